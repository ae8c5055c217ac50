import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Effects, ServerAccess, Source } from '../../../../src/base/effects.ts';
import { main } from '../../../../src/cli/main.ts';
import { servedSource } from '../../../../src/ingest/engines/served-source.ts';
import { ingest, openCounts } from '../../../../src/ingest/ingest.ts';
import { nodeEffects } from '../../../../src/node/node-effects.ts';
import { validate } from '../../../../src/validate/validate.ts';
import { codebookOf } from '../../../support/codebook.ts';
import { fromCounts, fromRows } from '../../../support/counted-results.ts';
import { type FakeClickhouse, fakeClickhouse, type Misbehaviour } from '../../../support/fake-clickhouse.ts';
import { countRequests, randomSheets } from '../../../support/random-sheet.ts';
import { sourceOf } from '../../../support/source.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const open: FakeClickhouse[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function serve(header: readonly string[], rows: readonly (readonly (string | null)[])[]) {
  const fake = await fakeClickhouse({ header, rows });
  open.push(fake);
  return fake;
}

const access = (url: string, more: Partial<ServerAccess> = {}): ServerAccess => ({
  url,
  user: 'anna',
  password: 'se:cret',
  seconds: 60,
  ...more,
});

const tableOf = (given: ServerAccess | null, table = 'map'): Source =>
  servedSource(`clickhouse:maps.${table}`, {
    engine: 'clickhouse',
    database: 'maps',
    table,
    order: 'row',
    access: given,
  });

const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

const FILES = {
  'review.yaml': `name: map
unit: { name: study, key: id }
resources: [{ name: studies, source: { clickhouse: maps, table: map, order: row }, schema: codebook.yaml }]
`,
  'codebook.yaml': `primaryKey: id
fields:
  - { name: row }
  - { name: id }
  - { name: method, categories: [a, b] }
  - { name: tool, appliesIf: method = a, categories: [x, y] }
`,
};
const HEADER = ['id', 'method', 'tool'];
const ROWS = [
  ['s1', 'a', 'x'],
  ['s2', 'b', null],
  ['s3', 'a', 'zz'],
];

/** What a command prints and returns in a review whose studies stand on a server. */
async function run(args: readonly string[], files: Readonly<Record<string, string>>, given: ServerAccess | null) {
  const folder = temporaryFolder(files);
  const printed = { out: '', err: '' };
  const effects: Effects = {
    ...nodeEffects(folder),
    out: text => {
      printed.out += text;
    },
    err: text => {
      printed.err += text;
    },
    server: async (_, url) => (url === undefined ? given : access(url, { user: null, password: null })),
  };
  const status = await main(args, effects);
  return { status, ...printed, files: readdirSync(folder).sort() };
}

test('counted and read, a table gives the same rows, notes and findings as the same cells in CSV', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      randomSheets({ minRows: 1 }),
      fc.array(countRequests, { minLength: 4, maxLength: 4 }),
      async (sheet, requests) => {
        const codebook = await codebookOf(sheet.codebook);
        const table = await ingest(sourceOf(csvOf([sheet.header, ...sheet.rows]), 'clickhouse:maps.map'));
        const fake = await serve(sheet.header, sheet.rows);
        const source = (await openCounts(tableOf(access(fake.url))))!;
        for (const request of requests) {
          const wanted = await fromRows(table, codebook, [request]);
          if (Object.hasOwn(wanted as object, 'rows')) answered++;
          expect(await fromCounts(source, codebook, [request])).toEqual(wanted);
        }
        source.close();
        const read = await ingest(tableOf(access(fake.url)));
        expect(read.columns.map(({ header }) => header)).toEqual(['row', ...sheet.header]);
        const plain = (found: typeof table) =>
          validate(found, codebook)
            .findings.filter(({ header }) => header !== 'row')
            .map(({ code, message, row, field, value }) => ({ code, message, row, field, value }));
        expect(plain(read)).toEqual(plain(table));
      },
    ),
    { numRuns: 4, seed: 23, endOnFailure: true },
  );
  expect(answered).toBeGreaterThan(8);
});

test('queries are read only, within limits, and whole; the password goes only where the user said', async () => {
  const fake = await serve(HEADER, ROWS);
  const source = (await openCounts(tableOf(access(fake.url))))!;
  await source.classes([2]);
  source.close();
  const last = fake.asked.at(-1)!;
  expect(last.sql).toBe(
    "SELECT ifNull(toString(`method`), '') AS `cell 0`, toFloat64(count(*)) AS `cell 1`, toFloat64(coalesce(min(`row`), 0)) AS `cell 2` FROM `maps`.`map` GROUP BY ifNull(toString(`method`), '') LIMIT 10000001 \nFORMAT JSONEachRow",
  );
  expect(Object.fromEntries(last.settings)).toMatchObject({
    readonly: '1',
    group_by_overflow_mode: 'throw',
    max_execution_time: '60',
    max_result_rows: '10000001',
    wait_end_of_query: '1',
  });
  expect([...last.settings.keys()].filter(key => key !== 'query_id').at(-1)).toBe('readonly');
  expect(last.settings.toString()).not.toContain('cret');
  expect(last.user).toBe('anna:se:cret');
  expect(fake.asked.every(({ sql }) => sql.startsWith('SELECT '))).toBe(true);
});

