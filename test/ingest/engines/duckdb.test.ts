import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingest, openCounts } from '../../../src/ingest/ingest.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import type { Codebook } from '../../../src/model/codebook.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { fromCounts, fromRows } from '../../support/counted-results.ts';
import { diskSource, hasDuckdb, runDuckdb, writeParquet } from '../../support/parquet.ts';
import { countRequests, randomSheets } from '../../support/random-sheet.ts';
import { seedReview } from '../../support/review.ts';
import { sourceOf } from '../../support/source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The same cells as CSV, every one in quotation marks. */
const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

/** Row numbers of a Parquet file count from 1, those of a sheet from its header on. */
const withoutPlaces = (found: unknown): unknown =>
  JSON.parse(
    JSON.stringify(found)
      .replaceAll(/(sheet\.\w+, )?row \d+/g, 'row')
      .replaceAll('sheet.csv', 'sheet.parquet'),
  );

const plainFindings = (findings: readonly Finding[], shift: number) =>
  findings.map(({ code, severity, message, field, value, row, column }) => ({
    code,
    severity,
    message: message.replaceAll(/row \d+/g, 'row'),
    field,
    value,
    row: row === null ? null : row + shift,
    column,
  }));

const SHARES = (field: string): AnalysisRequest => ({ analysis: 'shares', fields: [field] });

async function counts(folder: string, names: readonly string[], codebook: Codebook, request: AnalysisRequest) {
  const source = (await openCounts(diskSource(folder, ...names)))!;
  try {
    const found = (await fromCounts(source, codebook, [request])) as {
      rows?: { level: string | null; kind: string; n: number; N: number | null }[];
      message?: string;
    };
    return found.message ?? found.rows!.map(row => [row.level ?? row.kind, row.n, row.N]);
  } finally {
    source.close();
  }
}

