import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../../src/base/effects.ts';
import { parseCsv, scanCsv } from '../../../src/ingest/formats/csv.ts';
import type { IngestOptions } from '../../../src/ingest/options.ts';
import type { Table } from '../../../src/model/table.ts';
import { sourceOf } from '../../support/source.ts';

/** A file whose stream comes in pieces of the given size. */
const inPieces = (bytes: Uint8Array, size: number): Source => ({
  ...sourceOf(bytes),
  async *stream() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

/** Everything that a Table says. */
const told = (table: Table) => ({
  rows: table.rows,
  findings: table.findings,
  columns: table.columns.map(({ header, letter, length, distinct, codes, value }) => ({
    header,
    letter,
    length,
    distinct,
    codes,
    cells: Array.from({ length }, (_, row) => value(row)),
  })),
  places: Array.from({ length: table.rows }, (_, row) => table.at(row, 0)),
});

const both = async (bytes: Uint8Array, options: IngestOptions = {}, piece = bytes.length) => {
  const scanned = await scanCsv(inPieces(bytes, piece), options);
  let parsed: Table | null = null;
  try {
    parsed = await parseCsv(sourceOf(bytes), options);
  } catch {}
  return { scanned, parsed };
};

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'NR',
    'zero_shot;few_shot',
    'x, y',
    'said "so"',
    'two\nlines',
    'two\r\nlines',
    'two\rlines',
    '\t',
    ' é ',
    '合成',
    '0',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }).filter(text => !text.includes('\0')),
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const written = fc
  .record({ text: cell, quote: fc.boolean() })
  .map(({ text, quote }) => (quote || /["\r\n,;]/.test(text) ? quoted(text) : text));
/** Sheets with ragged and blank rows, and every kind of line end. */
const sheet = fc
  .record({
    header: fc.array(fc.constantFrom('id', 'method', 'year', 'a b', '', '"q, r"'), { minLength: 1, maxLength: 5 }),
    rows: fc.array(fc.oneof({ weight: 6, arbitrary: fc.array(written, { maxLength: 6 }) }, fc.constant([''])), {
      maxLength: 12,
    }),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
    close: fc.boolean(),
  })
  .map(({ header, rows, ends, close }) => {
    const lines = [header, ...rows].map(row => row.join(','));
    return lines.map((line, i) => line + (i < lines.length - 1 || close ? ends[i % ends.length] : '')).join('');
  });

describe('bytes and parser', () => {
  test('give the same Table, whatever the pieces that a file comes in', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (text, piece, bom) => {
        const bytes = Buffer.from((bom ? '\ufeff' : '') + text);
        const { scanned, parsed } = await both(bytes, { delimiter: ',' }, piece);
        // a header that is wholly blank, or no row at all, is for the parser
        if (scanned === null) return;
        expect(parsed).not.toBeNull();
        expect(told(scanned)).toEqual(told(parsed!));
      }),
      { numRuns: 4000, seed: 20 },
    );
  });

  test.each([
    ['blank lines above that end otherwise than the header', '\r\n,b\n,\r\nx'],
    ['a carriage return in a file of line feeds', 'a,b\n1,x\ry\n2,z\n'],
    ['the header alone ended by a carriage return', 'a,b\r1\n2,z\n'],
    ['a narrow row above another line end', 'a,b\n1\n2,x\n3,y\r4,z\n'],
    ['an empty quoted line between two narrow rows', 'a,b,c,d,e\n1,,\n""\n2,,'],
    ['a blank line between two narrow rows', 'a,b,c\n1,x\n\ny,z\n2,a,b\n'],
  ])('%s', async (_, text) => {
    const { scanned, parsed } = await both(Buffer.from(text), { delimiter: ',' });
    if (scanned !== null) expect(told(scanned)).toEqual(told(parsed!));
  });

  test('rows on both sides of a blank line are not joined, quoted or not', async () => {
    for (const blank of ['', '""'])
      expect((await parseCsv(sourceOf(`a,b,c,d,e\n1,,\n${blank}\n2,,\n`), {})).rows).toBe(2);
  });

  test('plain sheets are never left to the parser', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(written, written), { minLength: 1, maxLength: 8 }), async rows => {
        const text = `id,method\n${rows.map(row => row.join(',')).join('\n')}\n`;
        expect(await scanCsv(sourceOf(text), { delimiter: ',' })).not.toBeNull();
      }),
    );
  });

  test('many distinct cells go to pages in both', async () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => `s${i},${i % 3 === 0 ? '"a ""b"""' : 'é'},${i % 7}`);
    const { scanned, parsed } = await both(Buffer.from(`id,note,n\n${rows.join('\r\n')}`), {}, 1 << 16);
    expect(scanned!.columns.map(column => column.distinct?.length)).toEqual([undefined, 2, 7]);
    expect(parsed!.columns.map(column => column.distinct?.length)).toEqual([undefined, 2, 7]);
    for (const row of [0, 65_534, 65_535, 69_999])
      expect(scanned!.columns.map(column => column.value(row))).toEqual(
        parsed!.columns.map(column => column.value(row)),
      );
    expect(scanned!.at(69_999, 1)).toEqual(parsed!.at(69_999, 1));
  });

  test.each<[string, string, IngestOptions]>([
    ['a range', 'x,,\n,id,n\n,a,1\n', { range: 'B2:C9' }],
    ['comments', 'id,n\n# not a row,\na,1\n', { commentChar: '#' }],
    ['no header', 'a,1\nb,2\n', { header: false }],
    ['white space after delimiters', 'id, n\na, 1\n', { skipInitialSpace: true }],
    ['two header rows', 'what,,\nid,n,\na,1,x\n', { headerRows: [1, 2] }],
    ['another quotation mark', "id;n\n'a;b';'it''s'\n", { quoteChar: "'" }],
    ['a found semicolon', 'id;n\na;1,5\n', {}],
  ])('%s: the same Table', async (_, text, options) => {
    const { scanned, parsed } = await both(Buffer.from(text), options, 3);
    expect(scanned).not.toBeNull();
    expect(told(scanned!)).toEqual(told(parsed!));
  });

  test.each<[string, Uint8Array, IngestOptions]>([
    ['Windows-1252', Uint8Array.from(iconv.encode('id,author\na,Müller\n', 'win1252')), {}],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...iconv.encode('id\na\n', 'utf-16le')]), {}],
    ['UTF-16 without a mark', Uint8Array.from(iconv.encode('id,author\na,b\n', 'utf-16be')), {}],
    ['a declared encoding', Buffer.from('id\na\n'), { encoding: 'macintosh' }],
    ['a quotation mark inside a cell', Buffer.from('id,n\na,5" disk\n'), {}],
    ['text behind a closed quotation mark', Buffer.from('id,n\na,"b" c\n'), {}],
    ['an open quotation mark', Buffer.from('id,n\na,"b\nc,d\n'), {}],
    ['nothing but blanks', Buffer.from(' \n\n'), {}],
    ['a delimiter of two characters', Buffer.from('id::n\n'), { delimiter: '::' }],
  ])('%s is left to the parser', async (_, bytes, options) => {
    expect(await scanCsv(inPieces(bytes, 4), options)).toBeNull();
  });
});
