import { loadFace } from './fonts.ts';
import { readText } from './svg-text.ts';

/**
 * An SVG of ours in which every line of text says how wide it is. A reader's machine may have neither the bundled font nor
 * another of its widths (Arial, Liberation Sans, Helvetica): its font is then drawn as wide as the figure was laid out for, so
 * that no text runs into another. A text that cannot be read is left as it is.
 */
export const fixTextWidths = (svg: string): string =>
  svg.replace(
    /<text\b([^<>]*)>((?:[^<]|<(?!\/?text\b))*)<\/text>/g,
    (whole: string, attributes: string, content: string) => {
      const read = readText(attributes, content);
      if (read === null) return whole;
      const face = loadFace(read.face);
      const widths = read.lines.map(({ text }) => {
        const width = (face.set(text).width * read.size) / face.unitsPerEm;
        return width === 0 ? '' : ` textLength="${Number(width.toFixed(1))}" lengthAdjust="spacingAndGlyphs"`;
      });
      if (!content.startsWith('<tspan')) return `<text${attributes}${widths[0]}>${content}</text>`;
      let at = 0;
      return `<text${attributes}>${content.replace(/<tspan([^<>]*)>/g, (_, own: string) => `<tspan${own}${widths[at++]}>`)}</text>`;
    },
  );
