import { familyName } from './reference.ts';

/** How a sheet writes lists of authors. */
export interface AuthorStyle {
  readonly separator: string;
  /** `Kim, A.`, `Kim A` or `A. Kim` */
  readonly name: 'comma' | 'family first' | 'given first';
}

const USUAL: AuthorStyle = { separator: '; ', name: 'comma' };
const INITIALS = /^(?:\p{Lu}\.?-?){1,3}$/u;

/**
 * How most cells of a column write lists of authors, as far as semicolons or bars stand between the names.
 *
 * @example authorStyle(['Kim A;Lee B', 'Berg C']) // => { separator: ';', name: 'family first' }
 */
export function authorStyle(cells: readonly string[]): AuthorStyle {
  const lists = cells.filter(cell => /[;|]/.test(cell));
  if (lists.length === 0) return USUAL;
  const separator = mostFrequent(lists.map(cell => /(?<!\s)\s*[;|]\s*/.exec(cell)?.[0] ?? '; '));
  const names = lists.flatMap(cell => cell.split(/[;|]/).map(name => name.trim())).filter(name => / /.test(name));
  const form = (name: string): AuthorStyle['name'] =>
    name.includes(',') ? 'comma' : INITIALS.test(name.split(/\s+/).at(-1) ?? '') ? 'family first' : 'given first';
  return { separator, name: names.length === 0 ? 'comma' : mostFrequent(names.map(form)) };
}

/**
 * Authors as a sheet writes them. A full given name stays behind a comma where only initials can be told from a family name.
 *
 * @example authorsText(['Kim, A', 'Lee, Bo'], { separator: ';', name: 'family first' }) // => 'Kim A;Lee, Bo'
 * @example authorsText(['Kim, A.', 'Lee, Bo'], { separator: '; ', name: 'given first' }) // => 'A. Kim; Bo Lee'
 */
export const authorsText = (authors: readonly string[], { separator, name }: AuthorStyle): string =>
  authors
    .map(author => {
      const family = familyName(author);
      const given = author.split(',').length === 2 ? (author.split(',')[1] ?? '').trim() : '';
      if (given === '' || name === 'comma') return author;
      if (name === 'given first') return `${given} ${family}`;
      return INITIALS.test(given.replaceAll(' ', '')) ? `${family} ${given}` : author;
    })
    .join(separator);

function mostFrequent<T extends string>(texts: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
