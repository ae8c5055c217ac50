import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import { cellOf } from '../../tabulate/data/listing.ts';
import type { Beside } from './load-material.ts';

/** Printable ASCII has no other normal form. */
const PLAIN = /^[ -~\n\r\t]*$/;

/**
 * Text as it is compared: no accents, no capitals, whatever the script.
 *
 * @example searchable('Müller’s ÉTUDE') // => 'muller’s etude'
 */
export const searchable = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The different texts of one column, ready to be searched, and which of them each unit has. */
interface Texts {
  readonly texts: readonly string[];
  /** index into the texts by unit, -1 for none; null where each unit has a text of its own */
  readonly of: Int32Array | null;
}

const ownTexts = (units: number, text: (unit: number) => string): Texts => ({
  texts: Array.from({ length: units }, (_, unit) => searchable(text(unit))),
  of: null,
});

/** A column's codes repeat, so that each is read once; free text rarely does. */
function textsOf(column: CodedColumn, units: number): Texts {
  if (column.kind === 'text') return ownTexts(units, unit => column.text(unit));
  const value = (unit: number): number => (column.kind === 'numeric' ? column.values[unit]! : column.codes[unit]!);
  const place = new Map<number, number>();
  const texts: string[] = [];
  const of = new Int32Array(units).fill(-1);
  for (let unit = 0; unit < units; unit++) {
    if (column.states[unit] !== CODED) continue;
    let at = place.get(value(unit));
    if (at === undefined) {
      at = texts.push(searchable(cellOf(column, unit).text)) - 1;
      place.set(value(unit), at);
    }
    of[unit] = at;
  }
  return { texts, of };
}

/** Everything that is said of the units, column by column. */
export interface SearchIndex {
  /** reads the next column; false when all are read */
  readNext(): boolean;
  /** units whose cells hold every word of a query (words in quotes stay together); null where nothing is searched */
  find(query: string): Uint8Array | null;
}

/** A search over keys, cells and what stands beside them. Nothing is read before it is asked for. */
export function searchIndex(coded: CodedTable, beside: readonly Beside[]): SearchIndex {
  const { units } = coded;
  const unread = [
    () => ownTexts(units, unit => coded.key(unit)),
    ...[...coded.columns.values()].map(column => () => textsOf(column, units)),
    ...beside.map(entry => () => ownTexts(units, unit => entry.of(unit))),
  ];
  const read: Texts[] = [];
  const readNext = (): boolean => {
    const next = unread.shift();
    if (next !== undefined) read.push(next());
    return unread.length > 0;
  };
  const mark = (mask: Uint8Array, word: string, { texts, of }: Texts): void => {
    if (of === null) {
      for (let unit = 0; unit < units; unit++) if (mask[unit] === 0 && texts[unit]!.includes(word)) mask[unit] = 1;
      return;
    }
    const holds = texts.map(text => text.includes(word));
    if (!holds.includes(true)) return;
    for (let unit = 0; unit < units; unit++) if (of[unit]! >= 0 && holds[of[unit]!]) mask[unit] = 1;
  };
  return {
    readNext,
    find: query => {
      const words = [...query.matchAll(/"([^"]+)"|(\S+)/g)].map(match => searchable(match[1] ?? match[2] ?? ''));
      if (words.length === 0) return null;
      while (readNext());
      const found = new Uint8Array(units).fill(1);
      for (const word of words) {
        const mask = new Uint8Array(units);
        for (const texts of read) mark(mask, word, texts);
        for (let unit = 0; unit < units; unit++) found[unit]! &= mask[unit]!;
      }
      return found;
    },
  };
}
