import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countedFields } from '../../src/analyses/counted-fields.ts';
import { ANALYSES } from '../../src/analyses/index.ts';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { explained, results } from '../../src/pipeline/request/results.ts';
import { validateFiles } from '../../src/pipeline/sheets/validate-files.ts';
import { openReview, openStudies } from '../../src/read/session.ts';
import { hasDuckdb, writeParquet } from '../support/parquet.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const analysisOf = (name: string) => ANALYSES.need(name, 'analysis');

const FILES = (path: string) => ({
  'review.yaml': `name: map
unit: { name: study, key: id }
resources: [{ name: studies, path: "${path}", schema: codebook.yaml }]
`,
  'codebook.yaml': `primaryKey: id
fields:
  - { name: id }
  - { name: method, categories: [a, b] }
  - { name: tool, appliesIf: method = a, categories: [x, y] }
  - { name: more }
`,
});
const REQUEST: AnalysisRequest = { analysis: 'shares', fields: ['tool'] };

describe.skipIf(!hasDuckdb)('a review of Parquet files (skipped where @duckdb/node-api is not installed)', () => {
  test('several files are counted, checked and explained as one sheet', async () => {
    const folder = temporaryFolder(FILES('data/part-*.parquet'));
    mkdirSync(join(folder, 'data'));
    const header = ['id', 'method', 'tool', 'more'];
    await writeParquet(join(folder, 'data/part-2.parquet'), header, [
      ['s3', 'a', 'y', ''],
      ['s4', 'b', 'x', ''],
    ]);
    await writeParquet(join(folder, 'data/part-1.parquet'), header, [
      ['s1', 'a', 'x', ''],
      ['s2', 'b', null, ''],
    ]);
    await writeParquet(join(folder, 'data/other.parquet'), ['id'], [['s9']]);
    const effects = nodeEffects(folder);
    const counted = await openStudies(effects, null, null, codebook => countedFields([REQUEST], codebook, analysisOf));
    expect(counted.material.coded.weights).toBeDefined();
    const [some, all] = [results(counted, [REQUEST]), results(await openStudies(effects, null), [REQUEST])];
    expect(JSON.stringify(some.rows)).toBe(JSON.stringify(all.rows));
    expect(some.rows.map(({ level, n, N }) => [level, n, N])).toEqual([
      ['x', 1, 2],
      ['y', 1, 2],
      ['not_applicable', 1, null],
      ['invalid', 1, null],
    ]);
    expect(some.notes.at(-1)?.message).toContain('were read and checked: id, method, tool (3 of 4)');
    const { findings, summary } = await validateFiles(effects, null, null, { codebook: null, sheet: null });
    expect(summary.rows).toBe(4);
    expect(findings.map(({ code, file, row, column }) => [code, file, row, column])).toEqual([
      ['D301', 'data/part-2.parquet', 2, 'C'],
    ]);
    const found = explained(await openReview(effects, null), 'tool = y', null);
    expect(found.studies.map(({ key }) => key)).toEqual(['s3']);
  });

  test('lists of studies need the rows, and a pattern needs Parquet files that are there', async () => {
    const codebook = (await openStudies(nodeEffects('.'), null)).codebook;
    expect(countedFields([{ ...REQUEST, fields: ['method'], studies: true }], codebook, analysisOf)).toBeNull();
    expect(countedFields([{ analysis: 'diversity', fields: ['method'] }], codebook, analysisOf)).toBeNull();
    await expect(openStudies(nodeEffects(temporaryFolder(FILES('data/*.csv'))), null)).rejects.toThrow(
      'review.yaml: "data/*.csv" matches several files, and only Parquet files can be read together',
    );
    await expect(openStudies(nodeEffects(temporaryFolder(FILES('data/*.parquet'))), null)).rejects.toThrow(
      'no file fits data/*.parquet',
    );
  });

  test('what text files are told about their layout has no meaning here and is refused', async () => {
    const files = FILES('map.parquet');
    const folder = temporaryFolder({
      ...files,
      'review.yaml': files['review.yaml'].replace('schema:', 'dialect: { headerRows: [2] }, schema:'),
    });
    await writeParquet(join(folder, 'map.parquet'), ['id'], [['s1']]);
    await expect(openStudies(nodeEffects(folder), null)).rejects.toThrow(
      'map.parquet has columns and types of its own, so `headerRows` of its resource has no meaning',
    );
  });
});
