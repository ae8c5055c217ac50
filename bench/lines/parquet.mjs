import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cli, corpus, node, nothing, peers, root, work } from '../material.mjs';

const installed = (() => {
  try {
    return createRequire(join(root, 'package.json')).resolve('@duckdb/node-api') !== '';
  } catch {
    return false;
  }
})();

/** The corpus with keys that are made unique, as a review of a CSV file and as one of a Parquet file. */
function reviews() {
  const { csv, folder, codebook } = corpus('c1m', 1000000);
  const made = Object.fromEntries(['csv', 'parquet'].map(ending => [ending, join(work, `unique-${ending}`)]));
  if (existsSync(join(made.parquet, 'data.parquet'))) return made;
  const header = JSON.parse(readFileSync(codebook, 'utf8')).columns.map(({ name }) => name);
  for (const [ending, path] of Object.entries(made)) {
    mkdirSync(path, { recursive: true });
    copyFileSync(join(folder, 'codebook.yaml'), join(path, 'codebook.yaml'));
    const review = readFileSync(join(folder, 'review.yaml'), 'utf8');
    writeFileSync(join(path, 'review.yaml'), review.replace('data.csv', `data.${ending}`));
  }
  const columns = header.map(name => `'${name}': 'VARCHAR'`).join(', ');
  const reading = `read_csv('${csv}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, columns = {${columns}}, force_not_null = [${header.map(name => `'${name}'`).join(', ')}])`;
  const program = `
    import { DuckDBInstance } from '@duckdb/node-api';
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(${JSON.stringify(`CREATE TABLE sheet AS SELECT * REPLACE (study_id || '.' || row_number() OVER () AS study_id) FROM ${reading}`)});
    await connection.run(${JSON.stringify(`COPY sheet TO '${made.parquet}/data.parquet' (FORMAT parquet)`)});
    await connection.run(${JSON.stringify(`COPY sheet TO '${made.csv}/data.csv' (HEADER, DELIMITER ',')`)});
  `;
  const run = spawnSync(node, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return made;
}

export const parquet = {
  name: 'parquet',
  title: '1,000,000 rows: `shares domain --by method` from CSV and from Parquet',
  rounds: 3,
  target: { of: 'scopebook, Parquet', against: 'scopebook, CSV', ratio: 0.5 },
  needs: () =>
    peers === null
      ? 'the folder ../shared/bench is not there'
      : installed
        ? null
        : 'the package @duckdb/node-api is not installed',
  contenders() {
    const made = reviews();
    const shares = folder => [node, cli, '--review', folder, 'shares', 'domain', '--by', 'method'];
    return [
      nothing,
      { name: 'scopebook, CSV', command: shares(made.csv) },
      { name: 'scopebook, Parquet', command: shares(made.parquet) },
    ];
  },
};
