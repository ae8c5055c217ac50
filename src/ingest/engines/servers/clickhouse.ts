import type { ServedTable } from '../../../base/effects.ts';
import { Fault } from '../../../base/fault.ts';
import { clickhouseFault } from '../clickhouse-fault.ts';
import { clickhouseSettings } from '../clickhouse-settings.ts';
import { type CellKind, type EngineColumn, type EngineTable, type EngineValue, engine } from '../engine.ts';

// older servers know no doubled quotation marks, and take a backslash for the beginning of an escape
const escaped = (text: string, mark: string): string =>
  `${mark}${text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`;
const identifier = (name: string): string => escaped(name, '`');
const literal = (text: string): string => escaped(text, "'");

/** All that JavaScript trims, as a class of RE2. */
const SPACE = String.raw`[\t\n\v\f\r\p{Z}\x{FEFF}]`;

const without = (text: string, pattern: string, by = ''): string =>
  `replaceRegexpOne(${text}, ${literal(pattern)}, ${literal(by)})`;

/** A value as text, the same from every server: moments in universal time, decimals without the zeros that new servers omit. */
function asText(expression: string, type: string): string {
  if (/DateTime/.test(type)) return `toString(${expression}, 'UTC')`;
  const text = `toString(${expression})`;
  return /Decimal/.test(type) ? without(without(text, '([.][0-9]*?)0+$', '\\1'), '[.]$') : text;
}

/**
 * A table of a ClickHouse server, also a Distributed one, over HTTP. It only reads. The statements are valid for servers from
 * 18.16 on: no parameters, no WITH, identifiers and literals are escaped here.
 */
export const clickhouse = engine({
  name: 'clickhouse',
  dialect: {
    identifier,
    literal,
    text: (name, type) => `ifNull(${asText(name, type)}, '')`,
    list: (name, type) => `arrayMap(item -> ${asText('item', type)}, ${name})`,
    number: expression => `toFloat64(${expression})`,
    coarseKey: text =>
      `if(match(${text}, ${literal('^[A-Za-z_][!-~]*$')}), ${text}, ${without(without(without(without(text, `^${SPACE}+`), `${SPACE}+$`), '^0+'), '^([0-9]*)[.]0+$', '\\1')})`,
    within: 'GLOBAL IN',
    keepsOrder: false,
    part: (text, parts) => `cityHash64(${text}) % ${parts}`,
  },
  async open({ name, served }) {
    if (served === undefined) throw new Error(`${name} is not a table on a server`);
    const connection = await connect(name, served);
    try {
      return await openTable(connection, name, served);
    } catch (error) {
      connection.close();
      throw error;
    }
  },
});

interface Connection {
  query: EngineTable['query'];
  close(): void;
}

/** A connection by which each query is read only, within limits, and answered as a whole or not at all. */
async function connect(name: string, { access }: ServedTable): Promise<Connection> {
  if (access === null)
    throw new Fault(
      'no-server',
      `${name} is a table on a ClickHouse server, and no server is named`,
      door =>
        `name it by ${door.option('server', 'http://HOST:PORT')}, or in the environment (SCOPEBOOK_CLICKHOUSE_URL, …_USER and …_PASSWORD)`,
    );
  const { default: api } = await import('@clickhouse/client');
  const milliseconds = Math.ceil(access.seconds * 1000);
  const client = api.createClient({
    url: access.url,
    ...(access.user === null ? {} : { username: access.user }),
    ...(access.password === null ? {} : { password: access.password }),
    request_timeout: milliseconds,
    // a connection is used for one command, and its end is an error that must be seen
    keep_alive: { enabled: false },
    log: { level: 127 },
  });
  let settings: Readonly<Record<string, string>> = {};
  const query: EngineTable['query'] = async (sql, block) => {
    const stop = new AbortController();
    let own: unknown = null;
    const timer = setTimeout(() => stop.abort(), milliseconds);
    try {
      const answer = await client.query({
        query: sql,
        format: 'JSONEachRow',
        clickhouse_settings: { wait_end_of_query: 1, ...settings },
        abort_signal: stop.signal,
      });
      for await (const rows of answer.stream()) {
        const columns = columnsOf(rows);
        try {
          block(columns);
        } catch (error) {
          own = error;
          throw error;
        }
      }
    } catch (error) {
      throw error === own ? error : clickhouseFault(name, access, error, stop.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  };
  settings = await clickhouseSettings(query, name, access.seconds);
  return { query, close: () => void client.close() };
}

/** Rows of an answer as columns. What newer servers write in place of a row when a query fails is an error. */
function columnsOf(rows: readonly { readonly text: string }[]): EngineValue[][] {
  const columns: EngineValue[][] = [];
  for (const { text } of rows) {
    let row: Readonly<Record<string, EngineValue>>;
    try {
      row = JSON.parse(text);
    } catch {
      throw new Error(text);
    }
    if (typeof row.exception === 'string') throw new Error(row.exception);
    Object.values(row).forEach((value, at) => {
      columns[at] ??= [];
      columns[at].push(value);
    });
  }
  return columns;
}

async function openTable({ query, close }: Connection, name: string, served: ServedTable): Promise<EngineTable> {
  const { database, table, order } = served;
  const columns: EngineColumn[] = [];
  await query(
    `SELECT name AS c0, type AS c1 FROM system.columns WHERE database = ${literal(database)} AND table = ${literal(table)}`,
    ([headers = [], types = []]) => {
      headers.forEach((header, at) => {
        const type = String(types[at]);
        columns.push({ header: String(header), type, kind: kindOf(type) });
      });
    },
  );
  if (columns.length === 0)
    throw new Fault(
      'no-table',
      `the server has no table ${table} in the database ${database}, or does not show it to this user`,
      'check `source:` in review.yaml, and the user that is named',
    );
  const numbers = columns.find(({ header }) => header === order);
  if (numbers === undefined || !/^U?Int\d+$/.test(numbers.type))
    throw new Fault(
      'engine',
      numbers === undefined
        ? `${name} has no column ${order}, which is to number its rows`
        : `the column ${order} of ${name}, which is to number its rows, holds ${numbers.type}`,
      'name a column of whole numbers that no two rows share, under `order:` in review.yaml',
    );
  const relation = `${identifier(database)}.${identifier(table)}`;
  let rows = Number.NaN;
  await query(`SELECT toFloat64(count()) AS c0 FROM ${relation}`, ([counts = []]) => {
    rows = Number(counts[0]);
  });
  if (!Number.isSafeInteger(rows))
    throw new Fault(
      'engine',
      `${name} can't be read: the server does not say how many rows it has`,
      'run the command again',
    );
  return { rows, columns, relation, place: identifier(order), order, at: row => ({ file: name, row }), query, close };
}

const TEXT =
  /^(String|FixedString\(\d+\)|U?Int\d+|Decimal.*|Enum(8|16)?\(.*\)|Date(32|Time|Time64)?(\(.*\))?|UUID|Bool|IPv[46])$/s;
const FLOAT = /^Float(32|64)$/;

/** A type without what says that it may be null or how it is kept. */
const plain = (type: string): string => /^(?:Nullable|LowCardinality)\((.*)\)$/s.exec(type)?.[1] ?? type;

function kindOf(type: string): CellKind | null {
  const item = /^Array\((.*)\)$/s.exec(type)?.[1];
  const own = plain(plain(item ?? type));
  if (FLOAT.test(own)) return item === undefined ? 'float' : 'float-list';
  return TEXT.test(own) ? (item === undefined ? 'text' : 'list') : null;
}
