import { loadFace } from './fonts.ts';

/**
 * An SVG of ours with its text as outlines of the bundled font, kerned as a browser would: what rasterises it needs no font,
 * and reading fonts anew is a quarter of a picture's time. A text that is more than letters side by side (another script than
 * the font's, marks that combine, attributes that Vega doesn't write by itself) is left as it is. Whatever family is named, the
 * bundled one is meant: no other is ever loaded.
 */
export const outlineText = (svg: string): string =>
  svg.replace(/<text\b([^<>]*)>(.*?)<\/text>/gs, (whole: string, attributes: string, content: string) => {
    return pathOf(attributes, content) ?? whole;
  });

/** Attributes that a path takes as they are. */
const KEPT = ['fill', 'fill-opacity', 'opacity', 'visibility', 'display'];

const SET = new Set([...KEPT, 'transform', 'text-anchor', 'font-family', 'font-size', 'font-weight', 'x', 'y']);

/** Scripts whose letters stand side by side; no marks that combine, nothing that joins. */
const SIDE_BY_SIDE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u;

function pathOf(given: string, content: string): string | null {
  const attributes = new Map<string, string>();
  for (const [, name, value] of given.matchAll(/([\w:-]+)="([^"]*)"/g)) attributes.set(name!, value!);
  if ([...attributes.keys()].some(name => !SET.has(name))) return null;
  const size = Number((attributes.get('font-size') ?? '').replace(/px$/, ''));
  const weight = attributes.get('font-weight') ?? 'normal';
  if (!(size > 0) || !/^(normal|bold|\d+)$/.test(weight)) return null;
  const lines = linesOf(content, Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0));
  const face = loadFace(weight === 'bold' || Number(weight) >= 600 ? 'bold' : 'regular');
  if (lines === null || lines.some(({ text }) => ![...text].every(character => face.has(character)))) return null;

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
  const kept = KEPT.flatMap(name => (attributes.has(name) ? [` ${name}="${attributes.get(name)}"`] : []));
  const transform = [attributes.get('transform') ?? '', `scale(${scale},${-scale})`].join(' ').trim();
  return `<path transform="${transform}"${kept.join('')} d="${path}"/>`;
}

/** The lines of a text element with their places; null for what Vega doesn't write. */
function linesOf(content: string, x: number, y: number): { text: string; x: number; y: number }[] | null {
  const lines: { text: string; x: number; y: number }[] = [];
  const spans = content.startsWith('<tspan')
    ? [...content.matchAll(/<tspan([^<>]*)>([^<>]*)<\/tspan>/g)]
    : [['', '', content] as const];
  if (content.startsWith('<tspan') && spans.map(([span]) => span).join('') !== content) return null;
  let [left, down] = [x, y];
  for (const [, attributes = '', inner = ''] of spans) {
    const place = /^(?: x="(-?[\d.]+)" dy="(-?[\d.]+)")?$/.exec(attributes);
    const text = plain(inner);
    if (place === null || text === null || !SIDE_BY_SIDE.test(text)) return null;
    if (place[1] !== undefined) [left, down] = [Number(place[1]), down + Number(place[2])];
    lines.push({ text, x: left, y: down });
  }
  return lines.every(line => Number.isFinite(line.x + line.y)) ? lines : null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters of a line, blanks as SVG reads them; null where there is markup or an entity that XML doesn't have. */
function plain(inner: string): string | null {
  if (inner.includes('<') || /&(?!(?:amp|lt|gt|quot|apos);)/.test(inner)) return null;
  return inner
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/[ \t\n\r]+/g, ' ')
    .replace(/^ | $/g, '');
}
