import { loadFace } from './fonts.ts';
import { LOOKS, readText } from './svg-text.ts';

/**
 * An SVG of ours with its text as outlines of the bundled font, kerned as a browser would: what rasterises it needs no font,
 * and reading fonts anew is a quarter of a picture's time. A text that cannot be read is left as it is. Whatever family is
 * named, the bundled one is meant: no other is ever loaded.
 */
export const outlineText = (svg: string): string =>
  svg.replace(
    /<text\b([^<>]*)>((?:[^<]|<(?!\/?text\b))*)<\/text>/g,
    (whole: string, attributes: string, content: string) => {
      return pathOf(attributes, content) ?? whole;
    },
  );

function pathOf(given: string, content: string): string | null {
  const read = readText(given, content);
  if (read === null) return null;
  const { attributes, size, lines } = read;
  const face = loadFace(read.face);
  const scale = size / face.unitsPerEm;
  const share = { start: 0, middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? 'start'];
  if (share === undefined) return null;
  let path = '';
  for (const line of lines) {
    const { glyphs, width } = face.set(line.text);
    // whole units: a two-thousandth of the letters' size
    const left = Math.round(line.x / scale - share * width);
    const down = Math.round(line.y / scale);
    for (const { outline, x } of glyphs)
      for (const contour of outline) path += `M${left + x + contour.x} ${contour.y - down}${contour.path}`;
  }
  const kept = LOOKS.flatMap(name => (attributes.has(name) ? [` ${name}="${attributes.get(name)}"`] : []));
  const transform = [attributes.get('transform') ?? '', `scale(${scale},${-scale})`].join(' ').trim();
  return `<path transform="${transform}"${kept.join('')} d="${path}"/>`;
}
