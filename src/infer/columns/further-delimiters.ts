import { fold } from '../../base/fold.ts';
import { ListSplitter } from '../../model/list-splitter.ts';
import { CHINESE_CONJUNCTIONS, CONJUNCTIONS } from './conjunctions.ts';

/** Marks that part items beside the main delimiter, as codebooks declare them. */
const MORE = [
  '\n',
  '\v',
  '<br>',
  ';',
  '；',
  '|',
  '、',
  '，',
  ',',
  ' / ',
  '/',
  '][',
  ...CONJUNCTIONS,
  ' + ',
  ' - ',
  ' – ',
  ...CHINESE_CONJUNCTIONS,
] as const;

/** A further delimiter of a multi-select column, with a cell that shows it. */
export interface FurtherDelimiter {
  readonly delimiter: string;
  /** items that it parts into items that also stand alone */
  readonly parted: readonly string[];
}

/**
 * Further delimiters of a column whose items are known by its main one: marks that part an item into other items of the
 * same column, all of them. "Sleep and Mood" is two items where Sleep and Mood are items; "Black and White" stays one.
 *
 * @param items the items by the main delimiter, with how often each occurs
 */
export function furtherDelimiters(items: ReadonlyMap<string, number>, main: string): FurtherDelimiter[] {
  const known = new Set([...items.keys()].map(fold));
  const found: FurtherDelimiter[] = [];
  const taken = new Set<string>();
  for (const delimiter of MORE) {
    if (delimiter.trim() === main.trim()) continue;
    // with the main one, so that ", and " is one mark
    const splitter = new ListSplitter([main, delimiter]);
    const parted = [...items.keys()].filter(item => {
      if (taken.has(item) || !mayContain(item, delimiter)) return false;
      const parts = splitter.split(item).filter(part => part !== '');
      return parts.length > 1 && parts.every(part => part !== item && known.has(fold(part)));
    });
    for (const item of parted) taken.add(item);
    if (parted.length > 0) found.push({ delimiter, parted });
  }
  return found;
}

const mayContain = (item: string, delimiter: string): boolean =>
  item.toLowerCase().includes(delimiter.trim() || delimiter);
