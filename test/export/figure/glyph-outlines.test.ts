import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { fontFile, loadFace } from '../../../src/export/figure/fonts.ts';

// origin of what is expected: fontkit 2.0.4, which reads the same files with code of its own
const FACES = ['regular', 'bold', 'italic'] as const;

/** Points of SVG path data in absolute numbers, of lines and curves alike. */
function points(start: { x: number; y: number }, path: string): number[] {
  const found = [start.x, start.y];
  let [x, y] = [start.x, start.y];
  for (const [, command, given] of path.matchAll(/([lqz])([^lqz]*)/g)) {
    const numbers = given!.trim() === '' ? [] : given!.trim().split(/ +/).map(Number);
    for (let i = 0; i < numbers.length; i += 2) found.push(x + numbers[i]!, y + numbers[i + 1]!);
    if (command !== 'z') [x, y] = [found.at(-2)!, found.at(-1)!];
  }
  return found;
}

/** The same of a glyph as fontkit reads it: one list a contour, beginning with the same point and in the same order. */
const theirs = (font: Font, code: number): number[][] => {
  const contours: number[][] = [];
  for (const { command, args } of font.glyphForCodePoint(code).path.commands) {
    if (command === 'moveTo') contours.push([...args]);
    else contours.at(-1)?.push(...args);
  }
  return contours.filter(contour => contour.length > 2);
};

/** A closed line may end with a step to where it began or leave it to the closing. */
const open = (contour: readonly number[]): number[] => {
  const [x, y] = contour;
  const last = contour.length - 2;
  return contour[last] === x && contour[last + 1] === y && last > 0 ? contour.slice(0, last) : [...contour];
};

describe.each(FACES)('%s', name => {
  const face = loadFace(name);
  const font = create(readFileSync(fontFile(name))) as Font;

  test('every character that the font has is drawn point for point as fontkit reads it', () => {
    let seen = 0;
    for (const code of font.characterSet) {
      const [placed] = face.set(String.fromCodePoint(code)).glyphs;
      const ours = placed!.outline.map(({ x, y, path }) => open(points({ x, y }, path)));
      const expected = theirs(font, code).map(open);
      const round = (all: readonly number[][]) => all.map(contour => contour.map(value => Math.round(value * 4) / 4));
      expect(round(ours), `U+${code.toString(16)}`).toEqual(round(expected));
      seen += ours.length;
    }
    expect(seen).toBeGreaterThan(3000);
  });

  test.each([
    'AVATAR To. Ty, LT P.A. 11 1 Yes “We” V.',
    'Generation method by clinical domain',
    '79.3% (69/87)',
    'Зависимость ГДЕ Τύπος',
    'fi fl ffi no ligatures',
  ])('"%s" is as wide as fontkit sets it with kerning', text => {
    const positions = font.layout(text, { kern: true, liga: false }).positions;
    expect(face.set(text).width).toBe(positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0));
  });
});