test('a user who may only read sets nothing; settings that make counts rough are refused by name', async () => {
  const fake = await serve(HEADER, ROWS);
  fake.settings = { readonly: '1', skip_unavailable_shards: '0', max_result_rows: '0' };
  (await openCounts(tableOf(access(fake.url))))!.close();
  expect(fake.asked.at(-1)!.settings.has('max_result_rows')).toBe(false);
  fake.settings = { readonly: '1', skip_unavailable_shards: '1' };
  await expect(openCounts(tableOf(access(fake.url)))).rejects.toThrow(
    "clickhouse:maps.map can't be counted exactly: the server's setting skip_unavailable_shards is 1, and this user may not change it",
  );
});

test('identifiers and values are escaped', async () => {
  const { clickhouse } = await import('../../../../src/ingest/engines/servers/clickhouse.ts');
  expect(clickhouse.dialect.identifier('a`b\\')).toBe('`a\\`b\\\\`');
  expect(clickhouse.dialect.literal("a'b\\")).toBe("'a\\'b\\\\'");
  expect(clickhouse.dialect.text('`d`', 'Decimal(5, 2)')).toBe(
    "ifNull(replaceRegexpOne(replaceRegexpOne(toString(`d`), '([.][0-9]*?)0+$', '\\\\1'), '[.]$', ''), '')",
  );
  const name = 'x`), sleep(3), (`y';
  const fake = await serve(['id', name], [['s1', 'a']]);
  const source = (await openCounts(tableOf(access(fake.url))))!;
  expect((await source.classes([2])).cells).toEqual([['a']]);
  source.close();
});

const FAILS: readonly [string, Misbehaviour, RegExp][] = [
  [
    'a wrong password',
    response =>
      void response.writeHead(500).end('Code: 193, e.displayText() = DB::Exception: Wrong password for user anna'),
    /the server refuses the user or the password \(ClickHouse: Wrong password for user anna\)$/,
  ],
  [
    'a wrong password of a present server',
    response =>
      void response
        .writeHead(403)
        .end('Code: 516. DB::Exception: anna: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)'),
    /the server refuses the user or the password/,
  ],
  [
    'a column that a shard lacks',
    response =>
      void response.writeHead(404).end('Code: 47. DB::Exception: Received from s2:9000. Unknown identifier: tool'),
    /a column is missing, or a shard has other columns \(ClickHouse: Received from s2:9000\. Unknown identifier: tool\)$/,
  ],
  [
    'a shard that is not there',
    response =>
      void response
        .writeHead(500)
        .end('Code: 279, e.displayText() = DB::NetException: All connection tries failed. Log:'),
    /a shard does not answer, or broke off/,
  ],
  [
    'a server that is killed in the middle of its answer',
    (response, rows) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' }).write(`${rows[0]}\n`);
      setTimeout(() => response.destroy(), 20);
    },
    /the server at http:\/\/127\.0\.0\.1:\d+ broke off its answer$/,
  ],
  [
    'an error behind the first rows',
    (response, rows) =>
      void response.end(`${rows[0]}\nCode: 210, e.displayText() = DB::NetException: Connection refused: 127.0.0.1\n`),
    /a shard does not answer, or broke off \(ClickHouse: DB::NetException: Connection refused: 127\.0\.0\.1\)$/,
  ],
  [
    'an error in the place of a row',
    (response, rows) => void response.end(`${rows[0]}\n{"exception": "Code: 159. DB::Exception: Timeout exceeded"}\n`),
    /the query took too long \(ClickHouse: Timeout exceeded\)$/,
  ],
  [
    'an answer that lacks rows',
    (response, rows) =>
      void response.end(
        rows
          .slice(1)
          .map(row => `${row}\n`)
          .join(''),
      ),
    /clickhouse:maps\.map changed while it was read: it had 3 rows, then [12]$/,
  ],
  [
    'a server of another kind',
    response => void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>'),
    /what answers at http:\/\/127\.0\.0\.1:\d+ is not a ClickHouse server/,
  ],
  [
    'another error',
    response => void response.writeHead(500).end('Code: 999, e.displayText() = DB::Exception: Odd., e.what() = x'),
    /ClickHouse says: Odd$/,
  ],
];

