import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hatch, patternsOf } from '../../src/figures/hatch.ts';
import { render, seedWith } from '../support/figures.ts';

test('the lines of a pattern stay inside their area', () => {
  const length = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(
      length,
      length,
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.constantFrom('rising', 'falling', 'level', 'crossed'),
      (x1, y1, width, height, pattern) => {
        for (const line of hatch({ x1, y1, x2: x1 + width, y2: y1 + height }, pattern as 'level')) {
          expect(Math.min(line.x1, line.x2)).toBeGreaterThanOrEqual(x1 - 1e-9);
          expect(Math.max(line.x1, line.x2)).toBeLessThanOrEqual(x1 + width + 1e-9);
          expect(Math.min(line.y1, line.y2)).toBeGreaterThanOrEqual(y1 - 1e-9);
          expect(Math.max(line.y1, line.y2)).toBeLessThanOrEqual(y1 + height + 1e-9);
        }
      },
    ),
  );
});

test('light greys carry lines, missing states are crossed', () => {
  expect([...patternsOf(['a', 'b', 'c', 'd', 'not_reported'], level => level === 'not_reported')]).toEqual([
    ['b', 'rising'],
    ['d', 'falling'],
    ['not_reported', 'crossed'],
  ]);
});

test('missing states that stand side by side in one bar have different patterns, which no category has', () => {
  const states = ['not_reported', 'unclear', 'not_applicable'];
  const found = patternsOf(['a', 'b', 'c', 'd', 'e', 'f', ...states], level => states.includes(level));
  expect(states.map(state => found.get(state))).toEqual(['crossed', 'upright', 'squared']);
  expect(new Set(found.values()).size).toBe(found.size);
});

test('greyscale has no colour, and nothing is to be said of it', async () => {
  const figure =
    'figure: stacked-bar\nfield: model_access\nby: modality\ngreyscale: true\nwidth: 85mm\nformats: [svg]\n';
  const { outputs, codes, faults } = await render(seedWith({ figure }));
  expect([...codes, ...faults]).toEqual([]);
  const inks = String(outputs.get('out/figure.svg')).match(/#[0-9a-f]{6}/gi) ?? [];
  expect(inks.filter(ink => ink.slice(1, 3) !== ink.slice(3, 5) || ink.slice(1, 3) !== ink.slice(5, 7))).toEqual([]);
  expect(String(outputs.get('out/figure.svg'))).toContain('legend_patterns_marks');
});
