import { doiIn } from '../base/doi.ts';
import { authorList, listedWords } from './author-list.ts';
import { type LibraryFormat, libraryFormat } from './library-format.ts';
import { libraryOf } from './library-of.ts';
import { type BrokenEntry, NO_REFERENCE, pageRange, type Reference, type ReferencePart, yearOf } from './reference.ts';

/** A kind of CSV export: by which columns it is known, and which of them fill what. */
export interface CsvLibrary {
  readonly name: string;
  readonly describe: string;
  /** headers that are all there, in lower case; of a list one is enough */
  readonly signature: readonly (string | readonly string[])[];
  /** one of these is there as well */
  readonly oneOf?: readonly RegExp[];
  /** so many columns that fill no part make a coded sheet of it, unless `sure` is among its headers */
  readonly mostOthers?: { readonly count: number; readonly sure: RegExp };
  /** headers that may fill a part, in lower case; the first with a value does */
  readonly columns: Readonly<Partial<Record<ReferencePart | 'firstPage' | 'lastPage', readonly string[]>>>;
}

/**
 * A format from the columns of a CSV export. Every cell is text. A row is named as broken where its cells may stand in the wrong
 * columns: it has more of them than the header, or fewer and a quotation mark that is not closed.
 */
export function csvLibrary({ name, describe, signature, oneOf, mostOthers, columns }: CsvLibrary): LibraryFormat {
  const known = new Set(Object.values(columns).flat());
  const isCoded = (header: readonly string[]): boolean =>
    mostOthers !== undefined &&
    !header.some(entry => mostOthers.sure.test(entry)) &&
    header.filter(entry => entry !== '' && !known.has(entry)).length > mostOthers.count;
  const isOwn = (header: readonly string[]): boolean =>
    signature.every(wanted => [wanted].flat().some(name => header.includes(name))) &&
    (oneOf === undefined || header.some(entry => oneOf.some(pattern => pattern.test(entry)))) &&
    !isCoded(header);
  return libraryFormat({
    name,
    extensions: ['csv', 'tsv', 'txt'],
    describe,
    fields: fieldsOf(columns),
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

/** What each part is read from, for the list of fields. */
function fieldsOf({ firstPage, lastPage, ...columns }: CsvLibrary['columns']): LibraryFormat['fields'] {
  const fields = Object.entries(columns).map(([part, names]) => [part, names.join(', ')]);
  const pages = [...(columns.pages ?? []), ...(firstPage === undefined ? [] : [`${firstPage} and ${lastPage}`])];
  return Object.fromEntries(pages.length === 0 ? fields : [...fields, ['pages', pages.join(', else ')]]);
}

/** The headers of a CSV text in lower case, from the first line that has several cells. */
function headerOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/, MOST_ABOVE + 1);
  const line = lines[linesAbove(lines)] ?? '';
  return line.split(delimiterOf(line)).map(cell => plainHeader(cell.replace(/^"|"$/g, '')));
}

/** Lines about an export that may stand above the header. */
const MOST_ABOVE = 3;

/** How many lines stand above the header: each is one text, quoted or without a delimiter. */
function linesAbove(lines: readonly string[]): number {
  for (let at = 0; at < Math.min(MOST_ABOVE, lines.length); at++)
    if (!/^(?:"[^"]*"[^\S\t]*|[^",;\t]*)(?:[,;\t][,;\t\s]*)?$/.test((lines[at] ?? '').trim())) return at;
  return 0;
}

const plainHeader = (header: string): string => header.replace(/\s+/g, ' ').trim().toLowerCase();

const delimiterOf = (line: string): string =>
  [',', ';', '\t'].reduce((best, mark) => (line.split(mark).length > line.split(best).length ? mark : best));

interface CsvRow {
  readonly line: number;
  cell(header: string): string;
}

/** A record with the lines on which it begins and ends. */
interface CsvRecord {
  readonly cells: readonly string[];
  readonly from: number;
  readonly to: number;
}

