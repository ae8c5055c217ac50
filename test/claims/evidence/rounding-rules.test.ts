import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPrinted } from '../../../src/base/printed-number.ts';
import { roundRatio } from '../../../src/base/rounding.ts';
import { intervalsByMethod } from '../../../src/claims/evidence/intervals-by-method.ts';
import {
  detectionProbability,
  impliedCounts,
  roundingThatPrints,
  roundingThatPrintsValue,
} from '../../../src/claims/evidence/rounding-rules.ts';

interface Known {
  readonly cases: readonly { N: number; decimals: number; counts: Readonly<Record<string, readonly number[]>> }[];
  readonly probability: readonly { N: number; decimals: number; p: number }[];
}
const known: Known = JSON.parse(readFileSync(join(import.meta.dirname, '../../known/claims/grim.json'), 'utf8'));

test.each(known.cases)(
  'the possible percentages of $N with $decimals decimals, and the counts behind them',
  ({ N, decimals, counts }) => {
    for (let step = 0; step <= 100 * 10 ** decimals; step++) {
      const text = (step / 10 ** decimals).toFixed(decimals);
      const implied = impliedCounts(readPrinted(text)!, N);
      const expected = counts[text];
      expect([text, implied?.low ?? null, implied?.high ?? null]).toEqual([
        text,
        expected?.at(0) ?? null,
        expected?.at(-1) ?? null,
      ]);
    }
  },
);

test.each(known.probability)(
  'a random percentage of $N with $decimals decimals is caught with probability $p',
  ({ N, decimals, p }) => {
    expect(detectionProbability(N, decimals)).toBeCloseTo(p, 12);
  },
);

test.each([
  [44, 59, '74.6', 'half-up'],
  [1, 8, '12.5', 'half-up'],
  [1, 8, '12', 'half-even'],
  [3, 8, '37', 'half-down'],
  [5, 59, '8.4', 'cut'],
  [12, 127, '9.5', 'twice'],
  [3, 59, '5.2', null],
  [1, 24, '4.0', 'padded'],
  [0, 59, '0.0', 'half-up'],
  [1, 41727, '<0.1', 'half-up'],
  [0, 41727, '<0.1', null],
  [996, 1000, '>99', 'half-up'],
])('%i of %i printed as %s: %s', (n, N, text, way) => {
  expect(roundingThatPrints(n, N, readPrinted(text)!)?.name ?? null).toBe(way);
});

test('every count of every N is among those that its own percentage implies', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), fc.integer({ min: 0, max: 3 }), (N, seed, decimals) => {
      const n = seed % (N + 1);
      const implied = impliedCounts(readPrinted(roundRatio(n, N, decimals))!, N);
      return implied !== null && implied.low <= n && n <= implied.high;
    }),
  );
});

test('values that are no shares', () => {
  expect(roundingThatPrintsValue(0.285, readPrinted('0.29')!)?.usual).toBe(true);
  expect(roundingThatPrintsValue(0.8137, readPrinted('0.81')!)?.name).toBe('half-up');
  expect(roundingThatPrintsValue(0.8187, readPrinted('0.81')!)?.name).toBe('cut');
  expect(roundingThatPrintsValue(0.9437, readPrinted('94.4')!, 100)?.name).toBe('half-up');
});

// the intervals of 44/59: CONVENTIONS of the field, computed with R's DescTools
test.each([
  ['62.2 to 83.9', ['Wilson']],
  ['61.6 to 85.0', ['Clopper-Pearson']],
  ['63.5 to 85.7', ['Wald']],
  ['60.0 to 80.0', []],
])('an interval of 44 of 59, %s', (text, methods) => {
  const [low, high] = text.split(' to ').map(part => readPrinted(part)!);
  const found = intervalsByMethod({ low: low!, high: high!, method: null, level: 0.95 }, { n: 44, N: 59, ci: null });
  expect(found!.filter(name => methods.length === 0 || methods.some(method => name.startsWith(method)))).toHaveLength(
    methods.length,
  );
});

test.each([
  ['8,4 %', '8.4', 1],
  ['8·4', '8.4', 1],
  ['\u22120.25', '-0.25', 2],
  ['1\u2009234.5', '1234.5', 1],
  ['.81', '0.81', 2],
  ['100', '100', 0],
])('reads %s', (written, text, decimals) => {
  expect(readPrinted(written)).toMatchObject({ text, decimals });
});
test('thousands are read in counts, decimals elsewhere', () => {
  expect(readPrinted('1,234', 'count')?.value).toBe(1234);
  expect(readPrinted('1,234')?.value).toBe(1.234);
  expect(readPrinted('44.5.6')).toBeNull();
  expect(readPrinted('')).toBeNull();
});
