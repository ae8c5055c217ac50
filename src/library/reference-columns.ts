import { bareDoi } from '../base/doi.ts';
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
export type DoiStyle = 'doi:' | 'https://doi.org/' | '';

/**
 * How the identifiers of a sheet are written.
 *
 * @example doiStyle(['doi:10.1/a', 'arXiv:2303.04360', 'doi:10.1/b']) // => 'doi:'
 */
export function doiStyle(identifiers: readonly string[]): DoiStyle {
  const styles: readonly DoiStyle[] = ['doi:', 'https://doi.org/', ''];
  const cells = identifiers.map(cell => cell.trim()).filter(cell => bareDoi(cell) !== null);
  const count = (style: DoiStyle): number =>
    cells.filter(cell => (style === '' ? /^10\./.test(cell) : cell.toLowerCase().startsWith(style))).length;
  return styles.reduce((best, style) => (count(style) > count(best) ? style : best), 'doi:' as DoiStyle);
}

/**
 * Writes what a reference says for each column of a sheet, '' where it says nothing. Columns without a declaration are filled by
 * their usual names. What each column takes is found once.
 */
export function cellWriter(
  headers: readonly string[],
  columns: ReferenceColumns,
  style: DoiStyle,
): (reference: Reference) => string[] {
  const writers = headers.map(header => columnText(header, columns, style));
  return reference => writers.map(write => write(reference));
}

const NOTHING = (): string => '';
const firstAuthor = ({ authors }: Reference): string => familyName(authors[0] ?? '');
const allAuthors = ({ authors }: Reference): string => authors.join('; ');

function columnText(header: string, columns: ReferenceColumns, style: DoiStyle): (reference: Reference) => string {
  const part = referencePart(header);
  const identifier = ({ doi, identifier: other, pmid }: Reference): string =>
    doi !== '' ? `${style}${doi}` : other !== '' ? other : pmid === '' ? '' : `PMID:${pmid}`;
  if (header === columns.author) return part === 'authors' && /s$/i.test(header) ? allAuthors : firstAuthor;
  if (header === columns.year) return ({ year }) => year;
  if (header === columns.title) return ({ title }) => title;
  if (header === columns.identifier)
    return part === 'doi' ? ({ doi }) => doi : part === 'pmid' ? ({ pmid }) => pmid : identifier;
  const isElsewhere =
    (part === 'year' && columns.year !== null) ||
    (part === 'title' && columns.title !== null) ||
    (part === 'author' && columns.author !== null);
  if (part === null || isElsewhere) return NOTHING;
  if (part === 'author') return firstAuthor;
  if (part === 'authors') return allAuthors;
  if (part === 'identifier') return identifier;
  return reference => {
    const value = reference[part];
    return typeof value === 'string' ? value : value.join('; ');
  };
}

/**
 * The keys that follow those of a sheet: the same beginning, the next number, as many digits.
 *
 * @example nextKeys(['s001', 's088'], 2) // => ['s089', 's090']
 * @example nextKeys([], 1) // => ['s001']
 */
export function nextKeys(keys: readonly string[], count: number): string[] {
  const parts = keys.flatMap(key => {
    const match = /^(.*?)(\d+)$/.exec(key.trim());
    return match === null ? [] : [{ prefix: match[1] ?? '', digits: match[2] ?? '' }];
  });
  const prefixes = new Map<string, number>();
  for (const part of parts) prefixes.set(part.prefix, (prefixes.get(part.prefix) ?? 0) + 1);
  const [prefix] = [...prefixes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['s'];
  const own = parts.filter(part => part.prefix === prefix);
  const last = own.reduce((most, part) => Math.max(most, Number(part.digits)), 0);
  const width = own.length === 0 ? 3 : Math.max(...own.map(part => part.digits.length));
  return Array.from({ length: count }, (_, i) => `${prefix}${String(last + 1 + i).padStart(width, '0')}`);
}
