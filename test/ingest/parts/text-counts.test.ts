import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileBytes, Source, Threads } from '../../../src/base/effects.ts';
import { tableSource } from '../../../src/ingest/counting/table-source.ts';
import { scanCsv } from '../../../src/ingest/formats/csv.ts';
import { openCounts } from '../../../src/ingest/ingest.ts';
import { NotCounted } from '../../../src/ingest/parts/not-counted.ts';
import type { PartTask } from '../../../src/ingest/parts/part.ts';
import { scanPart } from '../../../src/ingest/parts/scan-part.ts';
import { textCounts } from '../../../src/ingest/parts/text-counts.ts';
import type { CountSource } from '../../../src/model/count-source.ts';
import { sourceOf } from '../../support/source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const opened = (bytes: Uint8Array): FileBytes => ({
  read(into, at) {
    const piece = bytes.subarray(at, at + into.length);
    into.set(piece);
    return piece.length;
  },
  close: () => undefined,
});

/** Threads that answer late tasks before early ones. */
const threadsOf = (bytes: Uint8Array): Threads => ({
  count: 3,
  run: task =>
    new Promise(done => setTimeout(() => done(scanPart(task as PartTask, opened(bytes))), (task as PartTask).from % 3)),
  close: async () => undefined,
});

const sourceIn = (text: string, threads: boolean): Source => {
  const bytes = new TextEncoder().encode(text);
  return {
    ...sourceOf(bytes),
    open: () => opened(bytes),
    ...(threads ? { threads: async () => threadsOf(bytes) } : {}),
  };
};

const cell = fc.constantFrom(
  'a',
  'b',
  '',
  '0',
  ' é ',
  '合成',
  '"x, y"',
  '"said ""so"""',
  '"two\nlines"',
  '"three\n\nlines, ""c"","',
  '"\n"',
);
const records = fc.array(fc.oneof({ weight: 9, arbitrary: fc.tuple(cell, cell, cell) }, fc.constant(null)), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});

/** Combinations in the order in which they first appear, with counts and places. */
async function told(source: CountSource, columns: readonly number[], shift: (place: number) => number | null) {
  const { cells, counts, first } = await source.classes(columns);
  return Array.from(counts, (count, at) => ({ cells: cells.map(own => own[at]), count, at: shift(first[at]!) })).sort(
    (x, y) => (x.at ?? 0) - (y.at ?? 0),
  );
}

test('parts of any length, read in any order, give the combinations, counts and places of one reading', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(
      records,
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 200 }),
      fc.boolean(),
      fc.subarray([1, 2, 3], { minLength: 1 }),
      async (rows, end, size, threads, columns) => {
        const lines = rows.map((cells, at) => (cells === null ? '' : [`k${at}`, ...cells].join()));
        const text = `id,a,b,c${end}${lines.join(end)}${rows.length % 2 === 0 ? end : ''}`;
        const whole = await scanCsv(sourceOf(text), {});
        const source = textCounts(sourceIn(text, threads), {}, size)!;
        const [table, found] = await Promise.all([source.rowsOf([0], 0), told(source, columns, place => place)]).catch(
          (error: unknown) => {
            // what is read as a whole by the parser, or has rows of other widths
            expect(error).toBeInstanceOf(NotCounted);
            return [null, null] as const;
          },
        );
        if (table === null || whole === null) return;
        counted++;
        expect(found).toEqual(await told(tableSource(whole), columns, place => whole.at(place, null).row));
        expect(table.columns.map(({ header, letter }) => [header, letter])).toEqual([['id', 'A']]);
        const keys = (of: typeof table): unknown[] =>
          Array.from({ length: of.rows }, (_, row) => [of.columns[0]!.value(row), of.at(row, 0)]);
        expect(keys(table)).toEqual(keys(whole));
      },
    ),
    { numRuns: 300, seed: 21 },
  );
  expect(counted).toBeGreaterThan(150);
});

test('many different keys come back as they are, across parts', async () => {
  const keys = Array.from({ length: 30_000 }, (_, at) => (at % 3 === 0 ? `k${at}` : `ключ ${at}`));
  const text = `id,m\n${keys.map((key, at) => `${key},${at % 2}`).join('\n')}\n`;
  const source = textCounts(sourceIn(text, true), {}, 40_000)!;
  const [table, classes] = await Promise.all([source.rowsOf([0], 0), source.classes([1])]);
  expect(Array.from({ length: table.rows }, (_, row) => table.columns[0]!.value(row))).toEqual(keys);
  expect([classes.cells, [...classes.counts], [...classes.first]]).toEqual([[['0', '1']], [15_000, 15_000], [2, 3]]);
});

test.each([
  ['a row that is longer', 'id,m\n1,a\n2,b,c\n'],
  ['a row that is shorter', 'id,m,o\n1,a,x\n2,b\n'],
  ['a quotation mark inside a cell', 'id,m\n1,a\n2,b"c\n'],
  ['a quotation mark that is never closed', 'id,m\n1,a\n2,"b\n3,a\n'],
])('%s: the rows are needed', async (_, text) => {
  for (const size of [3, 8, 1000]) {
    const source = textCounts(sourceIn(text, false), {}, size);
    await expect(source!.classes([1])).rejects.toBeInstanceOf(NotCounted);
  }
});

test('a file that lies elsewhere is not read in parts', () => {
  expect(textCounts(sourceOf('id,m\n1,a\n'), {})).toBe(null);
});

test.each([
  { range: 'A1:B3' },
  { commentChar: '#' },
  { summaryRows: ['Total'] },
  { skipRows: ['id'] },
  { fillDown: ['m'] },
  { header: false },
])('a sheet whose rows must be looked at one by one is not read in parts: %o', options => {
  expect(textCounts(sourceIn('id,m\n1,a\n2,b\n', false), options)).toBe(null);
});

test.each([
  { slots: { m: ['m1', 'm2'] } },
  { orientation: 'columns' as const },
  { marks: { seen: { column: 'm1', read: 'fill' as const } } },
])('nothing is counted where columns come about from the whole sheet: %o', async options => {
  const large = { ...sourceIn('id,m1,m2\n1,a,b\n', false), size: 1 << 24 };
  expect(await openCounts(large, {})).not.toBe(null);
  expect(await openCounts(large, options)).toBe(null);
});

const cli = join(import.meta.dirname, '../../../dist/cli.js');
describe.skipIf(!existsSync(cli))('the built program (skipped where it is not built)', () => {
  test('counts a file of 20 MB on all cores as it counts its rows', () => {
    const rows = Array.from({ length: 45_000 }, (_, at) =>
      [at, at % 7 === 0 ? 'x' : 'y', at % 5 === 0 ? '"p\n"' : 'q', `"${'remark, '.repeat(55)}"`].join(),
    );
    const folder = temporaryFolder({
      'review.yaml':
        'name: large\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
      'c.yaml':
        'primaryKey: id\nfields:\n  - { name: id }\n  - { name: a, categories: [x, y] }\n  - { name: b, categories: [p, q] }\n  - { name: remark }\n',
    });
    const text = `id,a,b,remark\n${rows.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(1 << 24);
    writeFileSync(join(folder, 's.csv'), text);
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'crosstab', 'a', 'b', '--format', 'csv'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    // of 45,000 numbers from 0 on, those that 7, 5 and both divide: 6,429, 9,000 and 1,286
    const [head = [], ...found] = stdout
      .trim()
      .split('\n')
      .map(line => line.split(','));
    const n = head.indexOf('n');
    expect(found.map(row => Number(row[n]))).toEqual(expect.arrayContaining([1286, 5143, 7714, 30_857]));
  }, 60_000);
});
