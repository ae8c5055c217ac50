import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { IngestOptions } from '../options.ts';
import { type CellKind, type EngineColumn, type EngineTable, type EngineValue, engine } from './engine.ts';
import { isDuckdbFile } from './engine-format.ts';
import { parquetFiles, withoutPatterns } from './parquet-files.ts';

const PACKAGE = '@duckdb/node-api';

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** All that JavaScript trims, as a class of RE2. */
const SPACE = String.raw`[\t\n\v\f\r\p{Z}\x{FEFF}]`;

/** DuckDB inside this process: Parquet files, and tables of its own databases. It only reads, and only the files named. */
export const duckdb = engine({
  name: 'duckdb',
  dialect: {
    identifier,
    literal,
    text: name => `coalesce(CAST(${name} AS VARCHAR), '')`,
    list: name => `CAST(${name} AS VARCHAR[])`,
    number: expression => `CAST(${expression} AS DOUBLE)`,
    // white space around a key, leading zeros and ".0" tell no two keys apart; most keys have none of these
    coarseKey: text =>
      `CASE WHEN regexp_full_match(${text}, '[A-Za-z_][!-~]*') THEN ${text} ELSE regexp_replace(ltrim(regexp_replace(${text}, '^${SPACE}+|${SPACE}+$', '', 'g'), '0'), '^([0-9]*)[.]0+$', '\\1') END`,
    within: 'IN',
    keepsOrder: true,
    part: (text, parts) => `hash(${text}) % ${parts}`,
  },
  async open(source, options) {
    const { files } = source;
    if (files === undefined)
      throw new Fault(
        'engine',
        `${source.name} can only be read from this machine's disk`,
        'save the file on the disk, and give its path',
      );
    const api = await loadDuckdb(source.name);
    const database = files.length === 1 && (await isDatabase(source));
    const instance = await openInstance(api, database ? files[0]!.path : null, source.name);
    try {
      const connection = await instance.connect();
      const run = runner(connection, source.name);
      await run(`SET TimeZone = 'UTC'`, () => {});
      // a path is checked as it is written, and as what it is the pattern of
      const paths = files.flatMap(({ path }) => [path, withoutPatterns(path)]);
      if (!database) await run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`, () => {});
      await run('SET enable_external_access = false', () => {});
      await run('SET lock_configuration = true', () => {});
      const close = (): void => {
        connection.closeSync();
        instance.closeSync();
      };
      return database ? await databaseTable(run, source, options, close) : await parquetTable(run, source, close);
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  },
});

type Run = EngineTable['query'];

async function loadDuckdb(file: string): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new Fault(
      'no-engine',
      `${file} is read by DuckDB, and the package ${PACKAGE} is not installed or has no build for this machine`,
      `install it where scopebook is installed (\`npm install ${PACKAGE}\`), or export the sheet as CSV`,
    );
  }
}

async function openInstance(
  api: typeof import('@duckdb/node-api'),
  path: string | null,
  file: string,
): Promise<DuckDBInstance> {
  try {
    return await api.DuckDBInstance.create(path ?? ':memory:', {
      ...(path === null ? {} : { access_mode: 'READ_ONLY' }),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // nothing is written beside the review or in the system's temporary folder
      temp_directory: '',
    });
  } catch (error) {
    throw engineFault(file, error);
  }
}

/** Runs queries; what DuckDB says of an error is its first line. */
const runner =
  (connection: DuckDBConnection, file: string): Run =>
  async (sql, block) => {
    try {
      const result = await connection.stream(sql);
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        block(
          Array.from({ length: chunk.columnCount }, (_, column) =>
            chunk!
              .getColumnValues(column)
              .map(
                (value): EngineValue =>
                  typeof value === 'object' && value !== null && 'items' in value
                    ? (value.items as readonly (string | null)[])
                    : (value as EngineValue),
              ),
          ),
        );
    } catch (error) {
      throw error instanceof Fault ? error : engineFault(file, error);
    }
  };

function engineFault(file: string, error: unknown): Fault {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const memory = /out of memory/i.test(said);
  return new Fault(
    'engine',
    `DuckDB can't read ${file}: ${said}`,
    memory
      ? 'name fewer fields at a time, or run the command on a machine with more memory'
      : 'check that the file is whole and that it is the right one',
  );
}

async function parquetTable(run: Run, source: Source, close: () => void): Promise<EngineTable> {
  const files = source.files!;
  const { relation, rows, headers } = await parquetFiles(run, source.name, files, literal);
  return {
    rows,
    columns: await columnsOf(run, relation, headers),
    relation,
    place: `file_index * ${FILE} + file_row_number`,
    at: place => ({ file: files[Math.floor(place / FILE)]?.name ?? source.name, row: (place % FILE) + 1 }),
    query: run,
    close,
  };
}

/** Rows of one file have places below this, exactly, and there may be 8,192 files. */
const FILE = 2 ** 40;

async function databaseTable(
  run: Run,
  source: Source,
  { table }: IngestOptions,
  close: () => void,
): Promise<EngineTable> {
  const found: string[] = [];
  await run(
    `SELECT table_name FROM duckdb_tables() WHERE NOT internal AND schema_name = 'main' ORDER BY table_name`,
    ([names]) => void found.push(...(names as readonly string[])),
  );
  const wanted = table ?? (found.length === 1 ? found[0] : undefined);
  if (wanted === undefined || !found.includes(wanted))
    throw new Fault(
      'no-table',
      wanted === undefined
        ? `${source.name} has ${found.length === 0 ? 'no table' : `${found.length} tables: ${found.join(', ')}`}`
        : `${source.name} has no table "${wanted}"; it has ${found.join(', ') || 'none'}`,
      'name one in the `dialect:` of the resource, e.g. `dialect: { table: studies }`',
    );
  const relation = identifier(wanted);
  let rows = 0;
  await run(`SELECT CAST(count(*) AS DOUBLE) FROM ${relation}`, ([count]) => {
    rows = count![0] as number;
  });
  return {
    rows,
    columns: await columnsOf(run, relation, null),
    relation,
    place: 'rowid',
    at: place => ({ file: source.name, row: place + 1 }),
    query: run,
    close,
  };
}

/** The columns of a relation with their types. `headers` are the names in the file, where DuckDB may have changed them. */
async function columnsOf(run: Run, relation: string, headers: readonly string[] | null): Promise<EngineColumn[]> {
  const columns: EngineColumn[] = [];
  await run(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${relation})`, ([names, types]) => {
    (names as readonly string[]).forEach((header, at) => {
      const type = (types as readonly string[])[at]!;
      columns.push({ header, type, kind: kindOf(type) });
    });
  });
  const renamed = headers?.find((header, at) => columns[at]?.header !== header);
  if (renamed !== undefined)
    throw new Fault(
      'engine',
      `the column ${renamed} differs from another one only in case, which DuckDB can't tell apart`,
      'rename one of them in the file',
    );
  return columns;
}

const TEXT =
  /^(VARCHAR|CHAR|UUID|JSON|BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM|DECIMAL\(.*\)|ENUM\(.*\)|DATE|TIME\b.*|TIMESTAMP.*|INTERVAL)$/;
const FLOAT = /^(DOUBLE|FLOAT)$/;

function kindOf(type: string): CellKind | null {
  const item = /^(.*)\[\d*\]$/.exec(type)?.[1];
  if (item === undefined) return FLOAT.test(type) ? 'float' : TEXT.test(type) ? 'text' : null;
  return FLOAT.test(item) ? 'float-list' : TEXT.test(item) ? 'list' : null;
}

async function isDatabase(source: Source): Promise<boolean> {
  for await (const head of source.stream()) return isDuckdbFile(head);
  return false;
}
