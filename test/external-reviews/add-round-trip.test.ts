import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { add } from '../../src/pipeline/sheets/add.ts';
import { readTable } from '../../src/read/coded-sheet.ts';
import { sharedPath } from '../support/external-review.ts';
import { memoryEffects } from '../support/memory-effects.ts';
import { sourceOf } from '../support/source.ts';

const ROWS = 10;
const LARGEST = 3_000_000;

/** Sheets of other people, of any program: those with rows enough to take ten away. */
function sheets(): string[] {
  const root = sharedPath('.');
  if (!existsSync(root)) return [];
  return ['reviews', 'audit', 'seed-review'].flatMap(folder => {
    const at = join(root, folder);
    if (!existsSync(at)) return [];
    return readdirSync(at, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.csv'))
      .map(file => relative(root, join(at, file)));
  });
}

/** A file in two: without its last ten records, and its header with these ten; bytes as they are. */
function cut(bytes: Buffer): { readonly kept: Buffer; readonly last: Buffer } | null {
  const text = bytes.toString('latin1');
  const delimiter = [',', ';', '\t'].find(mark => (text.split('\n', 1)[0] ?? '').includes(mark)) ?? ',';
  const records = parse(bytes, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    encoding: 'latin1',
  }) as unknown as { readonly info: { readonly bytes: number } }[];
  if (records.length < 3 * ROWS) return null;
  const end = (record: number): number => {
    // csv-parse counts up to the row end, which may have two characters
    let at = records[record]!.info.bytes;
    while (at < bytes.length && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++;
    return at;
  };
  const split = end(records.length - 1 - ROWS);
  return { kept: bytes.subarray(0, split), last: Buffer.concat([bytes.subarray(0, end(0)), bytes.subarray(split)]) };
}

const found = sheets();

test.skipIf(found.length === 0)(
  'add of the last ten rows gives the cells of the original sheet',
  { timeout: 600_000 },
  async () => {
    const done: string[] = [];
    for (const file of found) {
      const bytes = readFileSync(sharedPath(file));
      if (bytes.length > LARGEST) continue;
      const parts = cut(bytes);
      if (parts === null) continue;
      const original = await readTable(sourceOf(bytes, 's.csv')).catch((error: unknown) => {
        // a file in no known encoding is refused by name, and nothing is added to it
        if (!(error instanceof Fault) || error.code !== 'encoding') throw error;
        return null;
      });
      if (original === null) continue;
      const names = original.columns.map(({ header }) => header.trim());
      // a column without a name, or two of one name, cannot be named by a codebook
      if (names.some((name, at) => name === '' || names.indexOf(name) !== at)) continue;
      const effects = memoryEffects({
        's.csv': parts.kept,
        'ten.csv': parts.last,
        'review.yaml': 'name: t\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
        'c.yaml': `fields:\n${names.map(name => `  - { name: ${JSON.stringify(name)}, type: string }\n`).join('')}`,
      });
      const options = { codes: null, out: null, dryRun: false, keep: { all: true, ids: [] } };
      const { plan, stopped } = await add(effects, null, 'ten.csv', options);
      expect([file, stopped, plan.told.filter(({ severity }) => severity === 'problem')]).toEqual([file, false, []]);
      const table = await readTable(sourceOf(effects.files.get('/review/s.csv')!, 's.csv'));
      const cells = (of: typeof table): string[][] =>
        Array.from({ length: of.rows }, (_, row) => of.columns.map(column => column.value(row)));
      expect([file, table.rows]).toEqual([file, original.rows]);
      expect(cells(table), file).toEqual(cells(original));
      done.push(file);
    }
    expect(done.length).toBeGreaterThan(10);
  },
);
