import type { CodedTable } from '../../model/coded-table.ts';
import { cellOf } from '../../tabulate/data/listing.ts';

/**
 * Text as it is compared: no accents, no capitals, whatever the script.
 *
 * @example searchable('Müller’s ÉTUDE') // => 'muller’s etude'
 */
export const searchable = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Everything that is said of each unit, ready to be searched: made when somebody first searches. */
export function searchTexts(coded: CodedTable, besides: (unit: number) => string): string[] {
  const columns = [...coded.columns.values()];
  const known = new Map<string, string>();
  const plain = (text: string): string => {
    let found = known.get(text);
    if (found === undefined) {
      found = searchable(text);
      known.set(text, found);
    }
    return found;
  };
  return Array.from({ length: coded.units }, (_, unit) =>
    [coded.key(unit), ...columns.map(column => cellOf(column, unit).text), besides(unit)]
      .filter(text => text !== '')
      .map(plain)
      .join('\n'),
  );
}

/** Units whose texts hold every word of a query (words in quotes stay together); null where nothing is searched. */
export function searchMask(texts: readonly string[], query: string): Uint8Array | null {
  const words = [...query.matchAll(/"([^"]+)"|(\S+)/g)].map(match => searchable(match[1] ?? match[2] ?? ''));
  if (words.length === 0) return null;
  return Uint8Array.from(texts, text => (words.every(word => text.includes(word)) ? 1 : 0));
}
