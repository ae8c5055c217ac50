import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classesSql, repeatedSql, rowsSql } from '../../../src/ingest/engines/sql.ts';
import { ingest, openCounts } from '../../../src/ingest/ingest.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import { codebookOf } from '../../support/codebook.ts';
import { fromCounts, fromRows } from '../../support/counted-results.ts';
import { diskSource, hasDuckdb, writeParquet } from '../../support/parquet.ts';
import { sourceOf } from '../../support/source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/*
 * What the readers and functions of engines do to codes without an error. An engine is therefore given and asked for nothing
 * but text, counts of equal texts, and places of rows.
 */
const sql = async () => {
  const { duckdb } = await import('../../../src/ingest/engines/duckdb.ts');
  const columns = ['n', 'cell 0', 'Count'].map(header => ({ header, type: 'VARCHAR', kind: 'text' as const }));
  return { dialect: duckdb.dialect, relation: 'sheet', place: 'rowid', columns };
};

test('statements group by whole columns as text, and no alias has the name of a column', async () => {
  const relation = await sql();
  expect(classesSql(relation, relation.columns.slice(0, 2), 9)).toBe(
    `SELECT coalesce(CAST("n" AS VARCHAR), '') AS "cell _0", coalesce(CAST("cell 0" AS VARCHAR), '') AS "cell _1", CAST(count(*) AS DOUBLE) AS "cell _2", CAST(coalesce(min(rowid), 0) AS DOUBLE) AS "cell _3" FROM sheet GROUP BY coalesce(CAST("n" AS VARCHAR), ''), coalesce(CAST("cell 0" AS VARCHAR), '') LIMIT 9`,
  );
});

test('no statement totals, samples, pivots, sorts codes, splits, rounds or reads CSV', async () => {
  const relation = await sql();
  const [first, second] = relation.columns;
  const texts = [
    classesSql(relation, [first!, second!], 9),
    rowsSql(relation, [first!], null),
    rowsSql(relation, [first!], second!),
    repeatedSql(relation, first!, 1, 3),
    ...readdirSync('src/ingest/engines', { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(join('src/ingest/engines', file), 'utf8')),
  ].join('\n');
  expect(texts).not.toMatch(
    /read_csv|read_json|ROLLUP|WITH TOTALS|GROUPING SETS|USING SAMPLE|PIVOT|UNNEST|string_split|list_distinct|\bround\(|\bavg\(|\bmode\(|\bupper\(|\blower\(|\btrim\(/i,
  );
  expect(rowsSql(relation, [first!], second!)).toMatch(/ORDER BY rowid$/);
});

const CELLS = [
  'yes',
  'Yes',
  't',
  '1-2-3',
  '01-02-20',
  '1.10',
  '1.1',
  '1E5',
  '001',
  'NULL',
  'NaN',
  'inf',
  '""',
  "'t Hooft",
  'RCT',
  ' RCT ',
  '\tRCT',
  'RCT\u00a0',
  'rct',
  '\ufb01',
  '\u{1f600}',
  'ß',
  'ẞ',
  'İ',
  'é',
  'e\u0301',
  'a;b;;',
  ';',
  '',
];
const HEADER = ['id', 'Design', 'n', 'cell 0', 'list'];
const ROWS = CELLS.map((cell, at) => [`k${at}`, cell, CELLS[(at * 7) % CELLS.length]!, cell, cell]);

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: "NULL", label: not_reported }]
fields:
  - { name: id }
  - { name: Design }
  - { name: n }
  - { name: "cell 0" }
  - { name: list, type: list, delimiter: ";", categories: [a, b, RCT, { value: "yes" }] }
`;

describe.skipIf(!hasDuckdb)('DuckDB (skipped where @duckdb/node-api is not installed)', () => {
  test.each<AnalysisRequest>([
    { analysis: 'shares', fields: ['Design'] },
    { analysis: 'shares', fields: ['n', 'cell 0'], by: ['list'] },
    { analysis: 'shares', fields: ['list'], denominator: 'responses' },
    { analysis: 'shares', fields: ['list'], where: 'Design != "1.10" and not Design = "\'t Hooft"' },
    { analysis: 'crosstab', fields: ['Design', 'list'] },
  ])('$analysis of $fields: no code changes, merges, splits or moves', async request => {
    const folder = temporaryFolder();
    const codebook = await codebookOf(CODEBOOK);
    await writeParquet(join(folder, 'sheet.parquet'), HEADER, ROWS);
    const csv = [HEADER, ...ROWS].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
    const source = (await openCounts(diskSource(folder, 'sheet.parquet')))!;
    const wanted = await fromRows(await ingest(sourceOf(csv)), codebook, [request]);
    expect(wanted).toHaveProperty('rows');
    expect(await fromCounts(source, codebook, [request])).toEqual(wanted);
    source.close();
  });

  test.each([
    [['1', '001'], true],
    [['1', '1.0'], true],
    [[' S1', 'S1\u00a0'], true],
    [['\ufeffS1', 'S1\t'], true],
    [['S1', 's1'], false],
    [['S1', 'S01'], false],
    [['1.5', '1.50'], false],
    [['0', '00.0'], true],
    [['01a', '1a'], false],
    [['', ''], true],
    [['\u00a0'], true],
    [['0'], false],
    [['1.0.0', '1.0'], false],
  ])('keys %j: repeated %s, as in memory', async (keys, repeated) => {
    const folder = temporaryFolder();
    const codebook = await codebookOf('primaryKey: id\nfields:\n  - { name: id }\n  - { name: a, categories: [x] }\n');
    await writeParquet(join(folder, 'sheet.parquet'), ['id', 'a'], [['first', 'x'], ...keys.map(key => [key, 'x'])]);
    const source = (await openCounts(diskSource(folder, 'sheet.parquet')))!;
    const found = await fromCounts(source, codebook, [{ analysis: 'shares', fields: ['a'] }]);
    source.close();
    expect(Object.hasOwn(found as object, 'message')).toBe(repeated);
    const table = await ingest(sourceOf(['id,a', 'first,x', ...keys.map(key => `"${key}",x`)].join('\n')));
    const inMemory = await fromRows(table, codebook, [{ analysis: 'shares', fields: ['a'] }]);
    expect(Object.hasOwn(inMemory as object, 'message')).toBe(repeated);
  });
});
