import { createRequire } from 'node:module';
import { Fault } from '../../base/fault.ts';
import type { RenderedFigure } from './figure-format.ts';
import { FONT, fontFile } from './fonts.ts';
import { outlineText } from './outline-text.ts';

/** An SVG for resvg, and the fonts that it needs: none where all of its text can be outlined, else the bundled ones and nothing of the machine. */
export function forResvg(given: string): { readonly svg: string; readonly font: object } {
  const svg = outlineText(given);
  const fontFiles = svg.includes('<text') ? [fontFile('regular'), fontFile('bold')] : [];
  return { svg, font: { loadSystemFonts: false, defaultFontFamily: FONT, sansSerifFamily: FONT, fontFiles } };
}

/** The white page that Vega draws first. Pixels are white to begin with, and to paint all of them again takes as long as the letters do. */
const PAPER = /(<\/desc>|^<svg[^>]*>)<rect width="[\d.]+" height="[\d.]+" fill="white"\/>/;

/** A picture of opaque pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** one word a pixel: red in its lowest byte, then green and blue */
  readonly words: Uint32Array;
  readonly dpi: number;
}

const drawn = new WeakMap<object, Promise<Pixels>>();

/** The pixels of a figure; drawn once, however many formats need them. */
export function figurePixels(figure: RenderedFigure): Promise<Pixels> {
  const known = drawn.get(figure);
  if (known !== undefined) return known;
  const pixels = pixelsOf(figure.svg, figure.widthMm, figure.dpi);
  drawn.set(figure, pixels);
  return pixels;
}

/**
 * The rasteriser. It asks for a report on the process to tell one C library from another; without the network that is quick.
 *
 * @throws a fault `no-rasteriser` where the package or its binary for this system is not installed
 */
export function resvg(): typeof import('@resvg/resvg-js') {
  if (process.report !== undefined) Object.assign(process.report, { excludeNetwork: true });
  try {
    // CommonJS, which `import` would read twice to find its names
    return createRequire(import.meta.url)('@resvg/resvg-js');
  } catch {
    throw new Fault(
      'no-rasteriser',
      'the package @resvg/resvg-js, or its program for this system, is not installed',
      'install scopebook again with its optional packages, or ask for SVG and PDF',
    );
  }
}

/** An SVG as pixels on white, so many to the inch. */
export async function pixelsOf(given: string, widthMm: number, dpi: number): Promise<Pixels> {
  const { renderAsync } = resvg();
  const value = Math.round((widthMm / 25.4) * dpi);
  // on a thread of its own, so that other formats are written meanwhile
  const { svg, font } = forResvg(given.replace(PAPER, '$1'));
  const picture = await renderAsync(svg, { fitTo: { mode: 'width', value }, font, background: 'white' });
  const { pixels, width, height } = picture;
  return { width, height, words: new Uint32Array(pixels.buffer, pixels.byteOffset, width * height), dpi };
}
