import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fontFile } from '../../../src/export/figure/fonts.ts';
import { outlineText } from '../../../src/export/figure/outline-text.ts';
import { pixelsOf, resvg } from '../../../src/export/figure/pixels.ts';

const FONT = `font-family="Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"`;
const page = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="20mm" viewBox="0 0 170 57">${content}</svg>`;

/** The same picture with the text set by resvg itself, from the font files. */
function bySettingText(svg: string): Uint8Array {
  const { Resvg } = resvg();
  const fontFiles = [fontFile('regular'), fontFile('bold')];
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: 709 },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' },
    background: 'white',
  }).render().pixels;
}

describe('text as outlines looks as the rasteriser would set it', () => {
  test.each([
    [
      'a line',
      `<text transform="translate(5,20)" ${FONT} font-size="9px" fill="#1a1a1a" opacity="1">AVATAR To. 79.3% (69/87)</text>`,
    ],
    [
      'bold, at its end',
      `<text text-anchor="end" transform="translate(165,20)" ${FONT} font-size="8px" font-weight="bold" fill="#D55E00">Ärztliche Größe ≥ 3 “ja”</text>`,
    ],
    [
      'turned, in the middle',
      `<text text-anchor="middle" transform="translate(80,30) rotate(270) translate(0,2)" ${FONT} font-size="7px" fill="#000">n = 9 &amp; &lt;5</text>`,
    ],
    [
      'several lines',
      `<text text-anchor="start" transform="translate(5,12)" ${FONT} font-size="7px" fill="#555555" opacity="0.8"><tspan>Not reported in 2 studies.</tspan><tspan x="0" dy="8.4">Zweite Zeile, кириллица, Ελληνικά</tspan></text>`,
    ],
    ['placed by itself', `<text x="40" y="20" ${FONT} font-size="8">n  =  9</text>`],
  ])('%s', async (_, text) => {
    const outlined = outlineText(page(text));
    expect(outlined).not.toContain('<text');
    const ours = new Uint8Array((await pixelsOf(page(text), 60, 300)).words.buffer);
    const theirs = bySettingText(page(text));
    expect(ours.length).toBe(theirs.length);
    let [apart, ink] = [0, 0];
    for (let i = 0; i < theirs.length; i++) {
      apart = Math.max(apart, Math.abs(ours[i]! - theirs[i]!));
      ink += 255 - theirs[i]!;
    }
    expect(ink).toBeGreaterThan(10_000);
    // a few grey levels at an edge: places are whole two-thousandths of the letters' size
    expect(apart).toBeLessThan(40);
  });
});

describe('what is more than letters side by side is left as it is', () => {
  test.each([
    ['Hebrew', `<text ${FONT} font-size="8px">שלום</text>`],
    ['a mark that combines', `<text ${FONT} font-size="8px">e\u0301</text>`],
    ['letters that the font lacks', `<text ${FONT} font-size="8px">随机</text>`],
    ['a joiner', `<text ${FONT} font-size="8px">a\u200db</text>`],
    ['an attribute of a user', `<text ${FONT} font-size="8px" font-style="italic">a</text>`],
    ['a stroke', `<text ${FONT} font-size="8px" stroke="red">a</text>`],
    ['a size in other units', `<text ${FONT} font-size="1em">a</text>`],
    ['markup inside', `<text ${FONT} font-size="8px">a<tspan font-weight="bold">b</tspan></text>`],
    ['an entity', `<text ${FONT} font-size="8px">a&#8203;b</text>`],
  ])('%s', (_, text) => {
    expect(outlineText(page(text))).toBe(page(text));
  });
});

test('any text keeps the picture well-formed', () => {
  const { Resvg } = resvg();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
      const safe = text.replace(/[<&>\p{C}]/gu, ' ');
      const svg = outlineText(page(`<text ${FONT} font-size="8px" fill="#000">${safe}</text>`));
      expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
