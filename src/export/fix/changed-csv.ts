/** A cell of a text table that gets another text. */
export interface TextChange {
  /** as a spreadsheet counts: from 1, blank rows included, a record with line breaks is one row */
  readonly row: number;
  /** from 0 */
  readonly column: number;
  readonly text: string;
}

/**
 * Changes single cells of a CSV text; every other character stays: quotation marks, line ends and blank rows too.
 *
 * @example changedCsv('a,b\n"x", y\n', ',', '"', [{ row: 2, column: 1, text: 'y' }]) // => 'a,b\n"x",y\n'
 */
export function changedCsv(text: string, delimiter: string, quote: string, changes: readonly TextChange[]): string {
  const wanted = new Map(changes.map(change => [`${change.row} ${change.column}`, change.text]));
  let done = '';
  let kept = 0;
  let row = 1;
  let column = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at <= text.length && wanted.size > 0) {
    const from = at;
    const quoted = text.startsWith(quote, at);
    if (quoted) at = endOfQuoted(text, at, quote);
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && !text.startsWith(delimiter, at)) at++;
    const key = `${row} ${column}`;
    const change = wanted.get(key);
    if (change !== undefined) {
      const needs = quoted || change.includes(delimiter) || change.includes(quote) || /[\r\n]/.test(change);
      done += text.slice(kept, from) + (needs ? quote + change.replaceAll(quote, quote + quote) + quote : change);
      kept = at;
      wanted.delete(key);
    }
    if (text.startsWith(delimiter, at)) {
      column++;
      at += delimiter.length;
    } else {
      row++;
      column = 0;
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
  }
  return done + text.slice(kept);
}

/** The place behind the mark that closes a quoted cell; two marks side by side are one that belongs to the text. */
function endOfQuoted(text: string, from: number, quote: string): number {
  for (let at = from + quote.length; at < text.length; at++) {
    if (!text.startsWith(quote, at)) continue;
    if (!text.startsWith(quote, at + quote.length)) return at + quote.length;
    at += quote.length;
  }
  return text.length;
}
