import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A table of text with a column "row" before it. */
export interface FakeTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What the server does with queries of the table itself, in place of answering. */
export type Misbehaviour = (response: ServerResponse, rows: readonly string[]) => void;

export interface FakeClickhouse {
  readonly url: string;
  /** every statement, with the parameters that it was sent with */
  readonly asked: { readonly sql: string; readonly settings: URLSearchParams; readonly user: string }[];
  /** of queries of cells; null: it answers */
  misbehaves: Misbehaviour | null;
  /** the user's own settings, e.g. `readonly` */
  settings: Record<string, string>;
  close(): Promise<void>;
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/**
 * A server of our own that speaks as much of ClickHouse as a table of text needs: the statements of src/ingest/engines/sql.ts
 * are taken apart, and answered by counting in JavaScript.
 */
export async function fakeClickhouse({ header, rows }: FakeTable): Promise<FakeClickhouse> {
  const columns = ['row', ...header];
  const table = rows.map((cells, at) => [String(at + 2), ...cells]);
  const fake: FakeClickhouse = {
    url: '',
    asked: [],
    misbehaves: null,
    settings: { readonly: '0', max_result_rows: '0', group_by_overflow_mode: 'any', max_execution_time: '0' },
    close: () =>
      new Promise(done => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const cells = (sql: string): ((row: readonly (string | null)[]) => string)[] =>
    [...sql.matchAll(/ifNull\(toString\(`((?:[^`\\]|\\.)*)`\), ''\) AS /g)].map(([, name]) => {
      const at = columns.indexOf(unescaped(name!));
      if (at < 0) throw new Error(`Code: 47, e.displayText() = DB::Exception: Unknown identifier: ${name}`);
      return row => row[at] ?? '';
    });
  const line = (values: readonly unknown[]): string =>
    JSON.stringify(Object.fromEntries(values.map((value, at) => [`c${at}`, value])));

  function answer(sql: string): string[] {
    if (sql.includes('system.settings'))
      return Object.entries(fake.settings)
        .filter(([name]) => sql.includes(`'${name}'`))
        .map(line);
    if (sql.includes('system.columns'))
      return sql.includes("table = 'map'")
        ? columns.map(name => line([name, name === 'row' ? 'UInt64' : 'Nullable(String)']))
        : [];
    if (/^SELECT toFloat64\(count\(\)\) AS c0 FROM `maps`\.`map`/.test(sql)) return [line([table.length])];
    const [select = ''] = sql.split(' FROM ');
    const wanted = cells(select);
    if (sql.includes(' HAVING ') && !sql.includes('GLOBAL IN')) {
      const keys = table.map(cells(sql.replace('if(match(', ' '))[0] ?? (row => row[1] ?? ''));
      const found = keys.find((key, at) => key === '' || keys.indexOf(key) !== at);
      return found === undefined ? [] : [line([found])];
    }
    if (/count\(\*\)\) AS /.test(select) && !sql.includes('GROUP BY')) return [line([table.length, 2])];
    if (sql.includes('GROUP BY') && !sql.includes('GLOBAL IN')) {
      const groups = new Map<string, { values: string[]; count: number; first: number }>();
      for (const row of table) {
        const values = wanted.map(cell => cell(row));
        const key = JSON.stringify(values);
        const group = groups.get(key) ?? { values, count: 0, first: Number(row[0]) };
        groups.set(key, { ...group, count: group.count + 1 });
      }
      // the order of groups is nobody's business
      return [...groups.values()].reverse().map(({ values, count, first }) => line([...values, count, first]));
    }
    return table.map(row => line([...wanted.map(cell => cell(row)), Number(row[0])]));
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    let sql = '';
    request.setEncoding('utf8').on('data', text => {
      sql += text;
    });
    request.on('end', () => {
      const user = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
      fake.asked.push({ sql, settings: searchParams, user });
      try {
        const lines = answer(sql);
        if (fake.misbehaves !== null && sql.includes(' AS `cell') && lines.length > 0) fake.misbehaves(response, lines);
        else response.end(lines.map(text => `${text}\n`).join(''));
      } catch (error) {
        response.writeHead(500).end(error instanceof Error ? error.message : String(error));
      }
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
