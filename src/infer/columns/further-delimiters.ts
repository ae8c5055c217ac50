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
    const partsOf = (item: string): string[] =>
      taken.has(item) || !mayContain(item, delimiter) ? [] : splitter.split(item).filter(part => part !== '');
    // between marks that labels rarely hold, what comes back in several items is an item, too
    const back = RARE.has(delimiter) ? comingBack([...items.keys()].map(partsOf)) : new Set<string>();
    const parted = [...items.keys()].filter(item => {
      const parts = partsOf(item);
      return parts.length > 1 && parts.every(part => part !== item && (known.has(fold(part)) || back.has(fold(part))));
    });
    for (const item of parted) taken.add(item);
    if (parted.length > 0) found.push({ delimiter, parted });
  }
  return found;
}

/** Marks that labels rarely hold. */
const RARE: ReadonlySet<string> = new Set(['\n', '\v', '<br>', ';', '\uff1b', '|']);

/** Parts that stand in two items or more. */
function comingBack(parts: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const back = new Set<string>();
  for (const part of parts.flatMap(list => [...new Set(list.map(fold))])) {
    if (seen.has(part)) back.add(part);
    seen.add(part);
  }
  return back;
}

const mayContain = (item: string, delimiter: string): boolean =>
  item.toLowerCase().includes(delimiter.trim() || delimiter);
