import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedFields } from '../../src/analyses/counted-fields.ts';
import { ANALYSES } from '../../src/analyses/index.ts';
import { tableSource } from '../../src/ingest/counting/table-source.ts';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';
import { unitCount } from '../../src/model/unit-count.ts';
import { results } from '../../src/pipeline/request/results.ts';
import { validateFiles } from '../../src/pipeline/sheets/validate-files.ts';
import { classesFrom } from '../../src/read/counted-classes.ts';
import { openStudies } from '../../src/read/session.ts';
import { codebookOf } from '../support/codebook.ts';
import { fromCounts, fromRows } from '../support/counted-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';
import { countRequests, randomSheets } from '../support/random-sheet.ts';
import { seedReview } from '../support/review.ts';
import { tableOf } from '../support/table.ts';

const analysisOf = (name: string) => ANALYSES.need(name, 'analysis');

test('counted combinations of cells give the same rows and notes as the rows, whatever the sheet and the request', async () => {
  await fc.assert(
    fc.asyncProperty(randomSheets(), countRequests, async (sheet, request) => {
      const codebook = await codebookOf(sheet.codebook);
      const table = tableOf(sheet.header, sheet.rows);
      expect(await fromCounts(tableSource(table), codebook, [request])).toEqual(
        await fromRows(table, codebook, [request]),
      );
    }),
    { numRuns: 100, seed: 21 },
  );
});

test('a key that stands twice is refused, as everywhere', async () => {
  await fc.assert(
    fc.asyncProperty(randomSheets({ repeated: true, minRows: 8 }), async sheet => {
      const codebook = await codebookOf(sheet.codebook);
      const table = tableOf(sheet.header, sheet.rows);
      const request: AnalysisRequest = { analysis: 'shares', fields: ['method'] };
      const refused = await fromCounts(tableSource(table), codebook, [request]);
      expect(refused).toMatchObject({ code: 'duplicate-key' });
      expect(refused).toEqual(await fromRows(table, codebook, [request]));
    }),
    { numRuns: 5, seed: 21 },
  );
});

test('the seed review counts the same: every field alone, by another one, over the years', async () => {
  const { studies } = await seedReview();
  const { table, codebook } = studies.coded;
  const names = [...studies.coded.columns]
    .filter(([, { kind, field }]) => kind === 'multi' || field.categories !== null || field.type === 'year')
    .map(([name]) => name);
  const requests = names.slice(0, 6).flatMap((name, at): AnalysisRequest[] => [
    { analysis: 'shares', fields: [name] },
    { analysis: 'shares', fields: [name], by: [names[(at + 1) % names.length]!] },
    { analysis: 'crosstab', fields: [name, names[(at + 2) % names.length]!] },
    { analysis: 'trend', fields: [name] },
  ]);
  for (const request of requests)
    expect(await fromCounts(tableSource(table), codebook, [request])).toEqual(
      await fromRows(table, codebook, [request]),
    );
});

test('only needed columns are read: the field, the parents of its skip rule, the subgroup, the condition', async () => {
  const codebook = await codebookOf(`
primaryKey: id
fields:
  - { name: id }
  - { name: a, categories: [x, y] }
  - { name: b, appliesIf: a = x, categories: [p] }
  - { name: c, categories: [q] }
  - { name: d, categories: [r] }
`);
  const table = tableOf(
    ['id', 'a', 'b', 'c', 'd', 'more'],
    [
      ['1', 'x', 'p', 'q', 'r', ''],
      ['2', 'x', 'p', 'q', 'r', ''],
      ['3', 'y', '', 'q', 'r', ''],
    ],
  );
  const read = await classesFrom(tableSource(table), codebook, {}, new Set(['b', 'a']));
  expect(read.coded.table.columns.map(({ header }) => header)).toEqual(['a', 'b']);
  expect(read.columnsRead).toEqual({ headers: ['id', 'a', 'b'], of: 6 });
  expect([read.coded.units, unitCount(read.coded)]).toEqual([2, 3]);
  // the address of a combination is that of its first row
  expect(read.coded.table.at(1, 1)).toMatchObject({ row: 4, column: 'C', header: 'b' });
});

/** A sheet of more than 4 MB, in which the column of remarks breaks a rule and is long. */
const LARGE = `id,a,remark,year\n${Array.from({ length: 9_000 }, (_, at) => `${at},${at % 3 === 0 ? 'x' : 'y'},${'a "remark" '.replaceAll('"', "'").repeat(46)},${2000 + (at % 20)}`).join('\n')}\n`;
const FILES = {
  'review.yaml': `name: large
unit: { name: study, key: id }
resources: [{ name: studies, path: studies.csv, schema: codebook.yaml }]
`,
  'codebook.yaml': `primaryKey: id
fields:
  - { name: id }
  - { name: a, categories: [x, y] }
  - { name: remark, constraints: { pattern: none } }
  - { name: year, type: year }
`,
  'studies.csv': LARGE,
};

test('of a large file only the columns that a result depends on are read; everything else reads all', async () => {
  expect(LARGE.length).toBeGreaterThan(1 << 22);
  const request: AnalysisRequest = { analysis: 'trend', fields: ['a'] };
  const counted = await openStudies(memoryEffects(FILES), null, null, codebook =>
    countedFields([request], codebook, analysisOf),
  );
  const { coded } = counted.material;
  expect(coded.table.columns.map(({ header, letter }) => [header, letter])).toEqual([
    ['id', 'A'],
    ['a', 'B'],
    ['year', 'D'],
  ]);
  const whole = await openStudies(memoryEffects(FILES), null);
  const [some, all] = [results(counted, [request]), results(whole, [request])];
  expect(JSON.stringify(some.rows)).toBe(JSON.stringify(all.rows));
  expect(some.notes.filter(({ code }) => code === 'columns-not-read')).toEqual([
    {
      code: 'columns-not-read',
      message:
        'Only the columns that this result depends on were read and checked: id, a, year (3 of 4); `scopebook validate` checks the others.',
    },
  ]);
  expect(all.notes.some(({ code }) => code === 'columns-not-read')).toBe(false);
  expect((await validateFiles(memoryEffects(FILES), null, null, { codebook: null, sheet: null })).summary.errors).toBe(
    9_000,
  );
});
