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
