import type { Paragraph, TableCell as WordCell } from 'docx';
import { xmlText } from '../../../base/xml-text.ts';
import { EMPTY_CELL, type TableCell, type TableModel } from '../../../model/table-model.ts';
import { columnExtents, fitColumns, isWide } from '../column-extents.ts';
import { headerRows } from '../flat-header.ts';
import { linesOf } from '../lines.ts';
import { rezip } from '../rezip.ts';
import { tableFormat } from '../table-format.ts';

/** A4 in twentieths of a point, with margins of 2 cm. */
const PAGE = { short: 11906, long: 16838, margin: 1134 };
/** Characters of 9 pt Arial in a line of the page upright. */
const UPRIGHT = 92;
/** What such a character takes, in twentieths of a point. */
const CHARACTER = 100;
/** Letters get no smaller than this part of 9 pt. */
const SMALLEST = 0.7;

type Docx = typeof import('docx');

/** Word: three rules, header rows repeated on every page, on its side where it is wide, real footnotes, a description for readers who can't see it. */
export const docx = tableFormat({
  name: 'docx',
  extension: 'docx',
  describe: 'Word',
  async write(table: TableModel): Promise<Uint8Array> {
    const word = await import('docx');
    const extents = columnExtents(table);
    const wide = isWide(extents, UPRIGHT);
    const room = (wide ? PAGE.long : PAGE.short) - 2 * PAGE.margin;
    const padded = extents.map(({ natural, least }) => ({ natural: natural + 4, least: least + 2.2 }));
    const wanted = (pick: (extent: (typeof padded)[number]) => number): number =>
      padded.reduce((sum, extent) => sum + pick(extent) * CHARACTER, 0);
    // many columns get smaller letters before any word is broken; few of them don't fill the page
    const scale = Math.max(SMALLEST, Math.min(1, room / wanted(extent => extent.least)));
    const total = Math.min(
      room,
      Math.max(
        room / 3,
        wanted(extent => extent.natural),
      ),
    );
    const widths = fitColumns(padded, total / (CHARACTER * scale)).map(width => Math.floor(width * CHARACTER * scale));
    const children = [
      new word.Paragraph({ style: 'TableTitle', keepNext: true, children: [new word.TextRun(table.title)] }),
      tableOf(word, table, widths, Math.round(2 * 9 * scale)),
      ...(table.notes.length === 0
        ? []
        : [new word.Paragraph({ style: 'TableNote', children: [new word.TextRun(table.notes.join(' '))] })]),
    ];
    const document = new word.Document({
      title: table.title,
      description: table.alt,
      creator: 'scopebook',
      lastModifiedBy: 'scopebook',
      styles: STYLES,
      footnotes: Object.fromEntries(
        table.footnotes.map((note, index) => [
          String(index + 1),
          { children: [new word.Paragraph({ style: 'TableNote', children: [new word.TextRun(note)] })] },
        ]),
      ),
      sections: [
        {
          properties: {
            page: {
              size: {
                width: PAGE.short,
                height: PAGE.long,
                orientation: wide ? word.PageOrientation.LANDSCAPE : word.PageOrientation.PORTRAIT,
              },
              margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
            },
          },
          children,
        },
      ],
    });
    const bytes = new Uint8Array(await word.Packer.toBuffer(document));
    // docx has no option for a table's description
    const described = `<w:tblCaption w:val="${xmlText(table.title)}"/><w:tblDescription w:val="${xmlText(table.alt)}"/></w:tblPr>`;
    return rezip(bytes, (name, text) =>
      name === 'word/document.xml' ? text().replace('</w:tblPr>', () => described) : null,
    );
  },
});

const STYLES = {
  default: { document: { run: { font: 'Arial', size: 18, language: { value: 'en-GB' } } } },
  paragraphStyles: [
    {
      id: 'TableTitle',
      name: 'Table Title',
      basedOn: 'Normal',
      run: { bold: true, size: 20 },
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

function tableOf(word: Docx, table: TableModel, widths: readonly number[], size: number) {
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
  const cited = new Set<number>();
  const paragraph = (
    cell: TableCell,
    align: keyof typeof alignments,
    bold: boolean,
    indent: number,
    keepNext = false,
  ): Paragraph =>
    new word.Paragraph({
      style: 'TableText',
      keepNext,
      alignment: alignments[align],
      ...(indent > 0 ? { indent: { left: indent * 240 } } : {}),
      children: [
        ...cell.text
          .split('\n')
          .map((text, index) => new word.TextRun({ text, bold, size, ...(index > 0 ? { break: 1 } : {}) })),
        ...cell.footnotes.flatMap((index, place) => {
          const comma = place === 0 ? [] : [new word.TextRun({ text: ',', superScript: true })];
          // Word gives each mark a number of its own: a note's second mention is written out
          if (cited.has(index)) return [...comma, new word.TextRun({ text: String(index + 1), superScript: true })];
          cited.add(index);
          return [...comma, new word.FootnoteReferenceRun(index + 1)];
        }),
      ],
    });
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
    const bold = line.emphasis !== 'none';
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
                bold,
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
