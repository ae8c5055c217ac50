import type { expect } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';

/** A result row with what is said of it, everything else empty. */
export const resultRow = (parts: Partial<ResultRow>): ResultRow => ({
  id: JSON.stringify(parts),
  analysis: 'shares',
  statistic: 'share',
  field: null,
  with: null,
  level: null,
  label: null,
  kind: 'level',
  missing: false,
  by: [],
  where: null,
  coder: null,
  unit: 'study',
  base: 'group',
  denominator: 'applicable',
  n: null,
  N: null,
  estimate: null,
  se: null,
  ci: null,
  test: null,
  studies: null,
  warnings: [],
  ...parts,
});

const isRow = (value: unknown): value is ResultRow =>
  typeof value === 'object' && value !== null && 'statistic' in value && 'units' in value && 'studies' in value;

/** Rows of two runs are equal where what they print is: each run makes its own function for the units. */
export const equalRows: Parameters<typeof expect.addEqualityTesters>[0][number] = function (a, b, testers) {
  if (!isRow(a) || !isRow(b)) return undefined;
  const { units: _first, ...left } = a;
  const { units: _second, ...right } = b;
  return this.equals(left, right, testers);
};
