import { expect, test } from 'vitest';
import { DEFICIENCIES, difference, lightness, seenWith } from '../../src/export/figure/colour.ts';
import { categoryColours } from '../../src/figures/category-colours.ts';
import {
  colours,
  OKABE_ITO,
  PALETTE_NAMES,
  PALETTES,
  paletteFor,
  STATE_COLOURS,
  TOL_MUTED,
} from '../../src/figures/palette.ts';
import { exhibitFile } from '../../src/model/exhibit-file.ts';
import { codebookOf } from '../support/codebook.ts';

// Okabe and Ito, Color Universal Design (2008): R 0,114,178 and so on; scraped copies carry wrong digits
test('Okabe and Ito’s colours are theirs', () => {
  const rgb = OKABE_ITO.map(colour => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)));
  expect(rgb).toEqual([
    [0, 114, 178],
    [230, 159, 0],
    [0, 158, 115],
    [213, 94, 0],
    [204, 121, 167],
    [86, 180, 233],
    [240, 228, 66],
  ]);
});

// Tol, technical note SRON/EPS/TN/09-002, issue 3.2, figure 3
test('Tol’s muted colours are his', () => {
  expect([...TOL_MUTED].sort()).toEqual(
    ['#CC6677', '#332288', '#DDCC77', '#117733', '#88CCEE', '#882255', '#44AA99', '#999933', '#AA4499'].sort(),
  );
});

test('up to seven, up to nine, and in an order', () => {
  expect([1, 7, 8, 9].map(count => paletteFor(count, false))).toEqual([
    'okabe-ito',
    'okabe-ito',
    'tol-muted',
    'tol-muted',
  ]);
  expect(paletteFor(5, true)).toBe('viridis');
  expect(colours('tol-muted', 10)).toBeNull();
});

test.each([2, 3, 5, 9])('viridis in %i steps gets lighter from step to step', count => {
  const light = colours('viridis', count)!.map(lightness);
  light.slice(1).forEach((value, i) => void expect(value - light[i]!).toBeGreaterThan(4));
});

test('greys can be told apart', () => {
  const light = colours('greys', 6)!
    .map(lightness)
    .sort((a, b) => a - b);
  light.slice(1).forEach((value, i) => void expect(value - light[i]!).toBeGreaterThan(7));
});

test('no category has the colour of a missing state', () => {
  for (const state of Object.values(STATE_COLOURS))
    for (const colour of [...OKABE_ITO, ...TOL_MUTED]) expect(difference(state, colour)).toBeGreaterThan(8);
});

test('missing states that stand side by side in a bar are told apart in print and by every reader', () => {
  const greys = ['not_reported', 'unclear', 'not_applicable'].map(state => STATE_COLOURS[state]!);
  greys.forEach((one, i) => {
    for (const other of greys.slice(i + 1)) {
      expect(Math.abs(lightness(one) - lightness(other))).toBeGreaterThan(8);
      expect(difference(one, other)).toBeGreaterThan(8);
      for (const deficiency of DEFICIENCIES)
        expect(difference(seenWith(one, deficiency), seenWith(other, deficiency))).toBeGreaterThan(8);
    }
  });
});

const CODEBOOK = `
version: 1
fields:
  - { name: kind, type: string, categories: [{ value: a }, { value: b }, { value: top, codable: false }, { value: c }] }
  - { name: many, type: string, categories: [${Array.from({ length: 10 }, (_, i) => `{ value: m${i} }`).join(', ')}] }
  - { name: open, type: string }
`;

test('a category has one colour whatever else is shown', async () => {
  const colour = categoryColours(await codebookOf(CODEBOOK), {
    own: { kind: { b: '#123456' } },
    palette: null,
    greyscale: false,
  });
  expect(colour('kind', 'a', [])).toBe('#0072B2');
  expect(colour('kind', 'b', [])).toBe('#123456');
  expect(colour('kind', 'c', ['c'])).toBe('#009E73');
  expect(colour('kind', 'not_reported', [])).toBe(STATE_COLOURS.not_reported);
  expect(colour('many', 'm1', [])).toBeNull();
  expect(colour('open', 'y', ['x', 'y', 'not_reported'])).toBe('#E69F00');
});

test.each(PALETTE_NAMES)('%s: as many colours as it says are told apart by every reader, and in grey', name => {
  const { apartInVision, apartInGrey } = PALETTES[name];
  const pairs = (count: number): [string, string][] => {
    const list = colours(name, count)!;
    return list.flatMap((a, i) => list.slice(i + 1).map((b): [string, string] => [a, b]));
  };
  const vision = ([a, b]: [string, string]): number =>
    Math.min(difference(a, b), ...DEFICIENCIES.map(kind => difference(seenWith(a, kind), seenWith(b, kind))));
  const grey = ([a, b]: [string, string]): number => Math.abs(lightness(a) - lightness(b));
  expect(Math.min(...pairs(apartInVision).map(vision))).toBeGreaterThanOrEqual(8);
  expect(Math.min(...pairs(apartInGrey).map(grey))).toBeGreaterThanOrEqual(3);
  // and not one more
  if (apartInVision < PALETTES[name].colours.length)
    expect(Math.min(...pairs(apartInVision + 1).map(vision))).toBeLessThan(8);
  if (apartInGrey < PALETTES[name].colours.length)
    expect(Math.min(...pairs(apartInGrey + 1).map(grey))).toBeLessThan(3);
});

test('the schema knows every palette', () => {
  for (const palette of PALETTE_NAMES) expect(exhibitFile.parse({ palette }).palette).toBe(palette);
});

// Tol, technical note SRON/EPS/TN/09-002, issue 3.2, figures 1 and 2
test('Tol’s bright and high-contrast colours are his', () => {
  expect([...PALETTES['tol-bright'].colours].sort()).toEqual(
    ['#4477AA', '#66CCEE', '#228833', '#CCBB44', '#EE6677', '#AA3377'].sort(),
  );
  expect([...PALETTES['tol-high-contrast'].colours].sort()).toEqual(['#004488', '#DDAA33', '#BB5566'].sort());
});
