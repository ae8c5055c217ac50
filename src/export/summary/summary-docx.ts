import type { Paragraph, Table } from 'docx';
import type { SummaryBlock, SummaryPage } from '../../model/summary-page.ts';
import { columnExtents, fitColumns, padded } from '../table/column-extents.ts';
import { DOCX_STYLES, docxTable } from '../table/docx-table.ts';
import { rezip } from '../table/rezip.ts';

/** A4 in twentieths of a point, with margins of 1.4 cm. */
const PAGE = { width: 11906, height: 16838, margin: 800 };
/** Headings in the letters and the colour of the text. */
const PLAIN = { run: { font: 'Arial', color: '000000' } };
/**
 * A summary page as a Word document; the same page gives the same bytes.
 *
 * @param size points of the letters: where the PDF with letters of this size is one page, the document is one too
 */
export async function summaryDocx(page: SummaryPage, size: number): Promise<Uint8Array> {
  const word = await import('docx');
  // Word knows half points
  const own = Math.floor(2 * size) / 2;
  /** what a character takes, in twentieths of a point */
  const character = 11 * own;
  const run = (text: string, bold = false, points = own) => new word.TextRun({ text, bold, size: 2 * points });
  const paragraph = (text: string, bold = false) =>
    new word.Paragraph({ spacing: { after: 30 }, children: [run(text, bold)] });
  const room = PAGE.width - 2 * PAGE.margin;
  const blockOf = (block: SummaryBlock): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [
          new word.Paragraph({
            heading: word.HeadingLevel.HEADING_2,
            keepNext: true,
            spacing: { before: 80, after: 20 },
            children: [run(block.text, true, own + 1)],
          }),
        ];
      case 'text':
        return [paragraph(block.text, block.strong === true)];
      case 'list':
        return block.items.map(
          item =>
            new word.Paragraph({
              bullet: { level: 0 },
              // the mark of the list takes the size of the paragraph's end
              run: { size: 2 * own },
              indent: { left: 240, hanging: 180 },
              spacing: { after: 0 },
              children: [run(item)],
            }),
        );
      case 'table': {
        const extents = columnExtents(block.table).map(padded);
        const widths = fitColumns(extents, room / character).map(width => Math.floor(width * character));
        return [docxTable(word, block.table, widths, 2 * own)];
      }
    }
  };
  const children = [
    new word.Paragraph({
      heading: word.HeadingLevel.HEADING_1,
      spacing: { after: 60 },
      children: [run(page.title, true, own + 3)],
    }),
    ...(page.disclosure === null ? [] : [paragraph(page.disclosure, true)]),
    ...page.blocks.flatMap(blockOf),
  ];
  const document = new word.Document({
    title: page.title,
    ...(page.disclosure === null ? {} : { keywords: page.disclosure, description: page.disclosure }),
    creator: 'scopebook',
    lastModifiedBy: 'scopebook',
    styles: {
      ...DOCX_STYLES,
      default: { ...DOCX_STYLES.default, heading1: PLAIN, heading2: PLAIN },
      // rows as low as their letters: a row is never lower than the mark at the end of its paragraph
      paragraphStyles: DOCX_STYLES.paragraphStyles.map(style =>
        style.id === 'TableText'
          ? { ...style, run: { size: 2 * own }, paragraph: { spacing: { before: 0, after: 0 } } }
          : style,
      ),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        children,
      },
    ],
  });
  return rezip(new Uint8Array(await word.Packer.toBuffer(document)), () => null);
}
