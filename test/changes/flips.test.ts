import { expect, test } from 'vitest';
import { flipsBetween } from '../../src/changes/flips.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { rowId } from '../../src/tabulate/rows/row-id.ts';
import { resultRow } from '../support/result-row.ts';

type Share = readonly [level: string, n: number, N: number];
const rows = (shares: readonly Share[], more: Partial<ResultRow> = {}): ReadonlyMap<string, ResultRow> =>
  new Map(
    shares.map(([level, n, N]) => {
      const row = resultRow({ field: 'method', level, label: level.toUpperCase(), n, N, ...more });
      return [rowId(row), row];
    }),
  );
const texts = (before: readonly Share[], after: readonly Share[], more: Partial<ResultRow> = {}): string[] =>
  flipsBetween(rows(before, more), rows(after, more)).map(flip => `${flip.kind}: ${flip.text}`);

test('a first rank that passes on, or is shared', () => {
  expect(
    texts(
      [
        ['a', 3, 9],
        ['b', 2, 9],
      ],
      [
        ['a', 3, 9],
        ['b', 4, 9],
      ],
    ),
  ).toEqual(['first: method: B is now most frequent, was A']);
  expect(
    texts(
      [
        ['a', 3, 9],
        ['b', 2, 9],
      ],
      [
        ['a', 3, 9],
        ['b', 3, 9],
      ],
    ),
  ).toEqual(['first: method: A and B are now most frequent, was A']);
  expect(
    texts(
      [
        ['a', 3, 9],
        ['b', 3, 9],
        ['c', 3, 9],
      ],
      [
        ['a', 3, 9],
        ['b', 3, 9],
        ['c', 2, 9],
      ],
    ),
  ).toEqual(['first: method: A and B are now most frequent, were A, B and C']);
});

test('where nothing led, something leads; where nothing leads any more, only its absence is told', () => {
  expect(texts([['a', 0, 9]], [['a', 1, 9]])).toEqual([
    'first: method: A is now most frequent, was nothing',
    'zero: method: A occurs for the first time (0 → 1)',
  ]);
  expect(texts([['a', 1, 9]], [['a', 0, 9]])).toEqual(['zero: method: A no longer occurs (1 → 0)']);
});

test('a majority is more than half', () => {
  expect(texts([['a', 4, 8]], [['a', 5, 8]])).toEqual(['majority: method: A is now a majority (4/8 → 5/8)']);
  expect(texts([['a', 5, 8]], [['a', 4, 8]])).toEqual(['majority: method: A is no longer a majority (5/8 → 4/8)']);
  expect(texts([['a', 5, 8]], [['a', 6, 8]])).toEqual([]);
});

test('subgroups and resources are named; a group that is new flips nothing', () => {
  const more = { by: [{ field: 'year', level: '2020', missing: false }], from: 'outcomes' };
  expect(texts([['a', 4, 8]], [['a', 5, 8]], more)).toEqual([
    'majority: outcomes, method (year = 2020): A is now a majority (4/8 → 5/8)',
  ]);
  expect(flipsBetween(rows([['a', 1, 8]]), rows([['a', 5, 8]], more))).toEqual([]);
});

test('a category without a label is named by its code; states, roll-ups and shares of another base are no sentence', () => {
  expect(texts([['a', 4, 8]], [['a', 5, 8]], { label: null })).toEqual([
    'majority: method: a is now a majority (4/8 → 5/8)',
  ]);
  for (const more of [
    { kind: 'state' },
    { kind: 'rollup' },
    { base: 'all' },
    { field: null },
    { statistic: 'median' },
  ] as const)
    expect(texts([['a', 4, 8]], [['a', 5, 8]], more)).toEqual([]);
});
