import { glyphOutlines, type Outline } from './glyph-outlines.ts';
import { pairKerning } from './pair-kerning.ts';
import { type Sfnt, sfnt } from './sfnt.ts';

/** One face of a TrueType font: exact advance widths, which characters it has, and how they look. */
export interface FontFace {
  readonly unitsPerEm: number;
  /** the width of a text in the unit of `size`, without kerning, as Vega lays text out */
  width(text: string, size: number): number;
  has(character: string): boolean;
  /** a line of text as it is drawn, letter by letter from left to right: its glyphs with their places, and how wide it is with kerning, in the font's own units */
  set(text: string): {
    readonly glyphs: readonly { readonly outline: Outline; readonly x: number }[];
    readonly width: number;
  };
}

/**
 * Reads a TrueType font: tables `cmap`, `hmtx`, `hhea`, `head`, `loca`, `glyf` and `GPOS` of the OpenType specification 1.9.
 */
export function fontFace(bytes: Uint8Array): FontFace {
  const font = sfnt(bytes);
  const { unitsPerEm, glyphOf } = font;
  const advance = advances(font);
  // asked for by pictures of pixels alone
  let outlines: ReturnType<typeof glyphOutlines> | null = null;
  let kerning: ReturnType<typeof pairKerning> | null = null;
  return {
    unitsPerEm,
    width(text, size) {
      let sum = 0;
      for (const character of text) sum += advance(glyphOf(character.codePointAt(0)!));
      return (sum * size) / unitsPerEm;
    },
    has: character => /\s/u.test(character) || glyphOf(character.codePointAt(0)!) !== 0,
    set(text) {
      outlines ??= glyphOutlines(font);
      kerning ??= pairKerning(font);
      const glyphs = [];
      let x = 0;
      let before: number | null = null;
      for (const character of text) {
        const glyph = glyphOf(character.codePointAt(0)!);
        if (before !== null) x += kerning(before, glyph);
        glyphs.push({ outline: outlines(glyph), x });
        x += advance(glyph);
        before = glyph;
      }
      return { glyphs, width: x };
    },
  };
}

function advances({ view, table }: Sfnt): (glyph: number) => number {
  const metrics = view.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  return glyph => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1));
}
