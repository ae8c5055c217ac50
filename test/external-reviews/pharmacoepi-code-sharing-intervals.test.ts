import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';
import { dataOf, externalReview, type ReviewData } from '../support/external-review.ts';
import { runCommand } from '../support/run-command.ts';

const FOLDER = 'pharmacoepi-code-sharing';
const own = (name: string): string => readFileSync(join(import.meta.dirname, 'pharmacoepi', name), 'utf8');

// Tazare et al. 2024, PDS 33(9):e5856, doi 10.1002/pds.5856; the authors' rendered tables (published_tabs/, see FACTS.md)
const YEARS = [2017, 2018, 2019, 2020, 2021, 2022];

/** proposition or field, condition, n, N, percent as printed */
type Share = readonly [subject: string, level: string, where: string | null, n: number, N: number, percent: string];
const SHARES: readonly Share[] = [
  ['article_type_pds_grouped', 'Brief Report', null, 62, 968, '6.4'],
  ['article_type_pds_grouped', 'Original Article', null, 879, 968, '90.8'],
  ['article_type_pds_grouped', 'Review', null, 27, 968, '2.8'],
  ['article_aim_clean', 'Applied', null, 617, 968, '63.7'],
  ['article_aim_clean', 'Methodological', null, 142, 968, '14.7'],
  ['article_aim_clean', 'Validation', null, 143, 968, '14.8'],
  ['article_aim_clean', 'Review', null, 63, 968, '6.5'],
  ['article_aim_clean', 'Other', null, 3, 968, '0.3'],
  ['simulation', 'Yes', null, 37, 968, '3.8'],
  ['covid', 'Yes', null, 17, 968, '1.8'],
  ['industry_affiliation', 'Yes', null, 197, 968, '20.4'],
  ['industry_funding', 'Yes', null, 140, 968, '14.5'],
  ['language_none', 'No', null, 688, 968, '71.1'],
  ['language_sas', 'Yes', 'language_none = No', 307, 688, '44.6'],
  ['language_r', 'Yes', 'language_none = No', 167, 688, '24.3'],
  ['language_stata', 'Yes', 'language_none = No', 162, 688, '23.5'],
  ['language_spss = Yes or language_excel = Yes', 'true', 'language_none = No', 96, 688, '14.0'],
  ['codelists', 'At least one', null, 499, 968, '51.5'],
  ['codelists', 'No', null, 168, 968, '17.4'],
  ['codelists', 'inapplicable', null, 291, 968, '30.1'],
  ['codelists', 'elsewhere', null, 10, 968, '1.0'],
  ['data_sharing', 'procedures', null, 75, 968, '7.7'],
  ['data_sharing in (raw, analytical)', 'true', null, 21, 968, '2.2'],
  ['preregister != No', 'true', null, 54, 968, '5.6'],
  ['guideline', 'Yes', null, 44, 968, '4.5'],
  ['instructions', 'No', 'available_code = true', 9, 46, '19.6'],
  ['instructions', 'comments', 'available_code = true', 17, 46, '37.0'],
  ['instructions', 'readme', 'available_code = true', 13, 46, '28.3'],
  ['instructions', 'package', 'available_code = true', 7, 46, '15.2'],
  ['pipeline', 'data_management', 'available_code = true', 18, 46, '39.1'],
  ['pipeline', 'analysis', 'available_code = true', 24, 46, '52.2'],
  ['pipeline', 'methods', 'available_code = true', 10, 46, '21.7'],
  ['pipeline', 'illustrative', 'available_code = true', 13, 46, '28.3'],
];

/** what, condition, n and percent (two decimals) of each year */
type Series = readonly [
  subject: string,
  level: string,
  where: string | null,
  n: readonly number[],
  percent: readonly string[],
];
const SERIES: readonly Series[] = [
  ['available_code', 'true', null, [3, 6, 11, 7, 7, 12], ['1.79', '3.68', '6.11', '4.22', '4.27', '9.45']],
  ['declared_code', 'Yes', null, [4, 9, 12, 10, 10, 17], ['2.38', '5.52', '6.67', '6.02', '6.10', '13.39']],
  [
    'data_sharing in (procedures, raw, analytical)',
    'true',
    null,
    [12, 6, 17, 19, 19, 23],
    ['7.14', '3.68', '9.44', '11.45', '11.59', '18.11'],
  ],
  [
    'codelists = "At least one"',
    'true',
    'codelists != inapplicable',
    [89, 89, 86, 76, 88, 71],
    ['74.79', '77.39', '67.19', '70.37', '75.86', '78.02'],
  ],
  ['guideline', 'Yes', null, [5, 5, 6, 6, 10, 12], ['2.98', '3.07', '3.33', '3.61', '6.10', '9.45']],
  ['preregister != No', 'true', null, [12, 5, 11, 7, 13, 6], ['7.14', '3.07', '6.11', '4.22', '7.93', '4.72']],
];

