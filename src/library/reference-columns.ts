import { bareDoi } from '../base/doi.ts';
import { authorStyle, authorsText } from './author-style.ts';
import { familyName, type Reference } from './reference.ts';
import { referencePart } from './reference-from-cells.ts';

/** Which columns of a sheet take which part of a reference; null where the sheet has none. */
export interface ReferenceColumns {
  readonly author: string | null;
  readonly year: string | null;
  readonly title: string | null;
  readonly identifier: string | null;
}

/** How a sheet writes DOIs, by the way most of its cells do. */
export type DoiStyle = (typeof DOI_STYLES)[number];
const DOI_STYLES = [
  'doi:',
  'https://doi.org/',
  'http://doi.org/',
  'https://dx.doi.org/',
  'http://dx.doi.org/',
  'DOI: ',
  'doi: ',
  '',
] as const;

/**
 * How the identifiers of a sheet are written.
 *
 * @example doiStyle(['doi:10.1/a', 'arXiv:2303.04360', 'doi:10.1/b']) // => 'doi:'
 */
export function doiStyle(identifiers: readonly string[]): DoiStyle {
  const counts = DOI_STYLES.map(() => 0);
  for (const identifier of identifiers) {
    const cell = identifier.trim();
    // no cell is in two styles
    const style = cell.startsWith('10.') ? BARE : DOI_STYLES.findIndex(written => startsWith(cell, written));
    if (style >= 0 && bareDoi(cell) !== null) counts[style]!++;
  }
  return DOI_STYLES[counts.indexOf(Math.max(...counts))]!;
}

const BARE = DOI_STYLES.indexOf('');

/** Whether nothing but a DOI stands behind a beginning in any capitals; that of `DOI: ` is told from `doi: `. */
const startsWith = (cell: string, style: DoiStyle): boolean =>
  style !== '' &&
  (style.endsWith(' ') ? cell.startsWith(style) : cell.toLowerCase().startsWith(style)) &&
  cell.startsWith('10.', style.length);

/** How the cells of a column of DOIs are written: without anything in front where the column is empty. */
const columnStyle = (cells: readonly string[]): DoiStyle =>
  cells.some(cell => bareDoi(cell.trim()) !== null) ? doiStyle(cells) : '';

/**
 * Writes what a reference says for each column of a sheet, '' where it says nothing. Columns without a declaration are filled by
 * their usual names. What each column takes, and how its cells are written, is found once.
 */
export function cellWriter(
  headers: readonly string[],
  columns: ReferenceColumns,
  cellsUnder: (header: string) => readonly string[],
): (reference: Reference) => string[] {
  const writers = headers.map(header => columnText(header, columns, cellsUnder));
  return reference => writers.map(write => write(reference));
}

const NOTHING = (): string => '';
const firstAuthor = ({ authors }: Reference): string => familyName(authors[0] ?? '');

function columnText(
  header: string,
  columns: ReferenceColumns,
  cellsUnder: (header: string) => readonly string[],
): (reference: Reference) => string {
  const part = referencePart(header);
  if (header === columns.author) return part === 'authors' && /s$/i.test(header) ? allAuthors() : firstAuthor;
  if (header === columns.year) return ({ year }) => year;
  if (header === columns.title) return ({ title }) => title;
  const isElsewhere =
    (part === 'year' && columns.year !== null) ||
    (part === 'title' && columns.title !== null) ||
    (part === 'author' && columns.author !== null);
  if (header !== columns.identifier && (part === null || isElsewhere)) return NOTHING;
  if (part === 'author') return firstAuthor;
  if (part === 'authors') return allAuthors();
  if (part === 'pmid') return ({ pmid }) => pmid;
  if (part === 'doi') return keyWriter(part, cellsUnder(header));
  if (header === columns.identifier || part === 'identifier') return keyWriter('identifier', cellsUnder(header));
  return reference => {
    const value = part === null ? '' : reference[part];
    return typeof value === 'string' ? value : value.join('; ');
  };

  function allAuthors(): (reference: Reference) => string {
    const style = authorStyle(cellsUnder(header));
    return ({ authors }) => authorsText(authors, style);
  }
}

/** Parts of a reference that may be the key of a sheet. */
type KeyPart = 'doi' | 'pmid' | 'title' | 'identifier' | 'url';

/**
 * The part of a reference that a sheet has as its key; null where keys are the sheet's own, such as numbers.
 *
 * @example keyPart('PMID (from list)', { author: null, year: null, title: null, identifier: null }) // => 'pmid'
 */
export function keyPart(header: string | null, columns: ReferenceColumns): KeyPart | null {
  if (header === null) return null;
  const part = referencePart(header);
  if (part === 'doi' || part === 'pmid' || part === 'title' || part === 'identifier' || part === 'url') return part;
  const words = header.toLowerCase().split(/[^a-z0-9]+/);
  if (words.includes('pmid')) return 'pmid';
  if (words.includes('doi')) return 'doi';
  return header === columns.title ? 'title' : header === columns.identifier ? 'identifier' : null;
}

/** Writes the part of a reference that is a key, as the column has it; '' where the record says nothing. */
export function keyWriter(part: KeyPart, cells: readonly string[]): (reference: Reference) => string {
  if (part === 'doi') {
    const style = columnStyle(cells);
    return ({ doi }) => (doi === '' ? '' : `${style}${doi}`);
  }
  if (part !== 'identifier') return reference => reference[part];
  const style = doiStyle(cells);
  return ({ doi, identifier, pmid }) =>
    doi !== '' ? `${style}${doi}` : identifier !== '' ? identifier : pmid === '' ? '' : `PMID:${pmid}`;
}
