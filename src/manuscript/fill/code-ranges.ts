/** A part of a text, from `start` up to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*$/gm;
const INLINE = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\1(?!`)/g;

/**
 * The code of a Quarto or R Markdown text: fenced blocks (chunks among them), and code in a line. A block that is not closed
 * goes to the end of the text.
 *
 * @example codeRanges('a `r {{x}}` b').map(({ start, end }) => [start, end]) // => [[2, 11]]
 */
export function codeRanges(text: string): TextRange[] {
  const blocks: TextRange[] = [];
  let open: { readonly start: number; readonly mark: string } | null = null;
  for (const match of text.matchAll(FENCE)) {
    const [line, mark = ''] = match;
    if (open === null) open = { start: match.index, mark };
    else if (mark.startsWith(open.mark) && line.trim() === mark) {
      blocks.push({ start: open.start, end: match.index + line.length });
      open = null;
    }
  }
  if (open !== null) blocks.push({ start: open.start, end: text.length });
  const isInBlock = (at: number): boolean => blocks.some(({ start, end }) => start <= at && at < end);
  // blocks become blanks, so that a mark in one of them pairs with none outside
  let outside = '';
  let done = 0;
  for (const { start, end } of blocks) {
    outside += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  outside += text.slice(done);
  const inline = [...outside.matchAll(INLINE)]
    .map(match => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => !isInBlock(start));
  return [...blocks, ...inline].sort((a, b) => a.start - b.start);
}
