import type { RenderedFigure } from './figure-format.ts';
import { FONT, fontFile } from './fonts.ts';

/** Fonts for resvg: the bundled ones and nothing of the machine. */
export const RESVG_FONT = (): object => ({
  loadSystemFonts: false,
  defaultFontFamily: FONT,
  sansSerifFamily: FONT,
  fontFiles: [fontFile('regular'), fontFile('bold')],
});

/** A picture of pixels: RGB, three bytes each, without alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
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

/** An SVG as pixels on white, so many to the inch. */
export async function pixelsOf(svg: string, widthMm: number, dpi: number): Promise<Pixels> {
  const { Resvg } = await import('@resvg/resvg-js');
  const value = Math.round((widthMm / 25.4) * dpi);
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value }, font: RESVG_FONT(), background: 'white' }).render();
  const { pixels, width, height } = picture;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = y * width * 4;
    const to = y * width * 3;
    // most lines of a chart are as the one above
    if (y > 0 && pixels.compare(pixels, from - width * 4, from, from, from + width * 4) === 0)
      rgb.copyWithin(to, to - width * 3, to);
    else
      for (let x = 0, at = to; x < width; x++) {
        rgb[at++] = pixels[from + 4 * x]!;
        rgb[at++] = pixels[from + 4 * x + 1]!;
        rgb[at++] = pixels[from + 4 * x + 2]!;
      }
  }
  return { width, height, rgb, dpi };
}
