import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Source } from '../../../../src/base/effects.ts';
import { servedSource } from '../../../../src/ingest/engines/served-source.ts';
import { ingest, openCounts } from '../../../../src/ingest/ingest.ts';
import type { AnalysisRequest } from '../../../../src/model/analysis-request.ts';
import { ALL_AGREEMENT } from '../../../../src/pipeline/sheets/agreement.ts';
import { validate } from '../../../../src/validate/validate.ts';
import { hasClickhouse, loadShards, type Shard, startShards, stopShards } from '../../../support/clickhouse-servers.ts';
import { codebookOf } from '../../../support/codebook.ts';
import { agreementFromCounts, agreementFromRows } from '../../../support/counted-agreement.ts';
import { fromCounts, fromRows } from '../../../support/counted-results.ts';
import { agreementQueries, randomCoders } from '../../../support/random-coders.ts';
import { countRequests, randomSheets } from '../../../support/random-sheet.ts';
import { seedReview } from '../../../support/review.ts';
import { sourceOf } from '../../../support/source.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

/** Cells that readers and functions of engines change without an error. */
const CELLS = [
  'yes',
  '1-2-3',
  '1.10',
  '001',
  'NULL',
  'NaN',
  "'t Hooft",
  ' RCT ',
  '\tRCT',
  'RCT\u00a0',
  'RCT',
  'ß',
  'é',
  'e\u0301',
  '\u{1f600}',
  'a;b;;',
  '',
  '\\',
  '`"',
];

