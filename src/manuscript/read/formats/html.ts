import { decodeEntities } from '../../../base/decode-entities.ts';
import { replaceSpans, spans } from '../../../base/spans.ts';
import { type Block, reader } from '../block.ts';
import { readTextBytes } from '../read-text.ts';
import { type Cell, tableReader } from '../table.ts';

const BLOCK =
  /^(?:p|div|section|article|header|footer|main|aside|nav|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|caption|table|thead|tbody|tfoot|tr|h[1-6]|br|hr|body|html|head|title|abstract)$/;
const SILENT = /<!--|<(script|style|head|code|pre|svg|sup|annotation|annotation-xml)\b/gi;
const closing = ([, name]: RegExpExecArray): RegExp =>
  name === undefined ? /-->/g : new RegExp(`</${name}\\s*>`, 'gi');

/** A formula in a row is read as text (`κ = .81`); one with fractions or raised signs is not. */
const FORMULA = /<math\b/gi;
const STACKED = /<m(?:frac|su[bp]|subsup|under|over|underover|sqrt|root|table|multiscripts)\b/i;

/** The line breaks of a part, so that line numbers stay. */
const linesOf = (part: string): string => part.replace(/[^\n]/g, '');

/** Tags, and the texts between them; "<" that nothing closes is text. */
function* tokensOf(source: string): Generator<string> {
  let at = 0;
  for (const { from, to } of spans(source, /</g, () => />/g)) {
    if (from > at) yield source.slice(at, from);
    yield source.slice(from, to);
    at = to;
  }
  if (at < source.length) yield source.slice(at);
}

export const html = reader({
  name: 'html',
  describe: 'HTML, with its tables; scripts, styles, code, comments and marks of footnotes are left out',
  extensions: ['html', 'htm', 'xhtml'],
  async read(bytes, name) {
    const shown = replaceSpans(readTextBytes(bytes, name), SILENT, closing, linesOf);
    const source = replaceSpans(
      shown,
      FORMULA,
      () => /<\/math\s*>/gi,
      part => (STACKED.test(part) ? linesOf(part) : part),
    );
    const blocks: Block[] = [];
    let [line, start, section, text] = [1, 1, '', ''];
    let cells: Cell[] | null = null;
    let spans: Omit<Cell, 'text'> = {};
    let read = tableReader();
    const flush = (kind: Block['kind'] = 'text'): void => {
      // a block's text may run over several lines of the source
      const words = decodeEntities(text);
      if (words.trim() !== '') {
        if (kind === 'heading') section = words.trim();
        const lead = /^\s*/.exec(words)![0];
        const at = start + (lead.split('\n').length - 1);
        blocks.push({ text: words.slice(lead.length), kind, section, unit: 'line', at });
      }
      text = '';
      start = line;
    };
    for (const token of tokensOf(source)) {
      const tag = /^<\s{0,9}(\/?)\s{0,9}([a-z][a-z0-9]*)/i.exec(token);
      if (tag === null) text += token;
      else {
        const [closing, tagName] = [tag[1] === '/', tag[2]!.toLowerCase()];
        if (tagName === 'tr' && !closing) {
          flush();
          cells = [];
        } else if ((tagName === 'td' || tagName === 'th') && cells !== null) {
          if (closing)
            cells.push({
              text: decodeEntities(text)
                .replace(/[ \t\n\r]+/g, ' ')
                .replace(/^ | $/g, ''),
              ...spans,
            });
          else spans = spansOf(token);
          text = '';
        } else if (tagName === 'tr' && cells !== null) {
          if (cells.some(cell => cell.text !== ''))
            blocks.push({ ...read(cells), kind: 'row', section, unit: 'line', at: start });
          cells = null;
          text = '';
        } else if (BLOCK.test(tagName) && cells === null) {
          flush(closing && /^h[1-6]$/.test(tagName) ? 'heading' : 'text');
          if (tagName === 'table') read = tableReader();
        }
      }
      line += token.split('\n').length - 1;
      if (text === '') start = line;
    }
    flush();
    return blocks;
  },
});

/** How many columns and rows a cell takes, and how far it is indented. */
function spansOf(tag: string): Omit<Cell, 'text'> {
  const given = (name: string): number =>
    Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(tag)?.[1] ?? 1);
  const indent = Number(/(?:text-indent|padding-left|margin-left)\s*:\s*([\d.]{1,6})/i.exec(tag)?.[1] ?? 0);
  return {
    columns: Math.max(1, given('colspan')),
    rows: Math.max(1, given('rowspan')),
    ...(indent > 0 ? { indent } : {}),
  };
}
