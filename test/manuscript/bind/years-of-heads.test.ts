import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Columns of years and of spans of years, and years that are the first or the last of several. */

const TERMS: Term[] = [
  { field: 'year', level: null, names: [], fieldNames: ['Year'], holds: 'year' },
  term('code', 'yes', 'Code available', 'Code'),
  term('licence', 'yes', 'Licence given', 'Licence'),
];

test('a row that is called after the units alone counts those of each year', async () => {
  const table =
    'Table 1. Practices by year, n (%)\n\n| Practice | 2017 | 2022 |\n|---|---|---|\n| Articles | 16 | 31 |\n| Code available | 4 (25.0) | 12 (38.7) |\n';
  expect(await scanned(table, TERMS)).toEqual([
    'n = 16: year = 2017',
    'n = 31: year = 2022',
    '4 (25.0%): code=yes where year = 2017',
    '12 (38.7%): code=yes where year = 2022',
  ]);
});

test('without such rows a whole number in a table of shares stays what it was: nothing', async () => {
  const table =
    '| Practice | 2017 | 2022 |\n|---|---|---|\n| Median age | 16 | 31 |\n| Code available | 4 (25.0%) | 12 (38.7%) |\n';
  expect((await scanned(table, TERMS)).some(found => /(?:16|31): year/.test(found))).toBe(false);
});

test('heads of spans of years, with their wholes', async () => {
  const table =
    '| Practice | 2003–2013 (N = 38), n (%) | Since 2014 (N = 105), n (%) |\n|---|---|---|\n| Code available | 4 (10.5) | 12 (11.4) |\n';
  const found = await scanned(table, TERMS);
  expect(found).toContain('4 (10.5%): code=yes where year >= 2003 and year <= 2013 of 38');
  expect(found).toContain('12 (11.4%): code=yes where year >= 2014 of 105');
});

test.each([
  ['Of the 24 articles with code, 8 were published in 2023 or later.', 'year >= 2023'],
  ['Of the 24 articles with code, 8 were published in 2016 or earlier.', 'year <= 2016'],
  ['Of the 24 articles with code, 8 were published in 2023.', 'year = 2023'],
])('%s', async (text, condition) => {
  expect((await scanned(text, TERMS)).at(-1)).toContain(condition);
});
