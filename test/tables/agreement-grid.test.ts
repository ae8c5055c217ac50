import { expect, test } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';
import { agreementGrid, coefficientOf } from '../../src/tables/agreement-grid.ts';
import { resultRow } from '../support/result-row.ts';

const row = (stage: string, field: string, statistic: string, more: Partial<ResultRow> = {}) =>
  resultRow({
    analysis: 'agreement',
    statistic,
    field,
    by: [{ field: 'stage', level: stage, missing: false }],
    N: 10,
    estimate: 0.5,
    kind: 'field',
    ...more,
  });

const ROWS = [
  row('pilot', 'method', 'units_compared', { n: 8 }),
  row('pilot', 'method', 'cohen_kappa'),
  row('pilot', 'method', 'cohen_kappa', { level: 'a', kind: 'level' }),
  row('full', 'method', 'cohen_kappa'),
  row('full', 'year', 'percent_agreement', { N: null }),
  row('full', 'method', 'cohen_kappa', {
    by: [
      { field: 'stage', level: 'full', missing: false },
      { field: 'coders', level: 'A, B', missing: false },
    ],
  }),
];

test('stages, fields and categories in the order of their rows, without those of single pairs of coders', () => {
  const stages = agreementGrid(ROWS).map(({ stage, fields }) => [
    stage,
    fields.map(({ field, whole, categories }) => [field, whole.rows.length, categories.map(line => line.rows.length)]),
  ]);
  expect(stages).toEqual([
    ['pilot', [['method', 2, [1]]]],
    [
      'full',
      [
        ['method', 1, []],
        ['year', 1, []],
      ],
    ],
  ]);
  expect(agreementGrid([])).toEqual([]);
});

test('the units compared are counted, or else the denominator of a coefficient', () => {
  const [pilot, full] = agreementGrid(ROWS);
  expect(pilot?.fields[0]?.whole.compared()?.n).toBe(8);
  expect(full?.fields.map(({ whole }) => whole.compared()?.n)).toEqual([10, undefined]);
});

test('the first of some coefficients', () => {
  expect(coefficientOf(ROWS, ['fleiss_kappa', 'cohen_kappa'])).toBe(ROWS[1]);
  expect(coefficientOf(ROWS, ['gwet_ac1'])).toBeUndefined();
});
