import { type CsvDialect, csvRecord } from '../sheet-csv.ts';

/**
 * A text table with records behind its last one; every character that stands there already stays. Line ends and quotation are
 * those of the text.
 *
 * @example appendedCsv('a;b\r\n1;2', [['3', 'x;y']], ';', '"') // => 'a;b\r\n1;2\r\n3;"x;y"\r\n'
 */
export function appendedCsv(
  text: string,
  rows: readonly (readonly string[])[],
  delimiter: string,
  quote: string,
): string {
  const { lineEnd, quoteAll } = styleOf(text, delimiter, quote);
  const dialect: CsvDialect = { delimiter, quote, lineEnd, quoteAll };
  const isOpen = text.replace(/^\ufeff/, '') !== '' && !/[\r\n]$/.test(text);
  return `${text}${isOpen ? lineEnd : ''}${rows.map(row => csvRecord(row, dialect) + lineEnd).join('')}`;
}

/** The line end of the first record, and whether every cell of the first records stands in quotation marks. */
function styleOf(text: string, delimiter: string, quote: string): { lineEnd: string; quoteAll: boolean } {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let lineEnd = '';
  let quoted = 0;
  let bare = 0;
  for (let cells = 0; at < text.length && cells < 1000; cells++) {
    if (quote !== '' && text.startsWith(quote, at)) {
      quoted++;
      at += quote.length;
      for (; at < text.length; at++) {
        if (!text.startsWith(quote, at)) continue;
        at += quote.length;
        if (!text.startsWith(quote, at)) break;
      }
    } else bare++;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && !text.startsWith(delimiter, at)) at++;
    if (text.startsWith(delimiter, at)) at += delimiter.length;
    else if (at < text.length) {
      const end = text.startsWith('\r\n', at) ? '\r\n' : (text[at] ?? '');
      if (lineEnd === '') lineEnd = end;
      at += end.length;
    }
  }
  return { lineEnd: lineEnd === '' ? '\n' : lineEnd, quoteAll: quoted > 1 && bare === 0 };
}