async function csvRows(text: string): Promise<{ rows: CsvRow[]; broken: BrokenEntry[] }> {
  const { parse } = await import('csv-parse/sync');
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const above = linesAbove(lines);
  const delimiter = delimiterOf(lines[above] ?? '');
  /** The records from a line on; `open` is the line of a quotation mark that nothing closes. */
  const recordsFrom = (start: number): { records: CsvRecord[]; open: number | null } => {
    const records: CsvRecord[] = [];
    let from = start;
    const keep = (cells: string[], { lines: read }: { readonly lines: number }): null => {
      records.push({ cells, from, to: start + read - 1 });
      from = start + read;
      return null;
    };
    try {
      parse(lines.slice(start - 1).join('\n'), {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        record_delimiter: '\n',
        on_record: keep,
      });
      return { records, open: null };
    } catch {
      return { records, open: from };
    }
  };
  const broken: BrokenEntry[] = [];
  const rows: CsvRow[] = [];
  let { records, open } = recordsFrom(1 + above);
  const [head] = records;
  const headers = (head?.cells ?? []).map(plainHeader);
  // a delimiter at the end of every row is no cell
  const isTrailing = records.every(
    ({ cells }) => cells.length <= headers.length + 1 && (cells[headers.length] ?? '').trim() === '',
  );
  let restarts = 0;
  for (let at = 1; at < records.length || open !== null; at++) {
    const record = records[at];
    const line = record?.from ?? open ?? 0;
    if (record?.cells.every(cell => cell.trim() === '')) continue;
    const why = record === undefined ? UNCLOSED : whyBroken(record.cells, headers, isTrailing);
    if (why === null && record !== undefined) {
      rows.push({ line, cell: header => unquoted(record.cells[headers.indexOf(header)]?.trim() ?? '') });
      continue;
    }
    broken.push({ line, message: why ?? UNCLOSED });
    if (record !== undefined && record.to === line) continue;
    // what an open quotation mark has swallowed is read again, from the next line on
    if (++restarts > RESTARTS) {
      broken.push({
        line: line + 1,
        message: 'the rest of the file is not read: too many quotation marks are not closed',
      });
      break;
    }
    ({ records, open } = recordsFrom(line + 1));
    at = -1;
  }
  return { rows, broken };
}

/** A text can be made of quotation marks alone, and is read from each of them on. */
const RESTARTS = 100;
const UNCLOSED = 'a quotation mark in this row is not closed, so its cells cannot be told apart';

function whyBroken(cells: readonly string[], headers: readonly string[], isTrailing: boolean): string | null {
  // a cell that still begins with a quotation mark was not closed by one
  const open = cells.filter(cell => cell.trimStart().startsWith('"'));
  if (open.length > 0 && (cells.length !== headers.length || open.some(cell => cell.includes('\n')))) return UNCLOSED;
  return cells.length > headers.length && !isTrailing
    ? `this row has ${cells.length} cells where the header has ${headers.length}; is a delimiter inside a cell that is not quoted?`
    : null;
}

/** `"A "quoted" word"`, whose inner marks were not doubled, without the outer ones. */
const unquoted = (cell: string): string => cell.replace(/^"(.*)"$/s, '$1');

function referenceOf(columns: CsvLibrary['columns'], line: number, cell: CsvRow['cell']): Reference {
  const first = (part: keyof CsvLibrary['columns']): string =>
    (columns[part] ?? []).map(cell).find(value => value !== '' && value.toLowerCase() !== 'nan') ?? '';
  const identifier = first('identifier');
  // an accession number of seven or eight digits is PubMed's
  const isPubmedNumber = /^\d{7,8}$/.test(identifier);
  const arxiv = /arxiv(?:\.org\/(?:abs|pdf)\/|:\s*)(\d{4}\.\d{4,5})/i.exec(`${first('url')} ${identifier}`)?.[1];
  return {
    ...NO_REFERENCE,
    line,
    title: first('title'),
    authors: authorList(first('authors').replaceAll('|', ';')),
    year: yearOf(first('year')),
    venue: first('venue'),
    volume: first('volume'),
    issue: first('issue'),
    pages: first('pages') || pageRange(first('firstPage'), first('lastPage')),
    doi: doiIn(first('doi')) ?? doiIn(first('url')) ?? '',
    pmid:
      /^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)?(\d+)/.exec(first('pmid').replace(/\.0$/, ''))?.[1] ??
      (isPubmedNumber ? identifier : ''),
    identifier:
      arxiv !== undefined ? `arXiv:${arxiv}` : isPubmedNumber || /^rayyan-/.test(identifier) ? '' : identifier,
    url: first('url'),
    abstract: first('abstract'),
    keywords: listedWords(first('keywords').replaceAll('|', ';')),
    note: first('note'),
  };
}
