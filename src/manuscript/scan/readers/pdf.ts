import { Fault } from '../../../base/fault.ts';
import { reader } from '../block.ts';

export const pdf = reader({
  name: 'pdf',
  describe: 'the text of a PDF, page by page; tables are read line by line',
  extensions: ['pdf'],
  async read(bytes, name) {
    const { extractText, getDocumentProxy } = await import('unpdf');
    let pages: string[];
    try {
      ({ text: pages } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
        mergePages: false,
      }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw /password/i.test(message)
        ? new Fault('password', `${name} is protected by a password`, 'save it without a password')
        : new Fault('pdf', `${name} can't be read as a PDF (${message})`, 'open it in a PDF reader and save it again');
    }
    if (pages.every(page => page.trim() === ''))
      throw new Fault(
        'pdf',
        `${name} holds no text, only pictures of pages`,
        'use the manuscript itself, or run a text recognition first',
      );
    return pages.map((page, index) => ({
      text: page.replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2'),
      kind: 'text' as const,
      section: '',
      unit: 'page' as const,
      at: index + 1,
    }));
  },
});
