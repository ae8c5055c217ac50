/** The line breaks that files use; the third is what text mode makes of a CRLF. */
const KINDS = ['\r\n', '\n', '\r', '\r\r\n'] as const;
type Kind = (typeof KINDS)[number];

const LONGEST_FIRST = KINDS.toSorted((a, b) => b.length - a.length);

interface Break {
  readonly at: number;
  /** where its line begins: behind the blank lines that come before it */
  readonly from: number;
  readonly kind: Kind;
  /** delimiters between the break before and this one */
  readonly delimiters: number;
}

/**
 * The line breaks that stand inside unquoted cells: offset and length of each, in order. The most frequent kind of line
 * break ends records. Another kind does so too where it parts rows as wide as the header (files glued from two programs);
 * where it leaves pieces that are too narrow it belongs to the cell. The most frequent kind stands inside a cell where it
 * parts one record: two pieces that are together as wide as the header, in a file in which no other record is too narrow, and
 * the second of which does not begin like a record. In a file of one column every line break ends a record.
 *
 * @param text the whole file
 * @example lineBreaksInCells('a;b\r\n1;x\ny\r\n2;z\r\n', ';', '"') // => [[8, 1]]
 */
export function lineBreaksInCells(text: string, delimiter: string, quote: string): [at: number, length: number][] {
  const { breaks, last, lastFrom } = breaksOf(text, delimiter, quote);
  const counts = new Map<Kind, number>();
  for (const { kind } of breaks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const main = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const width = breaks[0]?.delimiters ?? 0;
  // the header of a table is its first row that is not blank
  const isBlank = text.slice(0, breaks[0]?.at).replaceAll(delimiter, '').replaceAll(quote, '').trim() === '';
  if (width === 0 || isBlank) return [];
  const inside: [number, number][] = [];
  for (const [kind, count] of counts) {
    if (kind === main) continue;
    let parts = 0;
    breaks.forEach((entry, i) => {
      if (entry.kind === kind && entry.delimiters >= width && (breaks[i + 1]?.delimiters ?? last) >= width) parts++;
    });
    if (parts * 2 < count) for (const entry of breaks) if (entry.kind === kind) inside.push([entry.at, kind.length]);
  }
  const ends = breaks.filter(({ at }) => !inside.some(entry => entry[0] === at));
  return [...inside, ...partedRecords(text, ends, { last, lastFrom }, delimiter)].sort((a, b) => a[0] - b[0]);
}

/** Line breaks between two pieces of one record: all records that are too narrow are such pieces, or nothing is joined. */
function partedRecords(
  text: string,
  breaks: readonly Break[],
  { last, lastFrom }: { readonly last: number; readonly lastFrom: number },
  delimiter: string,
): [at: number, length: number][] {
  const width = breaks[0]?.delimiters ?? 0;
  const delimiters = [...breaks.map(entry => entry.delimiters), last];
  const narrow = delimiters.flatMap((count, i) => (count < width ? [i] : []));
  if (narrow.length === 0 || narrow.length % 2 > 0 || narrow.length > MOST_PIECES) return [];
  const startOf = (i: number): number => (i === 0 ? 0 : breaks[i - 1]!.at + breaks[i - 1]!.kind.length);
  const beginning = (i: number): string => {
    const record = text.slice(startOf(i), Math.min(breaks[i]?.at ?? text.length, startOf(i) + 200));
    return shapeOf(record.split(delimiter, 1)[0]!);
  };
  const parted: [number, number][] = [];
  for (let i = 0; i < narrow.length; i += 2) {
    const [first, second] = [narrow[i]!, narrow[i + 1]!];
    if (second !== first + 1 || delimiters[first]! + delimiters[second]! !== width || delimiters[first] === 0)
      return [];
    // a blank line between them
    if ((breaks[second]?.from ?? lastFrom) !== startOf(second)) return [];
    parted.push([breaks[first]!.at, breaks[first]!.kind.length]);
  }
  const shapes = new Set(
    delimiters.slice(0, MOST_SHAPES).flatMap((count, i) => (i > 0 && count >= width ? [beginning(i)] : [])),
  );
  return parted.length > 0 && narrow.every((i, at) => at % 2 === 0 || !shapes.has(beginning(i))) ? parted : [];
}

/** More pieces than that are how a program writes its rows. */
const MOST_PIECES = 40;
const MOST_SHAPES = 2000;

/** `Lee 2010` and `Kim 2011` are alike. */
const shapeOf = (cell: string): string =>
  cell
    .trim()
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d+/g, '9');

/** The line breaks outside quotation marks, and the delimiters before each; blank lines count as the break before them. */
function breaksOf(text: string, delimiter: string, quote: string): { breaks: Break[]; last: number; lastFrom: number } {
  const breaks: Break[] = [];
  let delimiters = 0;
  let filled = false;
  let cellStart = true;
  let from = 0;
  let last = Number.POSITIVE_INFINITY;
  let lastFrom = 0;
  for (let at = 0; at < text.length; ) {
    const mark = text[at]!;
    if (mark === quote && cellStart) {
      const end = closing(text, at + 1, quote);
      if (text.slice(at + 1, Math.min(end - 1, at + 200)).trim() !== '') filled = true;
      at = end;
      cellStart = false;
      continue;
    }
    if (mark !== '\n' && mark !== '\r') {
      if (text.startsWith(delimiter, at)) {
        delimiters++;
        cellStart = true;
        at += delimiter.length;
      } else {
        // white space before a quotation mark does not open a cell
        cellStart = false;
        if (mark.trim() !== '') filled = true;
        at++;
      }
      continue;
    }
    const kind = LONGEST_FIRST.find(entry => text.startsWith(entry, at))!;
    // the last line break of a file ends its last record, whatever it is
    if (filled || delimiters > 0) {
      if (at + kind.length < text.length) breaks.push({ at, from, kind, delimiters });
      else [last, lastFrom] = [delimiters, from];
    }
    delimiters = 0;
    filled = false;
    cellStart = true;
    at += kind.length;
    from = at;
  }
  // nothing but blank lines behind the last line break: nothing is cut off by it
  if (filled || delimiters > 0) [last, lastFrom] = [delimiters, from];
  return { breaks, last, lastFrom };
}

/** Behind the quotation mark that closes a cell; a doubled one is part of it. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from; ; ) {
    const end = text.indexOf(quote, at);
    if (end < 0) return text.length;
    if (text[end + 1] !== quote) return end + 1;
    at = end + 2;
  }
}