describe.skipIf(!hasClickhouse)('two shards of ClickHouse (skipped where clickhouse-server is not installed)', () => {
  let shards: readonly [Shard, Shard];
  beforeAll(async () => {
    shards = await startShards(temporaryFolder());
  }, 60_000);
  afterAll(() => stopShards(shards));

  const table = (user: string | null = null, password: string | null = null): Source =>
    servedSource('clickhouse:default.map', {
      engine: 'clickhouse',
      database: 'default',
      table: 'map',
      order: 'row',
      access: { url: shards[0].url, user, password, seconds: 60 },
    });

  test('random sheets give the same rows, notes and findings as the same cells in CSV, counted and read', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        randomSheets({ minRows: 1 }),
        fc.array(countRequests, { minLength: 4, maxLength: 4 }),
        async (sheet, requests) => {
          const codebook = await codebookOf(sheet.codebook);
          const memory = await ingest(sourceOf(csvOf([sheet.header, ...sheet.rows]), 'clickhouse:default.map'));
          await loadShards(shards, sheet.header, sheet.rows);
          const source = (await openCounts(table()))!;
          for (const request of requests) {
            const wanted = await fromRows(memory, codebook, [request]);
            if (Object.hasOwn(wanted as object, 'rows')) answered++;
            expect(await fromCounts(source, codebook, [request])).toEqual(wanted);
          }
          source.close();
          const plain = (found: typeof memory) =>
            validate(found, codebook)
              .findings.filter(({ header }) => header !== 'row')
              .map(({ code, message, row, field, value }) => ({ code, message, row, field, value }));
          expect(plain(await ingest(table()))).toEqual(plain(memory));
        },
      ),
      { numRuns: 8, seed: 24, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(10);
  }, 60_000);

  test('the seed review gives the same rows, also to a user who may only read', async () => {
    const { studies } = await seedReview();
    const { table: memory, codebook } = studies.coded;
    await loadShards(
      shards,
      memory.columns.map(({ header }) => header),
      Array.from({ length: memory.rows }, (_, row) => memory.columns.map(column => column.value(row))),
    );
    const source = (await openCounts(table('reader', "se'c ret")))!;
    const names = [...studies.coded.columns].flatMap(([name, { kind, field }]) =>
      kind === 'multi' || field.categories !== null || kind === 'numeric' ? [name] : [],
    );
    for (const [at, name] of names.entries()) {
      const requests: AnalysisRequest[] = [
        { analysis: 'shares', fields: [name], by: at % 2 === 0 ? [] : [names[0]!] },
        { analysis: 'trend', fields: [name] },
        { analysis: 'crosstab', fields: [name, names[(at + 1) % names.length]!] },
      ];
      for (const request of requests)
        expect(await fromCounts(source, codebook, [request])).toEqual(await fromRows(memory, codebook, [request]));
    }
    source.close();
  }, 60_000);

  test('joint counts of coders’ columns give what the same cells give in CSV', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(randomCoders(), agreementQueries, async (sheet, asked) => {
        await loadShards(shards, sheet.header, sheet.rows);
        const source = (await openCounts(table()))!;
        const query = { ...ALL_AGREEMENT, ...asked };
        const found = await agreementFromCounts(sheet, source, query);
        source.close();
        if (found === null) return;
        counted++;
        // the column that numbers the rows stands before the others
        const plain = (report: unknown): unknown =>
          JSON.parse(
            JSON.stringify(report)
              .replaceAll('clickhouse:default.map', 'studies.csv')
              .replaceAll(/"column":"[A-Z]+"/g, '"column":""'),
          );
        expect(plain(found)).toEqual(plain(await agreementFromRows(sheet, query)));
      }),
      { numRuns: 10, seed: 25, endOnFailure: true },
    );
    expect(counted).toBeGreaterThan(2);
  }, 60_000);

  test('no code changes, merges, splits or moves', async () => {
    const rows = CELLS.map((cell, at) => [`k${at}`, cell, CELLS[(at * 7) % CELLS.length]!]);
    await loadShards(shards, ['id', 'a`b\\', 'list'], rows);
    const codebook = await codebookOf(
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: design, aliases: ["a`b\\\\"] }\n  - { name: list, type: list, delimiter: ";" }\n',
    );
    const memory = await ingest(sourceOf(csvOf([['id', 'a`b\\', 'list'], ...rows])));
    const source = (await openCounts(table()))!;
    for (const request of [
      { analysis: 'shares', fields: ['design'] },
      { analysis: 'crosstab', fields: ['design', 'list'] },
    ]) {
      const wanted = await fromRows(memory, codebook, [request]);
      expect(wanted).toHaveProperty('rows');
      expect(await fromCounts(source, codebook, [request])).toEqual(wanted);
    }
    source.close();
  });

  test.each([
    [['1', '001'], true],
    [['1', '1.0'], true],
    [[' S1', 'S1\u00a0'], true],
    [['\ufeffS1', 'S1\t'], true],
    [['S1', 's1'], false],
    [['S1', 'S01'], false],
    [['', ''], true],
  ])('keys %j on two shards: the same key is %s', async (keys, same) => {
    await loadShards(
      shards,
      ['id', 'm'],
      keys.map(key => [key, 'a']),
    );
    const source = (await openCounts(table()))!;
    expect((await source.rowsOf([1], 1)).rows).toBe(same ? 2 : 0);
    source.close();
  });

  test('a wrong password, a shard that lacks a column, and one that was killed are one sentence', async () => {
    await loadShards(
      shards,
      ['id', 'm'],
      [
        ['s1', 'a'],
        ['s2', 'b'],
      ],
    );
    await expect(openCounts(table('reader', 'wrong'))).rejects.toThrow('the server refuses the user or the password');
    const source = (await openCounts(table()))!;
    await shards[1].run('DROP TABLE default.part');
    await shards[1].run('CREATE TABLE default.part (row UInt64, id String) ENGINE = MergeTree ORDER BY row');
    await expect(source.classes([2])).rejects.toThrow(/^clickhouse:default\.map can't be read: .*m\b/);
    await stopShards([shards[1]]);
    await expect(source.classes([1])).rejects.toThrow('a shard does not answer, or broke off');
    source.close();
  });
});