interface Facts {
  readonly printed: readonly Share[];
  readonly series: readonly Series[];
  readonly crossed: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
const DATA = dataOf<Facts>('articles', FOLDER, {
  printed: SHARES,
  series: SERIES,
  // the columns of code_sharing_by_orp.csv
  crossed: {
    guideline: { 'Yes false': 42, 'Yes true': 2 },
    declared_code: { 'Yes false': 16, 'Yes true': 46 },
    codelists: {
      'At least one false': 484,
      'At least one true': 15,
      'No false': 159,
      'No true': 9,
      'inapplicable false': 270,
      'inapplicable true': 21,
      'elsewhere false': 9,
      'elsewhere true': 1,
    },
    'preregister != No': { 'true false': 51, 'true true': 3 },
  },
});

describe.each(DATA)('code sharing 2017 to 2022: %s', (_, { root, facts }) => {
  let review = '';
  let twoDecimals = '';
  beforeAll(() => {
    const data = { 'corpus/articles.csv': resolve(root, FOLDER, 'clean_results_without_abstracts.csv') };
    const codebook = { 'codebook/articles.yaml': own('articles.yaml') };
    review = externalReview({ 'review.yaml': own('review.yaml'), ...codebook }, data);
    twoDecimals = externalReview({ 'review.yaml': `${own('review.yaml')}numbers: { digits: 2 }\n`, ...codebook }, data);
  });

  test.each(facts.printed)('%s = %s (where %s): %d of %d, %s%%', async (subject, level, where, n, N, percent) => {
    const args = ['shares', subject, ...(where === null ? [] : ['--where', where])];
    const { out, status } = await runCommand(...args, '--json', '--review', review);
    expect(status).toBe(0);
    const row = (JSON.parse(out).rows as ResultRow[]).find(entry => entry.level === level);
    expect(row).toMatchObject({ n, N });
    const printed = await runCommand(...args, '--review', review);
    const line = printed.out.split('\n').find(text => text.startsWith(`${row?.label} `) && /\d$/.test(text.trim()));
    expect(line?.trim().replace(/\s+/g, ' ')).toMatch(new RegExp(`${n} ${N} ${percent}$`));
  });

  test.each(facts.series)('%s (%s, where %s) over the years', async (subject, level, where, n, percent) => {
    const args = ['trend', subject, ...(where === null ? [] : ['--where', where])];
    const { out } = await runCommand(...args, '--json', '--review', review);
    const rows = (JSON.parse(out).rows as ResultRow[]).filter(row => row.statistic === 'share' && row.level === level);
    expect(rows.map(row => row.by[0]?.level)).toEqual(YEARS.map(String));
    expect(rows.map(row => row.n)).toEqual(n);
    const printed = (await runCommand(...args, '--review', twoDecimals)).out;
    n.forEach((count, i) => {
      expect(printed).toMatch(new RegExp(`${YEARS[i]} .*\\b${count} \\(${percent[i]}\\)`));
    });
  });

  test.each(Object.entries(facts.crossed))('what goes with available code: %s', async (field, expected) => {
    const { out } = await runCommand('crosstab', field, 'available_code', '--json', '--review', review);
    const cells = (JSON.parse(out).rows as ResultRow[])
      .filter(row => row.base === 'group' && row.by.length === 1)
      .map(row => [`${row.level} ${row.by[0]?.level}`, row.n]);
    expect(Object.fromEntries(cells)).toMatchObject(expected);
  });
});

type Half = readonly [file: string, encoding: string, decisions: Readonly<Record<string, number>>, records: number];
const HALVES = dataOf<readonly Half[]>('halves', FOLDER, [
  ['screening_half_1.csv', 'utf-8', { YES: 471, maybe: 42 }, 568],
  ['screening_half_2_bad_encoding.csv', 'windows-1252', { YES: 469, maybe: 36 }, 568],
]);
const halves = ([name, { root, facts }]: [string, ReviewData<readonly Half[]>]) =>
  facts.map(([file, ...rest]) => [file, name, resolve(root, FOLDER, file), ...rest] as const);
test.each(HALVES.flatMap(halves))('%s: %s', async (_, __, path, encoding, decisions, records) => {
  const folder = externalReview(
    {
      'review.yaml': own('screening-review.yaml').replace('ENCODING', encoding),
      'codebook/screening.yaml': own('screening.yaml'),
    },
    { 'corpus/records.csv': path },
  );
  const { out, status } = await runCommand('shares', 'decision', '--json', '--review', folder);
  expect(status).toBe(0);
  const rows = JSON.parse(out).rows as ResultRow[];
  expect(rows[0]?.N).toBe(records);
  for (const [level, n] of Object.entries(decisions)) expect(rows.find(row => row.level === level)?.n).toBe(n);
});
