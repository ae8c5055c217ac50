import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/base/effects.ts';

const api = await import('@duckdb/node-api').catch(() => null);

/** Whether DuckDB is installed here; tests that need it are skipped where it is not. */
export const hasDuckdb = api !== null;

const literal = (text: string | null): string => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);

/** Runs statements in an empty database. */
export async function runDuckdb(...statements: readonly string[]): Promise<void> {
  const instance = await api!.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Writes rows of text as a Parquet file whose columns are all text. */
export async function writeParquet(
  path: string,
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const columns = header.map(name => `"${name.replaceAll('"', '""')}" VARCHAR`).join(', ');
  const values = rows.map(row => `(${row.map(literal).join(', ')})`).join(', ');
  await runDuckdb(
    `CREATE TABLE sheet (${columns})`,
    ...(rows.length > 0 ? [`INSERT INTO sheet VALUES ${values}`] : []),
    `COPY sheet TO ${literal(path)} (FORMAT parquet)`,
  );
}

/** Files of a folder on the disk as one source. */
export function diskSource(folder: string, ...names: readonly string[]): Source {
  const files = names.map(name => ({ name, path: join(folder, name) }));
  const bytes = readFileSync(files[0]!.path);
  return {
    name: names[0]!,
    size: bytes.length,
    files,
    bytes: async () => bytes,
    async *stream() {
      yield bytes;
    },
  };
}
