import { xmlText } from '../../../base/xml-text.ts';
import type { TableModel } from '../../../model/table-model.ts';
import { type ColumnExtent, columnExtents, fitColumns, isWide, padded } from '../column-extents.ts';
import { DOCX_STYLES, docxCaption, docxNotes, docxTable } from '../docx-table.ts';
import { rezip } from '../rezip.ts';
import { splitColumns } from '../split-columns.ts';
import { tableFormat } from '../table-format.ts';

/** A4 in twentieths of a point, with margins of 2 cm. */
const PAGE = { short: 11906, long: 16838, margin: 1134 };
/** Characters of 9 pt Arial in a line of the page upright. */
const UPRIGHT = 92;
/** What such a character takes, in twentieths of a point. */
const CHARACTER = 100;
/** Letters get no smaller than this part of 9 pt. */
const SMALLEST = 0.7;

/** Word: three rules, header rows repeated on every page, on its side where it is wide, a caption that Word numbers, footnotes below the table, a description for readers who can't see it. */
export const docx = tableFormat({
  name: 'docx',
  extension: 'docx',
  describe: 'Word',
  async write(table: TableModel): Promise<Uint8Array> {
    const word = await import('docx');
    const extents = columnExtents(table);
    const wide = isWide(extents, UPRIGHT);
    const room = (wide ? PAGE.long : PAGE.short) - 2 * PAGE.margin;
    const parts = splitColumns(table, extents.map(padded), room / (CHARACTER * SMALLEST));
    const children = parts.flatMap((part, at) => {
      const { widths, size } = fitted(parts.length === 1 ? extents : columnExtents(part), room);
      return [
        ...(at === 0 ? [] : [new word.Paragraph({ style: 'TableNote', children: [] })]),
        docxCaption(word, table.title, at > 0),
        docxTable(word, part, widths, size),
        ...docxNotes(word, part),
      ];
    });
    const document = new word.Document({
      title: table.title,
      description: table.alt,
      creator: 'scopebook',
      lastModifiedBy: 'scopebook',
      styles: DOCX_STYLES,
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
    // the blank before it: pandoc joins caption and description without one
    const described = `<w:tblCaption w:val="${xmlText(table.title)}"/><w:tblDescription w:val=" ${xmlText(table.alt)}"/></w:tblPr>`;
    return rezip(bytes, (name, text) =>
      name === 'word/document.xml' ? text().replaceAll('</w:tblPr>', () => described) : null,
    );
  },
});

/** The widths of columns in twentieths of a point, and the size of their letters in half points. */
function fitted(extents: readonly ColumnExtent[], room: number): { readonly widths: number[]; readonly size: number } {
  const columns = extents.map(padded);
  const wanted = (pick: (extent: ColumnExtent) => number): number =>
    columns.reduce((sum, extent) => sum + pick(extent) * CHARACTER, 0);
  // many columns get smaller letters before any word is broken (a very long one where even these are too wide); few of them
  // don't fill the page
  const words = wanted(extent => extent.word);
  const scale = Math.max(
    SMALLEST,
    Math.min(1, room / (words * SMALLEST <= room ? words : wanted(extent => extent.least))),
  );
  const total = Math.min(
    room,
    Math.max(
      room / 3,
      wanted(extent => extent.natural),
    ),
  );
  const widths = fitColumns(columns, total / (CHARACTER * scale)).map(width => Math.floor(width * CHARACTER * scale));
  return { widths, size: Math.round(2 * 9 * scale) };
}
