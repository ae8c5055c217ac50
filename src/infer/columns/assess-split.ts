import { byCodePoint } from '../../base/by-code-point.ts';
import { spellingKey, withoutNumbers } from './bare-item.ts';
import { CHINESE_CONJUNCTIONS, CONJUNCTIONS } from './conjunctions.ts';
import { type FurtherDelimiter, furtherDelimiters } from './further-delimiters.ts';
import type { Profile } from './profile.ts';

/** How the cells of a multi-select column are cut into items. */
export interface Split {
  readonly delimiter: string;
  /** further marks that part items ("Sleep and Mood" beside "Sleep; Pain"), with items that show them */
  readonly further: readonly FurtherDelimiter[];
  /** the items of every distinct cell */
  readonly itemsOf: ReadonlyMap<string, readonly string[]>;
  /** cells with each item, most frequent first */
  readonly counts: ReadonlyMap<string, number>;
  /** cells with two items or more */
  readonly several: number;
  /** items that hold the delimiter themselves */
  readonly withDelimiter: readonly string[];
  /** the same item stands twice in so many cells */
  readonly repeated: number;
  /** of the items in cells with several, the share that also stands in another cell */
  readonly attested: number;
}

/** `┋` parts the options in exports of Chinese forms. */
const HARD = [
  ...[';;;', ';', '；', '|', '┋', '┃', '│', '\n', '\v', '\u2028', '<br>', '<br/>', '<br />', '][', '、', '，'],
] as const;
/** Marks that labels hold as well, so that they need more evidence. */
const SOFT = [',', ' / ', '/', ' + ', '+', ...CONJUNCTIONS, ...CHINESE_CONJUNCTIONS, ' '] as const;
export const isSoft = (delimiter: string): boolean => (SOFT as readonly string[]).includes(delimiter);
export const DELIMITERS = [...HARD, ...SOFT] as const;
const MAX_WORDS = 14;

/** What an item is without numbers that vary for it. */
export function keyOfItems(cellParts: Iterable<readonly string[]>): (item: string) => string {
  const bare = withoutNumbers(new Set([...cellParts].flat()));
  const known = new Map<string, string>();
  return item => {
    const key = known.get(item) ?? spellingKey(bare(item));
    known.set(item, key);
    return key;
  };
}

/** What speaks for a way to cut the cells; null where too little does. */
export function assessSplit(profile: Profile, parts: Map<string, string[]>, delimiter: string): Split | null {
  const counts = new Map<string, number>();
  const inCells = new Map<string, number>();
  const keyOf = keyOfItems(parts.values());
  let several = 0;
  let repeated = 0;
  for (const [text, count] of profile.values) {
    const items = parts.get(text)!;
    if (items.length > 1) several += count;
    const set = new Set(items);
    if (set.size < items.length) repeated += count;
    for (const item of set) {
      counts.set(item, (counts.get(item) ?? 0) + count);
      const key = keyOf(item);
      inCells.set(key, (inCells.get(key) ?? 0) + 1);
    }
  }
  let mentions = 0;
  let attested = 0;
  let words = 0;
  let distinctSeveral = 0;
  for (const [text, count] of profile.values) {
    const items = parts.get(text)!;
    if (items.length < 2) continue;
    distinctSeveral++;
    // short items that come back together are items too, between marks that labels rarely hold
    const comesBack = !isSoft(delimiter) && count > 1 && items.every(item => item.split(/\s+/).length <= 3);
    for (const item of items) {
      mentions++;
      words += item.split(/\s+/).length;
      if (comesBack || (inCells.get(keyOf(item)) ?? 0) > 1) attested++;
    }
  }
  if (mentions === 0) return null;
  const share = attested / mentions;
  const soft = isSoft(delimiter);
  // one cell is enough where each of its items stands in other cells: alone, if labels hold the mark as well
  const alone = new Set([...parts.values()].flatMap(items => (items.length === 1 ? [keyOf(items[0]!)] : [])));
  const isKnown = (items: readonly string[]): boolean =>
    items.length < 2 || items.every(item => alone.has(keyOf(item)));
  const enough =
    several >= 2 ||
    (several === 1 &&
      (soft ? delimiter === ',' && [...parts.values()].every(isKnown) : profile.coded <= 20 || share === 1));
  // items of a real list come back; "No, but …" and prose don't
  if (!enough || share < (soft ? 0.65 : 0.5) || words / mentions > MAX_WORDS) return null;
  if (soft && distinctSeveral < 2 && share < 1) return null;
  const itemsOf = parts;
  const sorted = new Map([...counts].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0])));
  // what must stand between spaces is declared with them
  const spaced = delimiter.length > 1 && delimiter.startsWith(' ') && /\p{L}|[&/+]/u.test(delimiter);
  const mark = spaced ? delimiter : delimiter.trim() || delimiter;
  return {
    delimiter: mark,
    further: furtherDelimiters(sorted, delimiter),
    itemsOf,
    counts: sorted,
    several,
    repeated,
    attested: share,
    withDelimiter: delimiter === ' ' ? [] : [...sorted.keys()].filter(item => item.includes(mark)),
  };
}
