import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { appendedCsv } from '../../../src/export/fix/appended-csv.ts';
import { changedCsv } from '../../../src/export/fix/changed-csv.ts';
import { csvRecord, sheetCsv } from '../../../src/export/sheet-csv.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { sourceOf } from '../../support/source.ts';

/** Cells as people and programs fill them: marks, line breaks of every kind, quotation marks, spaces at the ends. */
const cell = fc
  .array(fc.constantFrom('a', 'é', 'ß', '7', ' ', ',', ';', '\t', '|', '"', "'", '\n', '\r', '\r\n', '=', '-', 'x y'), {
    maxLength: 6,
  })
  .map(parts => parts.join(''));
const tableOf = (width: number, letters: fc.Arbitrary<string>) =>
  fc.array(
    // a row with nothing in it is no row, so the key stands first
    fc
      .tuple(fc.nat(9999), fc.array(letters, { minLength: width - 1, maxLength: width - 1 }))
      .map(([key, rest]) => [`k${key}`, ...rest]),
    { minLength: 1, maxLength: 6 },
  );
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  bom: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'),
});
const HEADER = ['id', 'first', 'second'];

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never;

const bytesOf = (text: string, { bom, encoding }: Dialect): Uint8Array =>
  Uint8Array.from(
    iconv.encode((bom && encoding !== 'windows-1252' ? '\ufeff' : '') + text, encoding, { addBOM: false }),
  );

const cellsOf = async (bytes: Uint8Array, { delimiter, quote, encoding }: Dialect): Promise<string[][]> => {
  const table = await ingest(sourceOf(bytes, 's.csv'), { delimiter, quoteChar: quote, encoding });
  return Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)));
};

const textOf = (rows: readonly (readonly string[])[], d: Dialect): string =>
  [HEADER, ...rows].map(row => csvRecord(row, d) + d.lineEnd).join('');

describe('a text table that is written reads back the same', () => {
  test('any table in any dialect', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(3, cell), dialect, async (rows, d) => {
        expect(await cellsOf(bytesOf(textOf(rows, d), d), d)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('rows added behind it, and the rows that were there', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(3, cell), tableOf(3, cell), dialect, fc.boolean(), async (rows, more, d, isOpen) => {
        const whole = textOf(rows, d);
        const before = isOpen ? whole.slice(0, -d.lineEnd.length) : whole;
        const after = appendedCsv(before, more, d.delimiter, d.quote);
        expect(after.startsWith(before)).toBe(true);
        expect(await cellsOf(bytesOf(after, d), d)).toEqual([...rows, ...more]);
      }),
      { numRuns: 300 },
    );
  });

  test('a cell that is changed, and every other character', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(3, cell), cell, fc.nat(), fc.nat(2), dialect, async (rows, text, at, column, d) => {
        const row = at % rows.length;
        const value = column === 0 ? `n${text}` : text;
        const after = changedCsv(textOf(rows, d), d.delimiter, d.quote, [{ row: row + 2, column, text: value }]);
        expect(await cellsOf(bytesOf(after, d), d)).toEqual(
          rows.map((cells, index) =>
            index === row ? cells.map((old, place) => (place === column ? value : old)) : cells,
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test('a lone carriage return in a cell is in quotation marks, whatever ends the records', async () => {
  expect(await sheetCsv(['a'], [['x\ry'], ['']])).toBe('a\n"x\ry"\n""\n');
});

test('rows take over the line ends and the quotation of the text', () => {
  expect(appendedCsv('"a","b"\r\n"1","2"\r\n', [['3', '4']], ',', '"')).toBe('"a","b"\r\n"1","2"\r\n"3","4"\r\n');
  expect(appendedCsv('a\tb\r1\t"x\ny"', [['3', '4']], '\t', '"')).toBe('a\tb\r1\t"x\ny"\r3\t4\r');
});
