import { Fault } from '../../../base/fault.ts';
import { type Block, reader } from '../block.ts';
import { type PdfLine, pdfLines } from '../pdf-lines.ts';
import { pdfParts } from '../pdf-parts.ts';
import { tableReader } from '../table.ts';

/** What unpdf gives of a page: texts with their places, and marks without text. */
type PdfItem =
  | { readonly str: string; readonly transform: readonly number[]; readonly width: number; readonly height: number }
  | { readonly type: string };

export const pdf = reader({
  name: 'pdf',
  describe: 'the text of a PDF, page by page; tables by the positions of their cells',
  extensions: ['pdf'],
  async read(bytes, name) {
    const { getDocumentProxy } = await import('unpdf');
    const pages: PdfLine[][] = [];
    try {
      const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
      for (let number = 1; number <= document.numPages; number++) {
        const { items } = await (await document.getPage(number)).getTextContent();
        pages.push(
          pdfLines(
            items.flatMap((item: PdfItem) =>
              'str' in item
                ? [
                    {
                      text: item.str,
                      x: item.transform[4],
                      y: item.transform[5],
                      width: item.width,
                      height: item.height,
                    },
                  ]
                : [],
            ),
          ),
        );
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw /password/i.test(message)
        ? new Fault('password', `${name} is protected by a password`, 'save it without a password')
        : new Fault('pdf', `${name} can't be read as a PDF (${message})`, 'open it in a PDF reader and save it again');
    }
    if (pages.every(lines => lines.length === 0))
      throw new Fault(
        'pdf',
        `${name} contains no text, only images of pages`,
        'use the manuscript itself, or run a text recognition first',
      );
    return pages.flatMap((lines, index) => blocksOfPage(lines, index + 1));
  },
});

function blocksOfPage(lines: readonly PdfLine[], at: number): Block[] {
  return pdfParts(lines).flatMap((part): Block[] => {
    const place = { section: '', unit: 'page', at } as const;
    if (part.kind === 'text') {
      const text = part.lines.map(line => line.cells.map(cell => cell.text).join(' ')).join('\n');
      return [{ text: text.replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2'), kind: 'text', ...place }];
    }
    const read = tableReader();
    return [part.heads, ...part.rows].map(cells => ({ ...read(cells.map(text => ({ text }))), kind: 'row', ...place }));
  });
}
