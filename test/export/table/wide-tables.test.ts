import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decimalPadding } from '../../../src/export/table/decimal-padding.ts';
import { headerRows } from '../../../src/export/table/flat-header.ts';
import { docx } from '../../../src/export/table/formats/docx.ts';
import { html } from '../../../src/export/table/formats/html.ts';
import { tex } from '../../../src/export/table/formats/tex.ts';
import { splitColumns } from '../../../src/export/table/split-columns.ts';
import { EMPTY_CELL, type TableCell, type TableModel, wordCell } from '../../../src/model/table-model.ts';

const cell = (text: string, footnotes: readonly number[] = []): TableCell => ({ ...EMPTY_CELL, text, footnotes });

function table(columns: number, rows: readonly (readonly TableCell[])[], spans: TableModel['spans'] = []): TableModel {
  return {
    name: 't',
    title: 'A title',
    columns: Array.from({ length: columns }, (_, at) => ({
      key: `${at}`,
      header: at === 0 ? 'Label' : `Column ${at}`,
      align: at === 0 ? 'left' : 'right',
      weight: 1,
    })),
    spans,
    groups: [{ label: null, rows: rows.map(cells => ({ indent: 0, emphasis: 'none' as const, cells })) }],
    footnotes: ['A note.'],
    notes: ['Another note.'],
    alt: 'A table.',
  };
}

test('decimals of one column stand below each other, whatever stands behind the number', () => {
  const cells = [cell('0.03'), cell('<0.001', [0]), cell('1'), cell('12 (7%)'), cell('4 (7.1%)'), cell('–')];
  const paddingOf = decimalPadding(
    table(
      2,
      cells.map(own => [wordCell('x'), own]),
    ),
  );
  expect(cells.map(own => paddingOf(own).digits)).toEqual(['0', '', '.000', '.0', '', '']);
  expect(cells.map(own => paddingOf(own).marks)).toEqual(['a', '', 'a', 'a', 'a', '']);
});

const WIDE = table(
  9,
  [[wordCell('A row'), ...Array.from({ length: 8 }, (_, at) => cell(`${at} (0.0%)`))]],
  [[1, 3, 5, 7].map(from => ({ label: `Group ${from}`, from, to: from + 1 }))],
);

test('a table that is too wide is split by columns: the first is repeated, headers stay together, notes come last', () => {
  const extents = WIDE.columns.map(() => ({ natural: 10, least: 10, word: 10 }));
  const parts = splitColumns(WIDE, extents, 60);
  expect(parts.map(part => part.columns.map(column => column.key))).toEqual([
    ['0', '1', '2', '3', '4'],
    ['0', '5', '6', '7', '8'],
  ]);
  expect(parts[1]?.spans).toEqual([
    [
      { label: 'Group 5', from: 1, to: 2 },
      { label: 'Group 7', from: 3, to: 4 },
    ],
  ]);
  expect(parts[1]?.groups[0]?.rows[0]?.cells.map(own => own.text)).toEqual([
    'A row',
    '4 (0.0%)',
    '5 (0.0%)',
    '6 (0.0%)',
    '7 (0.0%)',
  ]);
  expect(parts.map(part => [part.footnotes.length, part.notes.length])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(splitColumns(WIDE, extents, 90)).toEqual([WIDE]);
});

test('further parts have the number of the first in Word and LaTeX', async () => {
  const columns = 60;
  const wide = table(columns, [Array.from({ length: columns }, (_, at) => cell(`${at} (10.0%)`))]);
  const document = strFromU8(unzipSync((await docx.write(wide)) as Uint8Array)['word/document.xml']!);
  const parts = document.split('<w:tbl>').length - 1;
  expect(parts).toBeGreaterThan(1);
  expect([...document.matchAll(/SEQ Table ([^"]*)"/g)].map(found => found[1])).toEqual([
    '\\* ARABIC',
    ...Array(parts - 1).fill('\\c \\* ARABIC'),
  ]);
  expect(document.match(/<w:tblDescription/g)).toHaveLength(parts);
  expect(document.match(/A note\./g)).toHaveLength(1);
  const latex = String(await tex.write(wide));
  expect(latex.match(/\\addtocounter\{table\}\{-1\}/g)?.length).toBe(latex.split('\\begin{longtable}').length - 2);
});

test('a column without a header above it keeps its place in every row of the header', () => {
  const spans = [
    [{ label: 'Region', from: 3, to: 6 }],
    [1, 3, 5].map(from => ({ label: `Group ${from}`, from, to: from + 1 })),
  ];
  const rows = headerRows(table(7, [], spans)).map(row => row.map(({ text, from, to }) => [text, from, to]));
  expect(rows[0]).toEqual([
    ['Label', 0, 0],
    ['', 1, 1],
    ['', 2, 2],
    ['Region', 3, 6],
  ]);
});

test('symbols mark footnotes where the style has them', async () => {
  const rows = [[wordCell('A row'), cell('1', [0])]];
  const marked = { ...table(2, rows), look: { decimalMark: '.', marks: 'symbols' } as const };
  expect(String(await tex.write(marked))).toMatch(/\\textsuperscript\{\{?\*/);
  const page = String(await html.write(marked));
  expect(page).toContain('aria-label="footnote *"');
  expect(page).toContain('<ol class="symbols">');
});