describe.skipIf(!hasDuckdb)('DuckDB (skipped where @duckdb/node-api is not installed)', () => {
  test('Parquet gives the same rows, notes and findings as the same cells in CSV, counted and read', async () => {
    const folder = temporaryFolder();
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        randomSheets({ minRows: 1 }),
        fc.array(countRequests, { minLength: 4, maxLength: 4 }),
        async (sheet, requests) => {
          const codebook = await codebookOf(sheet.codebook);
          const table = await ingest(sourceOf(csvOf([sheet.header, ...sheet.rows]), 'sheet.csv'));
          await writeParquet(join(folder, 'sheet.parquet'), sheet.header, sheet.rows);
          const file = diskSource(folder, 'sheet.parquet');
          const source = (await openCounts(file))!;
          for (const request of requests) {
            const wanted = await fromRows(table, codebook, [request]);
            if (Object.hasOwn(wanted as object, 'rows')) answered++;
            expect(withoutPlaces(await fromCounts(source, codebook, [request]))).toEqual(withoutPlaces(wanted));
          }
          source.close();
          const read = await ingest(file);
          expect(read.columns.map(({ header }) => header)).toEqual(sheet.header);
          expect(plainFindings(validate(read, codebook).findings, 1)).toEqual(
            plainFindings(validate(table, codebook).findings, 0),
          );
        },
      ),
      { numRuns: 5, seed: 22, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(10);
  });

  test('the seed review gives the same rows from Parquet', async () => {
    const { studies } = await seedReview();
    const { table, codebook } = studies.coded;
    const folder = temporaryFolder();
    const rows = Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)));
    await writeParquet(
      join(folder, 'sheet.parquet'),
      table.columns.map(({ header }) => header),
      rows,
    );
    const source = (await openCounts(diskSource(folder, 'sheet.parquet')))!;
    const names = [...studies.coded.columns].flatMap(([name, { kind, field }]) =>
      kind === 'multi' || field.categories !== null || kind === 'numeric' ? [name] : [],
    );
    for (const [at, name] of names.slice(0, 6).entries())
      for (const request of [
        { analysis: 'shares', fields: [name], by: at % 2 === 0 ? [] : [names[0]!] },
        { analysis: 'trend', fields: [name] },
      ])
        expect(await fromCounts(source, codebook, [request])).toEqual(await fromRows(table, codebook, [request]));
    source.close();
  });

  test('no list, an empty list and a null within a list are blank, none and an error; items are never split', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'lists.parquet');
    await runDuckdb(
      `COPY (SELECT * FROM (VALUES ('1', ['x', 'y;z']), ('2', []), ('3', NULL), ('4', ['x', NULL]), ('5', ['NR']), ('6', [' x ', 'x'])) t(id, tools)) TO '${path}' (FORMAT parquet)`,
    );
    const codebook = await codebookOf(`
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: tools, type: list, delimiter: ";", categories: [x, "y;z"] }
`);
    expect(await counts(folder, ['lists.parquet'], codebook, { ...SHARES('tools'), denominator: 'all' })).toEqual([
      ['x', 2, 6],
      ['y;z', 1, 6],
      ['none', 1, 6],
      ['not_reported', 1, 6],
      ['not_coded', 1, 6],
      ['invalid', 1, 6],
    ]);
    const { findings } = validate(await ingest(diskSource(folder, 'lists.parquet')), codebook);
    expect(findings.map(({ code, row, message }) => [code, row, message])).toEqual([
      ['D119', 4, 'this list holds 1 null; remove it, or write the item that is meant'],
      ['D108', 6, expect.stringContaining('x')],
    ]);
    const single = await codebookOf('primaryKey: id\nfields:\n  - { name: id }\n  - { name: tools }\n');
    expect(validate(await ingest(diskSource(folder, 'lists.parquet')), single).findings[0]).toMatchObject({
      code: 'D120',
      message: 'this cell is a list; declare tools with `type: list`',
    });
  });

  test('numbers, dates and booleans are the text that a spreadsheet would show', async () => {
    const folder = temporaryFolder();
    await runDuckdb(
      `COPY (SELECT 2020::DOUBLE y, 0.1::DOUBLE + 0.2::DOUBLE s, 1.1::FLOAT f, 1.10::DECIMAL(5,2) d, true b, DATE '2020-01-02' AS "day", 1e300::DOUBLE big, 9007199254740993::BIGINT i, 'nan'::DOUBLE n, [1.0, 2.5]::DOUBLE[] l, {'a': 1} st) TO '${join(folder, 'types.parquet')}' (FORMAT parquet)`,
    );
    const table = await ingest(diskSource(folder, 'types.parquet'));
    expect(Object.fromEntries(table.columns.map(column => [column.header, column.value(0)]))).toEqual({
      y: '2020',
      s: '0.30000000000000004',
      f: '1.1',
      d: '1.10',
      b: 'true',
      day: '2020-01-02',
      big: '1e+300',
      i: '9007199254740993',
      n: 'nan',
      l: '["1","2.5"]',
    });
    expect(table.findings.map(({ code, message }) => [code, message])).toEqual([
      ['D020', 'the column st is not read: it holds STRUCT(a INTEGER), not text, numbers, dates or lists of these'],
    ]);
  });

  test('several files are one sheet, each cell with the file that it stands in; other columns in one of them are refused', async () => {
    const folder = temporaryFolder();
    const codebook = await codebookOf(
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: m, categories: [a, b] }\n',
    );
    await writeParquet(
      join(folder, "a[1]'s.parquet"),
      ['id', 'm'],
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    );
    await writeParquet(
      join(folder, 'b*.parquet'),
      ['id', 'm'],
      [
        ['3', 'wrong'],
        ['4', 'a'],
      ],
    );
    await writeParquet(join(folder, 'c.parquet'), ['m', 'id'], [['a', '5']]);
    await writeParquet(join(folder, 'd.parquet'), ['id', 'm'], [['002', 'a']]);
    const two = ["a[1]'s.parquet", 'b*.parquet'];
    expect(await counts(folder, two, codebook, SHARES('m'))).toEqual([
      ['a', 2, 3],
      ['b', 1, 3],
      ['invalid', 1, null],
    ]);
    const { findings } = validate(await ingest(diskSource(folder, ...two)), codebook);
    expect(findings.map(({ code, file, row, column }) => [code, file, row, column])).toEqual([
      ['D101', 'b*.parquet', 1, 'B'],
    ]);
    await expect(counts(folder, [...two, 'c.parquet'], codebook, SHARES('m'))).rejects.toThrow(
      "c.parquet has other columns than a[1]'s.parquet: id has another type or place",
    );
    expect(await counts(folder, [...two, 'd.parquet'], codebook, SHARES('m'))).toMatch(
      /a key is duplicated: d\.parquet, row 1: the id "002" is in row 2 already \(as "2", which is the same number\)/,
    );
  });

  test('a table of a database is read; where there are several, one must be named', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'map.duckdb');
    await runDuckdb(
      `ATTACH '${path}' AS map`,
      `CREATE TABLE map.studies AS SELECT * FROM (VALUES ('1', 'a'), ('2', 'b'), ('3', 'a')) t(id, m)`,
      `DELETE FROM map.studies WHERE id = '2'`,
      'CREATE TABLE map.other AS SELECT 1 x',
    );
    const file = diskSource(folder, 'map.duckdb');
    const source = (await openCounts(file, { table: 'studies' }))!;
    const { cells, counts: found } = await source.classes([1]);
    source.close();
    expect([cells, [...found]]).toEqual([[['a']], [2]]);
    await expect(openCounts(file)).rejects.toThrow('map.duckdb has 2 tables: other, studies');
    await expect(openCounts(file, { table: 'nine' })).rejects.toThrow(
      'map.duckdb has no table "nine"; it has other, studies',
    );
  });

  test('a broken file, and columns that DuckDB cannot tell apart, are one sentence', async () => {
    const folder = temporaryFolder({ 'broken.parquet': 'PAR1 and nothing else' });
    await expect(ingest(diskSource(folder, 'broken.parquet'))).rejects.toThrow(
      /^DuckDB can't read broken\.parquet: [^\n]+$/,
    );
    await runDuckdb(`COPY (SELECT 1 AS filename) TO '${join(folder, 'names.parquet')}' (FORMAT parquet)`);
    await expect(ingest(diskSource(folder, 'names.parquet'))).rejects.toThrow(
      'names.parquet has a column "filename", a name that DuckDB reserves',
    );
    await expect(ingest(sourceOf('PAR1', 'sheet.parquet'))).rejects.toThrow(
      "sheet.parquet can only be read from this machine's disk",
    );
  });
});
