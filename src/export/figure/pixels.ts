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

/** An SVG as pixels on white, so many to the inch. */
export async function pixelsOf(svg: string, widthMm: number, dpi: number): Promise<Pixels> {
  const { Resvg } = await import('@resvg/resvg-js');
  const value = Math.round((widthMm / 25.4) * dpi);
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value }, font: RESVG_FONT(), background: 'white' }).render();
  const { pixels, width, height } = drawn;
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4) {
    rgb[to++] = pixels[from]!;
    rgb[to++] = pixels[from + 1]!;
    rgb[to++] = pixels[from + 2]!;
  }
  return { width, height, rgb, dpi };
}
