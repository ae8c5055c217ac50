import { xmlText } from '../../base/xml-text.ts';
import { FONT, FONT_STACK } from './fonts.ts';
import type { RenderedScene } from './render-scene.ts';

const MM_PER_POINT = 25.4 / 72;

/** Points as millimetres, to the micrometre. */
export const millimetresOf = (points: number): number => Math.round(points * MM_PER_POINT * 1000) / 1000;

/**
 * Vega's SVG as a file for readers: its size in millimetres, a title and a description for screen readers, numbers to a
 * thousandth of a point, and fonts that are as wide as the one it was laid out in.
 */
export function finishSvg(
  laid: Pick<RenderedScene, 'svg'>,
  page: {
    readonly name: string;
    readonly title: string;
    readonly alt: string;
    readonly disclosure: string | null;
    readonly width: number;
    readonly height: number;
  },
): string {
  const { width, height } = page;
  const id = page.name.replace(/[^\w-]/g, '-');
  const root = [
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"',
    `aria-labelledby="${id}-title ${id}-desc"`,
    `width="${millimetresOf(width)}mm" height="${millimetresOf(height)}mm" viewBox="0 0 ${rounded(width)} ${rounded(height)}">`,
  ].join(' ');
  const words = `<title id="${id}-title">${xmlText(page.title)}</title><desc id="${id}-desc">${xmlText(page.alt)}</desc>${page.disclosure === null ? '' : `<metadata>${xmlText(page.disclosure)}</metadata>`}`;
  return `${laid.svg
    .replace(/^<svg[^>]*>/, () => `${root}${words}`)
    .replace(/<(\w+)(?!\w)([^<>]*)>/g, (_, tag: string, attributes: string) => `<${tag}${tidy(attributes)}>`)}\n`;
}

const GEOMETRY = /( (?:d|transform|x|y|x1|x2|y1|y2|dx|dy|width|height|font-size|stroke-width)=")([^"]*)"/g;

const tidy = (attributes: string): string =>
  attributes
    .replace(
      GEOMETRY,
      (_, name: string, value: string) =>
        `${name}${value.replace(/-?(?<!\d)\d+\.\d{4,}(?:e-?\d+)?/g, text => rounded(Number(text)))}"`,
    )
    .replace(`font-family="${FONT}"`, `font-family="${FONT_STACK}"`);

const rounded = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);
