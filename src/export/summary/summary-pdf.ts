import { readFileSync } from 'node:fs';
import type { SummaryPage } from '../../model/summary-page.ts';
import type { TableModel } from '../../model/table-model.ts';
import { fontFile } from '../figure/fonts.ts';
import { headerRows } from '../table/flat-header.ts';
import { linesOf } from '../table/lines.ts';

const MARGIN = 40;
/** Sizes of the letters that are tried until all fits on one page; smaller ones are not read. */
const SIZES = [9, 8.5, 8];
/** Between two columns of a table. */
const GAP = 8;

type Document = InstanceType<typeof import('pdfkit')>;

/** A summary page as a PDF with the bundled font: on one page where letters of 8 pt allow it; and the size of its letters. */
export async function summaryPdf(page: SummaryPage): Promise<PrintedSummary> {
  let made: PrintedSummary | null = null;
  for (const size of SIZES) {
    made = await writePdf(page, size);
    if (made.pages === 1) break;
  }
  return made!;
}

export interface PrintedSummary {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** of the text, in points */
  readonly size: number;
}

async function writePdf(page: SummaryPage, size: number): Promise<PrintedSummary> {
  const { default: PdfDocument } = await import('pdfkit');
  const document = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    font: fontFile('regular'),
    lang: 'en',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    // PDF asks for a date; a fixed one, so that the same page gives the same bytes
    info: {
      Title: page.title,
      ...(page.disclosure === null ? {} : { Subject: page.disclosure, Keywords: page.disclosure }),
      Producer: 'scopebook',
      Creator: 'scopebook',
      CreationDate: new Date(0),
    },
  });
  const parts: Uint8Array[] = [];
  let pages = 1;
  document.on('data', (part: Uint8Array) => void parts.push(part));
  document.on('pageAdded', () => void pages++);
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', readFileSync(fontFile('regular')));
  document.registerFont('bold', readFileSync(fontFile('bold')));
  const write = (text: string, bold: boolean, points: number, after: number, indent = 0): void => {
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(points)
      .text(text, MARGIN + indent, document.y, { width: document.page.width - 2 * MARGIN - indent });
    document.y += after;
  };
  write(page.title, true, size * 1.35, size * 0.5);
  if (page.disclosure !== null) write(page.disclosure, true, size, size * 0.4);
  for (const block of page.blocks)
    switch (block.kind) {
      case 'heading':
        document.y += size * 0.4;
        write(block.text, true, size * 1.2, size * 0.3);
        break;
      case 'text':
        write(block.text, block.strong === true, size, size * 0.4);
        break;
      case 'list':
        for (const item of block.items) {
          document.font('regular').fontSize(size).text('•', MARGIN, document.y, { continued: false });
          document.y -= document.currentLineHeight(true);
          write(item, false, size, size * 0.15, size);
        }
        break;
      case 'table':
        drawTable(document, block.table, size);
        document.y += size * 0.5;
        break;
    }
  document.end();
  await ended;
  return { bytes: Buffer.concat(parts), pages, size };
}

/** Three rules, headings in bold, numbers to the right; a cell wraps in its column. */
function drawTable(document: Document, table: TableModel, size: number): void {
  const room = document.page.width - 2 * MARGIN;
  const heads = headerRows(table).at(-1) ?? [];
  const lines = linesOf(table);
  const rows = [heads.map(head => head.text), ...lines.map(line => line.cells.map(cell => cell.text))];
  document.fontSize(size);
  const natural = table.columns.map((_, column) =>
    Math.max(
      ...rows.map((row, at) => document.font(at === 0 ? 'bold' : 'regular').widthOfString(row[column] ?? '') + 1),
    ),
  );
  const widths = fitted(natural, room - GAP * (natural.length - 1));
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
  const rule = (width: number): void => {
    document
      .lineWidth(width)
      .moveTo(MARGIN, document.y)
      .lineTo(MARGIN + total, document.y)
      .stroke();
    document.y += size * 0.25;
  };
  rule(0.9);
  rows.forEach((row, at) => {
    document.font(at === 0 ? 'bold' : 'regular').fontSize(size);
    // measured at the width at which it is written, or a line that just fits would be counted as two
    const widthOf = (column: number): number => widths[column]! + 0.5;
    const height = Math.max(...row.map((text, column) => document.heightOfString(text, { width: widthOf(column) })));
    if (document.y + height > document.page.height - MARGIN) document.addPage();
    const top = document.y;
    let left = MARGIN;
    row.forEach((text, column) => {
      document.text(text, left, top, {
        width: widthOf(column),
        align: table.columns[column]?.align ?? 'left',
      });
      left += widths[column]! + GAP;
    });
    document.y = top + height + size * 0.15;
    if (at === 0) rule(0.5);
  });
  rule(0.9);
}

/** Columns keep their natural width; where they do not fit, the widest give way. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  for (let over = sum(widths) - room; over > 0.5; over = sum(widths) - room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = Math.max(20, widths[widest]! - Math.min(over, 4));
    if (widths.every(width => width <= 20)) break;
  }
  return widths;
}

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
