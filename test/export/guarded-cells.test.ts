import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { GUARDED_CELLS } from '../../src/export/guarded-cells.ts';

test('a spreadsheet runs no text as a formula, and a number below zero is none', () => {
  expect(stringify([['=1+1', '-2', -0.5, 0.25, 0, 1e-9]], GUARDED_CELLS)).toBe("'=1+1,'-2,-0.5,0.25,0,1e-9\n");
});
