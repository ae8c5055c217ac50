import type { Paragraph, TableCell as WordCell } from 'docx';
import { EMPTY_CELL, type TableCell, type TableModel } from '../../model/table-model.ts';
import { decimalPadding } from './decimal-padding.ts';
import { headerRows } from './flat-header.ts';
import { footnoteMark } from './footnote-mark.ts';
import { isBold, linesOf } from './lines.ts';

type Docx = typeof import('docx');

/** Arial at 9 pt, and the styles of what stands in and around a table. */
export const DOCX_STYLES = {
  default: { document: { run: { font: 'Arial', size: 18, language: { value: 'en-GB' } } } },
  paragraphStyles: [
    // Word's own style of captions: its lists of tables and cross-references look for it
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true, italics: false, color: '000000', size: 20 },
      paragraph: { spacing: { after: 120 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 20, after: 20 } },
    },
    {
      id: 'TableNote',
      name: 'Table Note',
      basedOn: 'Normal',
      run: { size: 16 },
      paragraph: { spacing: { before: 60 } },
    },
  ],
};

/**
 * A table of Word: three rules, header rows that are repeated on every page, and letters as marks of footnotes, which stand below it.
 *
 * @param widths of the columns, in twentieths of a point
 * @param size of the letters, in half points
 */
export function docxTable(word: Docx, table: TableModel, widths: readonly number[], size: number) {
  const paddingOf = decimalPadding(table);
  const none = { style: word.BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = (size: number) => ({ style: word.BorderStyle.SINGLE, size, color: '000000' });
  const borders = (edges: { top?: number; bottom?: number }) => ({
    top: edges.top === undefined ? none : rule(edges.top),
    bottom: edges.bottom === undefined ? none : rule(edges.bottom),
    left: none,
    right: none,
  });
  const alignments = {
    left: word.AlignmentType.LEFT,
    right: word.AlignmentType.RIGHT,
    center: word.AlignmentType.CENTER,
  };
  const width = (from: number, to: number) => ({
    size: widths.slice(from, to + 1).reduce((sum, value) => sum + value, 0),
    type: word.WidthType.DXA,
  });
  const paragraph = (
    cell: TableCell,
    align: keyof typeof alignments,
    bold: boolean,
    indent: number,
    keepNext = false,
  ): Paragraph => {
    const { digits, marks } = paddingOf(cell);
    return new word.Paragraph({
      style: 'TableText',
      keepNext,
      alignment: alignments[align],
      ...(indent > 0 ? { indent: { left: indent * 240 } } : {}),
      children: [
        ...cell.text
          .split('\n')
          .map((text, index) => new word.TextRun({ text, bold, size, ...(index > 0 ? { break: 1 } : {}) })),
        ...(cell.footnotes.length === 0
          ? []
          : [
              new word.TextRun({
                text: cell.footnotes.map(index => footnoteMark(index, table.look?.marks)).join(','),
                superScript: true,
                size,
              }),
            ]),
        ...(marks === '' ? [] : [new word.TextRun({ text: spaces(marks), superScript: true, size })]),
        ...(digits === '' ? [] : [new word.TextRun({ text: spaces(digits), size })]),
      ],
    });
  };
  const heads = headerRows(table);
  const header = heads.map(
    (row, depth) =>
      new word.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row.map(
          cell =>
            new word.TableCell({
              width: width(cell.from, cell.to),
              columnSpan: cell.to - cell.from + 1,
              rowSpan: cell.rowspan,
              verticalAlign: word.VerticalAlignTable.BOTTOM,
              borders: borders({
                ...(depth === 0 ? { top: 12 } : {}),
                bottom: depth + cell.rowspan === heads.length ? 6 : 4,
              }),
              children: [
                paragraph({ ...EMPTY_CELL, text: cell.text }, cell.to > cell.from ? 'center' : cell.align, true, 0),
              ],
            }),
        ),
      }),
  );
  const lines = linesOf(table);
  const body = lines.map((line, index) => {
    const edges = borders(index === lines.length - 1 ? { bottom: 12 } : {});
    const shown = line.spanning ? line.cells.slice(0, 1) : line.cells;
    return new word.TableRow({
      cantSplit: true,
      children: shown.map(
        (cell, column): WordCell =>
          new word.TableCell({
            width: line.spanning ? width(0, widths.length - 1) : width(column, column),
            ...(line.spanning ? { columnSpan: widths.length } : {}),
            borders: edges,
            children: [
              paragraph(
                cell,
                table.columns[column]?.align ?? 'left',
                isBold(line, column),
                column === 0 ? line.indent : 0,
                line.kind === 'heading',
              ),
            ],
          }),
      ),
    });
  });
  return new word.Table({
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, value) => sum + value, 0), type: word.WidthType.DXA },
    layout: word.TableLayoutType.FIXED,
    margins: { left: 70, right: 70, top: 10, bottom: 10 },
    rows: [...header, ...body],
  });
}

/** Blanks as wide as digits and as a decimal mark. */
const spaces = (text: string): string => text.replace(/[.,]/g, '\u2008').replace(/[0-9a-z]/g, '\u2007');

/**
 * The caption above a table, with a number that Word counts and that cross-references can name.
 *
 * @param continued whether a further part of the table before has it, with the same number
 */
export const docxCaption = (word: Docx, title: string, continued = false): Paragraph =>
  new word.Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [
      new word.TextRun('Table '),
      new word.SimpleField(`SEQ Table ${continued ? '\\c ' : ''}\\* ARABIC`, '1'),
      new word.TextRun(continued ? ` (continued). ${title}` : `. ${title}`),
    ],
  });

/** What stands below a table: its footnotes, one a line with its letter, then the general notes. A page's foot is not theirs. */
export const docxNotes = (word: Docx, { footnotes, notes, look }: TableModel): Paragraph[] => [
  ...footnotes.map(
    (note, index) =>
      new word.Paragraph({
        style: 'TableNote',
        children: [
          new word.TextRun({ text: footnoteMark(index, look?.marks), superScript: true }),
          new word.TextRun(` ${note}`),
        ],
      }),
  ),
  ...(notes.length === 0
    ? []
    : [new word.Paragraph({ style: 'TableNote', children: [new word.TextRun(notes.join(' '))] })]),
];
