import { Fault } from '../../../base/fault.ts';
import { type Block, reader } from '../block.ts';
import { type PdfLine, pdfLines } from '../pdf-lines.ts';
import { pdfParts } from '../pdf-parts.ts';
import { withoutRunningHeads } from '../running-heads.ts';
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
    const body = bodyHeight(pages);
    let section = '';
    const blocks: Block[] = [];
    for (const [index, lines] of withoutRunningHeads(pages).entries()) {
      const found = blocksOfPage(lines, index + 1, section, body);
      const [last, first] = [blocks.at(-1), found[0]];
      if (last !== undefined && first !== undefined && goesOn(last, first)) {
        blocks[blocks.length - 1] = { ...last, text: joined([last.text, first.text]) };
        found.shift();
      }
      blocks.push(...found);
      section = blocks.at(-1)?.section ?? section;
    }
    return blocks;
  },
});

/** A sentence that the end of a page cuts. */
const goesOn = (last: Block, first: Block): boolean =>
  last.kind === 'text' &&
  first.kind === 'text' &&
  !/[.!?:][)\]”"]?$/.test(last.text) &&
  /^[\p{Ll}\d(]/u.test(first.text);

const joined = (lines: readonly string[]): string => lines.join('\n').replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2');

/** The height of most letters. */
function bodyHeight(pages: readonly (readonly PdfLine[])[]): number {
  const letters = new Map<number, number>();
  for (const { height, cells } of pages.flat()) {
    const rounded = Math.round(height * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + cells.reduce((sum, cell) => sum + cell.text.length, 0));
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

const TITLE =
  /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:abstract|summary|introduction|background|related work|(?:materials? and )?methods?|methodology|results?|findings|discussion|conclusions?|limitations|references|bibliography|acknowledge?ments?|appendix|declarations|funding)\W*$/i;

/** A line that is the title of a section: by its words, or by its number and larger letters. */
function isTitle({ cells, height }: PdfLine, body: number): boolean {
  const text = cells.map(cell => cell.text).join(' ');
  if (text.length > 90 || /[.;,:]$/.test(text)) return false;
  return TITLE.test(text) || (height > 1.08 * body && /^\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}/u.test(text));
}

function blocksOfPage(lines: readonly PdfLine[], at: number, before: string, body: number): Block[] {
  let section = before;
  const place = { unit: 'page', at } as const;
  return pdfParts(lines).flatMap((part): Block[] => {
    if (part.kind === 'table') {
      const read = tableReader();
      return [part.heads, ...part.rows].map(cells => ({
        ...read(cells.map(text => ({ text }))),
        kind: 'row',
        section,
        ...place,
      }));
    }
    const blocks: Block[] = [];
    let words: string[] = [];
    const flush = (): void => {
      const text = joined(words);
      if (text.trim() !== '') blocks.push({ text, kind: 'text', section, ...place });
      words = [];
    };
    for (const line of part.lines) {
      const text = line.cells.map(cell => cell.text).join(' ');
      if (!isTitle(line, body)) words.push(text);
      else {
        flush();
        section = text;
        blocks.push({ text, kind: 'heading', section, ...place });
      }
    }
    flush();
    return blocks;
  });
}