describe('faults are one sentence with exit status 3, and nothing is written', () => {
  test.each(FAILS)('%s', async (_, misbehaves, said) => {
    const fake = await serve(HEADER, ROWS);
    fake.misbehaves = misbehaves;
    for (const args of [['shares', 'method'], ['build']]) {
      const { status, err, files } = await run(args, FILES, access(fake.url));
      const [first = '', remedy = '', ...rest] = err.trimEnd().split('\n');
      expect([status, rest]).toEqual([3, []]);
      expect(first).toMatch(said);
      expect(remedy).toMatch(/^ {2}→ /);
      expect(err).not.toContain('cret');
      expect(files).toEqual(['codebook.yaml', 'review.yaml']);
    }
  });

  test('a server that is not there, one that does not answer in time, and none that is named', async () => {
    const gone = await serve(HEADER, ROWS);
    await gone.close();
    const absent = await run(['shares', 'method'], FILES, access(gone.url));
    expect(absent.err).toContain(`no server answers at ${gone.url} (ECONNREFUSED)`);
    const slow = await serve(HEADER, ROWS);
    slow.misbehaves = () => undefined;
    const late = await run(['shares', 'method'], FILES, access(slow.url, { seconds: 0.2 }));
    expect(late.err).toContain(`the server at ${slow.url} did not answer within 0.2 seconds`);
    const unnamed = await run(['shares', 'method'], FILES, null);
    expect(unnamed.err).toContain('clickhouse:maps.map is a table on a ClickHouse server, and no server is named');
    expect([absent.status, late.status, unnamed.status]).toEqual([3, 3, 3]);
  });

  test('a table, its numbering column or a column of the codebook that is not there', async () => {
    const fake = await serve(HEADER, ROWS);
    const review = (source: string) => ({
      ...FILES,
      'review.yaml': FILES['review.yaml'].replace('table: map, order: row', source),
    });
    const errors: string[] = [];
    for (const source of ['table: other, order: row', 'table: map, order: number', 'table: map, order: id']) {
      const { status, err } = await run(['shares', 'method'], review(source), access(fake.url));
      expect(status).toBe(3);
      errors.push(err.split('\n')[0]!);
    }
    expect(errors).toEqual([
      'scopebook: the server has no table other in the database maps, or does not show it to this user',
      'scopebook: clickhouse:maps.map has no column number, which is to number its rows',
      'scopebook: the column id of clickhouse:maps.map, which is to number its rows, holds Nullable(String)',
    ]);
    const codebook = `${FILES['codebook.yaml']}  - { name: absent, categories: [x] }\n`;
    const { status, err } = await run(['shares', 'absent'], { ...FILES, 'codebook.yaml': codebook }, access(fake.url));
    expect([status, err.split('\n')[0]]).toEqual([
      3,
      'scopebook: clickhouse:maps.map has no column for the field "absent"',
    ]);
  });
});

describe('the server is named by the user alone', () => {
  test('shares are counted at the address that was typed, and each command that needs a file says so', async () => {
    const fake = await serve(HEADER, ROWS);
    const { status, out } = await run(['shares', 'method', '--server', fake.url], FILES, null);
    expect(status).toBe(0);
    expect(out).toMatch(/a +2 +3 +66\.7/);
    const fixed = await run(['validate', '--fix'], FILES, access(fake.url));
    expect([fixed.status, fixed.err.split('\n')[0]]).toEqual([
      3,
      'scopebook: clickhouse:maps.map is a table on a server, and this needs a file',
    ]);
  });

  test.each([
    ['clickhouse: "http://evil.example:8123"', 'an address is never read from here'],
    ['clickhouse: "http://anna:pw-17@evil.example:8123"', 'an address is never read from here'],
    ['clickhouse: maps, url: "http://evil.example"', '`url` is never read from here'],
    ['clickhouse: maps, password: pw-17', '`password` is never read from here'],
    ['clikhouse: maps', 'unknown server "clikhouse"; did you mean "clickhouse"?'],
  ])('source: { %s, … } is refused, and no connection is opened', async (source, said) => {
    const asked: string[] = [];
    const files = { ...FILES, 'review.yaml': FILES['review.yaml'].replace('clickhouse: maps', source) };
    const folder = temporaryFolder(files);
    const effects: Effects = {
      ...nodeEffects(folder),
      err: text => void asked.push(text),
      server: async () => {
        throw new Error('a server was asked for');
      },
    };
    expect(await main(['shares', 'method'], effects)).toBe(3);
    expect(asked.join('')).toContain(said);
    expect(asked.join('')).not.toMatch(/pw-17|evil/);
  });
});

test('two rows with one number are refused, whether they are counted or read', async () => {
  const fake = await serve(HEADER, ROWS);
  fake.misbehaves = (response, rows) =>
    void response.end(rows.map(row => `${row.replace(/:[34]}$/, ':2}')}\n`).join(''));
  const said = 'clickhouse:maps.map: the column row, which numbers the rows, has 2 more than once';
  await expect(ingest(tableOf(access(fake.url)))).rejects.toThrow(said);
  const source = (await openCounts(tableOf(access(fake.url))))!;
  await expect(source.classes([2])).rejects.toThrow(said);
  source.close();
});
