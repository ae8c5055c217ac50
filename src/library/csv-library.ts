import { bareDoi } from '../base/doi.ts';
import { type LibraryFormat, libraryFormat } from './library-format.ts';
import { libraryOf } from './library-of.ts';
import { type BrokenEntry, NO_REFERENCE, type Reference, type ReferencePart, wordList, yearOf } from './reference.ts';

/** A kind of CSV export: by which columns it is known, and which of them fill what. */
export interface CsvLibrary {
  readonly name: string;
  readonly describe: string;
  /** headers that are all there, in lower case */
  readonly signature: readonly string[];
  /** one of these is there as well */
  readonly oneOf?: readonly RegExp[];
  /** headers that may fill a part, in lower case; the first with a value does */
  readonly columns: Readonly<Partial<Record<ReferencePart, readonly string[]>>>;
}

/** A format from the columns of a CSV export. Every cell is text; a row with more cells than the header is named as broken. */
export function csvLibrary({ name, describe, signature, oneOf, columns }: CsvLibrary): LibraryFormat {
  const isOwn = (header: readonly string[]): boolean =>
    signature.every(wanted => header.includes(wanted)) &&
    (oneOf === undefined || header.some(entry => oneOf.some(pattern => pattern.test(entry))));
  return libraryFormat({
    name,
    extensions: ['csv', 'tsv', 'txt'],
    describe,
    fields: Object.fromEntries(Object.entries(columns).map(([part, names]) => [part, names.join(', ')])),
    matches: text => isOwn(headerOf(text)),
    async read(text) {
      const { rows, broken } = await csvRows(text);
      return libraryOf(
        rows.map(({ line, cell }) => referenceOf(columns, line, cell)),
        broken,
      );
    },
  });
}

/** The headers of a CSV text in lower case, from its first line. */
function headerOf(text: string): string[] {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/, 1);
  return line.split(delimiterOf(line)).map(cell => plainHeader(cell.replace(/^"|"$/g, '')));
}

const plainHeader = (header: string): string => header.replace(/\s+/g, ' ').trim().toLowerCase();

const delimiterOf = (line: string): string =>
  [',', ';', '\t'].reduce((best, mark) => (line.split(mark).length > line.split(best).length ? mark : best));

interface CsvRow {
  readonly line: number;
  cell(header: string): string;
}

async function csvRows(text: string): Promise<{ rows: CsvRow[]; broken: BrokenEntry[] }> {
  const { parse } = await import('csv-parse/sync');
  const plain = text.replace(/^\ufeff/, '');
  const [first = ''] = plain.split(/\r\n|\r|\n/, 1);
  const records = parse(plain, {
    delimiter: delimiterOf(first),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as { info: { lines: number }; record: string[] }[];
  const [head, ...body] = records;
  const headers = (head?.record ?? []).map(plainHeader);
  const rows: CsvRow[] = [];
  const broken: BrokenEntry[] = [];
  // a delimiter at the end of every row is no cell
  const isTrailing = body.every(
    ({ record }) => record.length <= headers.length + 1 && (record[headers.length] ?? '').trim() === '',
  );
  let line = (head?.info.lines ?? 1) + 1;
  for (const { info, record } of body) {
    const begins = line;
    line = info.lines + 1;
    if (record.every(cell => cell.trim() === '')) continue;
    if (record.length > headers.length && !isTrailing) {
      broken.push({
        line: begins,
        message: `this row has ${record.length} cells where the header has ${headers.length}; is a delimiter inside a cell that is not quoted?`,
      });
      continue;
    }
    rows.push({ line: begins, cell: header => record[headers.indexOf(header)]?.trim() ?? '' });
  }
  return { rows, broken };
}

function referenceOf(columns: CsvLibrary['columns'], line: number, cell: CsvRow['cell']): Reference {
  const first = (part: ReferencePart): string =>
    (columns[part] ?? []).map(cell).find(value => value !== '' && value.toLowerCase() !== 'nan') ?? '';
  const arxiv = /arxiv(?:\.org\/(?:abs|pdf)\/|:\s*)(\d{4}\.\d{4,5})/i.exec(
    `${first('url')} ${first('identifier')}`,
  )?.[1];
  return {
    ...NO_REFERENCE,
    line,
    title: first('title'),
    authors: authorList(first('authors')),
    year: yearOf(first('year')),
    venue: first('venue'),
    volume: first('volume'),
    issue: first('issue'),
    pages: first('pages'),
    doi: bareDoi(first('doi')) ?? bareDoi(first('url')) ?? '',
    pmid: /^\d+/.exec(first('pmid').replace(/\.0$/, ''))?.[0] ?? '',
    identifier: arxiv === undefined ? first('identifier') : `arXiv:${arxiv}`,
    url: first('url'),
    abstract: first('abstract'),
    keywords: wordList(first('keywords')),
    note: first('note'),
  };
}

/**
 * Authors of one cell: separated by semicolons or " and ", else by commas where the names have none of their own.
 *
 * @example authorList('Kim, A.; Lee, B.') // => ['Kim, A.', 'Lee, B.']
 * @example authorList('Kim A, Lee BC.') // => ['Kim, A', 'Lee, BC']
 */
export function authorList(text: string): string[] {
  const whole = text.trim();
  // PubMed ends its list with a full stop
  const plain = /\s\p{Lu}{1,3}\.$/u.test(whole) && !whole.slice(0, -1).includes('.') ? whole.slice(0, -1) : whole;
  const clean = (names: readonly string[]): string[] => names.map(name => name.trim()).filter(name => name !== '');
  if (plain.includes(';')) return clean(plain.split(';'));
  if (/\s+and\s+/.test(plain)) return clean(plain.split(/\s+and\s+/));
  const parts = clean(plain.split(','));
  // "Kim A, Lee BC": initials stand behind each name
  if (parts.length > 0 && parts.every(part => /\s\p{Lu}{1,3}$/u.test(part)))
    return parts.map(part => part.replace(/\s(\p{Lu}{1,3})$/u, ', $1'));
  if (parts.length > 1 && parts.every(part => /\S\s+\S/.test(part))) return parts;
  return plain === '' ? [] : [plain];
}
