import type { TableModel } from '../../model/table-model.ts';
import { linesOf } from './lines.ts';

/** How wide a column is in characters. */
export interface ColumnExtent {
  /** its longest line */
  readonly natural: number;
  /** its longest word, cut where words are very long: below this it can't go */
  readonly least: number;
  /** its longest word as a whole, which is kept together where there is room */
  readonly word: number;
}

/** The extents of all columns, from headers and cells. */
export function columnExtents(table: TableModel): ColumnExtent[] {
  const lines = linesOf(table).filter(line => !line.spanning);
  const extents = table.columns.map((column, index) => {
    const texts = [
      column.header,
      ...lines.map(line => ' '.repeat(2 * (index === 0 ? line.indent : 0)) + (line.cells[index]?.text ?? '')),
    ];
    let natural = 1;
    let least = 1;
    let longest = 1;
    for (const text of texts) {
      for (const part of text.split('\n')) natural = Math.max(natural, part.length);
      for (const word of text.trim().split(/[\s/]+/)) longest = Math.max(longest, word.length);
      least = Math.max(least, Math.min(longest, LONGEST_WORD));
      // a share is not broken between its count and its percentage
      if (column.align === 'right' && text.length <= UNBROKEN && text !== column.header)
        least = Math.max(least, text.length);
    }
    return { natural, least, word: Math.max(longest, least) };
  });
  // no word of a header above several columns is broken either
  for (const { label, from, to } of table.spans.flat()) {
    const word = Math.max(...label.split(/\s+/).map(part => Math.min(part.length, LONGEST_WORD)));
    const own = extents.slice(from, to + 1);
    const lacking = (word - sum(own.map(extent => extent.least))) / own.length;
    if (lacking > 0)
      for (const [at, { natural, least, word: longest }] of own.entries())
        extents[from + at] = {
          natural: Math.max(natural, least + lacking),
          least: least + lacking,
          word: Math.max(longest, least + lacking),
        };
  }
  return extents;
}

/** A column of Word with the blank at its sides. */
export const padded = ({ natural, least, word }: ColumnExtent): ColumnExtent => ({
  natural: natural + 4,
  least: least + 2.2,
  word: word + 2.2,
});

const LONGEST_WORD = 22;
const UNBROKEN = 16;

/**
 * Widths that add up to `total` characters: every column gets its longest word (where all have room, also a very long one), and what is left is shared out by how much
 * text there is (its square root, so that one long column doesn't starve the others).
 */
export function fitColumns(extents: readonly ColumnExtent[], total: number): number[] {
  const whole = extents.map(({ word }) => word);
  const least = sum(whole) <= total ? whole : extents.map(({ least: width }) => width);
  const taken = sum(least);
  if (taken >= total) return least.map(width => (width * total) / taken);
  const wish = extents.map(({ natural }, index) => Math.sqrt(Math.max(0, natural - least[index]!)));
  const wishes = sum(wish);
  const widths = least.map((width, index) =>
    wishes === 0 ? (width * total) / taken : width + ((total - taken) * wish[index]!) / wishes,
  );
  return widths;
}

/** Whether a table needs the long side of the page, where `total` characters fit the short one. */
export const isWide = (extents: readonly ColumnExtent[], total: number): boolean =>
  sum(extents.map(({ natural, least }) => Math.max(least, Math.min(natural, COMFORT)))) > total;

const COMFORT = 20;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
