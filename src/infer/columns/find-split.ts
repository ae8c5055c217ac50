import { byCodePoint } from '../../base/by-code-point.ts';
import { endsEntity } from '../../model/list-splitter.ts';
import { spellingKey, withoutNumbers } from './bare-item.ts';
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
const HARD = [';;;', ';', '；', '|', '┋', '┃', '│', '\n', '][', '、', '，'] as const;
/** Marks that labels hold as well, so that they need more evidence. */
const SOFT = [',', ' / ', '/', ' + ', ' and ', ' & ', ' und ', ' u. ', ' et ', ' y ', ' '] as const;
const isSoft = (delimiter: string): boolean => (SOFT as readonly string[]).includes(delimiter);
const DELIMITERS = [...HARD, ...SOFT] as const;
const MAX_WORDS = 14;
/** Characters a cell, on average, from which a column is text. */
const LONG_TEXT = 800;

/**
 * The delimiter of a multi-select column, or null where its cells hold one value each.
 *
 * What stands in brackets or quotes is not cut. A part that only ever follows another one belongs to its label ("No" +
 * "but on request"). What remains must recombine: the items of a cell with several also stand in other cells.
 */
export function findSplit(profile: Profile): Split | null {
  // abstracts are no lists, and cutting thousands of them at every mark takes seconds
  const characters = profile.values.reduce((sum, [text]) => sum + text.length, 0);
  if (characters > profile.values.length * LONG_TEXT) return null;
  let best: Split | null = null;
  for (const delimiter of DELIMITERS) {
    if (!profile.values.some(([text]) => text.includes(delimiter))) continue;
    const split = delimiter === ' ' ? splitByBlank(profile) : splitBy(profile, delimiter);
    if (split === null) continue;
    if (best === null || split.attested * split.several > best.attested * best.several * 1.2) best = split;
  }
  return best;
}

function splitBy(profile: Profile, delimiter: string): Split | null {
  const parts = new Map(profile.values.map(([text]) => [text, joinLabels(cut(text, delimiter), delimiter)]));
  // a semicolon or a line break inside a label is rare: what always stands together there is still two items
  if (isSoft(delimiter)) for (let pass = 0; pass < 6; pass++) if (!mergeLabels(parts, delimiter)) break;
  if (delimiter === ',' && areCompound(parts.values())) return null;
  return assess(profile, parts, delimiter);
}

/**
 * Kobo and ODK write the chosen options with blanks between them: codes without capitals, and nearly every one of them
 * stands alone in some cell.
 */
function splitByBlank(profile: Profile): Split | null {
  const codes = /^[a-z0-9][a-z0-9_.-]*( [a-z0-9][a-z0-9_.-]*)*$/;
  if (!profile.values.every(([text]) => codes.test(text)) || !profile.values.some(([text]) => /[a-z]/.test(text)))
    return null;
  const alone = new Set(profile.values.filter(([text]) => !text.includes(' ')).map(([text]) => text));
  const parts = new Map(profile.values.map(([text]) => [text, text.split(' ')]));
  const inSeveral = [...new Set([...parts.values()].filter(items => items.length > 1).flat())];
  if (inSeveral.length < 2 || inSeveral.filter(item => alone.has(item)).length < inSeveral.length * 0.75) return null;
  // a phrase has one order; answers come in the order of the form, but in several combinations
  if ([...parts.values()].filter(items => items.length > 1).length < 2) return null;
  return assess(profile, parts, ' ');
}

/**
 * "CC, plain", "MI, plain", "CC, weighted": every cell with a comma has as many parts, each part keeps its place, and none
 * stands alone in a cell: labels of two parts, not lists.
 */
function areCompound(cellParts: Iterable<readonly string[]>): boolean {
  const cells = [...cellParts];
  const keyOf = keyOfItems(cells);
  const several = cells.filter(parts => parts.length > 1);
  const alone = new Set(cells.filter(parts => parts.length === 1).map(([part]) => keyOf(part ?? '')));
  const width = several[0]?.length ?? 0;
  if (several.length < 2 || several.some(parts => parts.length !== width)) return false;
  const place = new Map<string, number>();
  return several.every(parts =>
    parts.every((part, at) => {
      const key = keyOf(part);
      const before = place.get(key) ?? at;
      place.set(key, at);
      return before === at && !alone.has(key);
    }),
  );
}

/** What an item is without numbers that vary for it. */
function keyOfItems(cellParts: Iterable<readonly string[]>): (item: string) => string {
  const bare = withoutNumbers(new Set([...cellParts].flat()));
  return item => spellingKey(bare(item));
}

/** What speaks for a way to cut the cells; null where too little does. */
function assess(profile: Profile, parts: Map<string, string[]>, delimiter: string): Split | null {
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
  // one cell is enough where each of its items stands in other cells
  const enough = several >= 2 || (several === 1 && !soft && (profile.coded <= 20 || share === 1));
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

/** The parts between delimiters, but for those in brackets or quotes that close again. */
export function cut(text: string, delimiter: string): string[] {
  const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', '“': '”' };
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; ) {
    const close = closing[text[i]!];
    const end = close === undefined ? -1 : matching(text, i, text[i]!, close);
    if (end > i) i = end + 1;
    else if (text.startsWith(delimiter, i) && !endsEntity(text, i)) {
      parts.push(text.slice(start, i));
      i += delimiter.length;
      start = i;
    } else i++;
  }
  parts.push(text.slice(start));
  return parts.map(part => part.trim()).filter(part => part !== '');
}

function matching(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === close && (open !== close || i > from)) {
      if (open === close || --depth === 0) return i;
    } else if (text[i] === open) depth++;
  }
  return -1;
}

/** "Creation of files, e.g. x": a part that starts in lower case after one that starts in upper case goes on with it. */
function joinLabels(parts: readonly string[], delimiter: string): string[] {
  if (delimiter !== ',') return [...parts];
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      /^(but|and|or|e\.g\.|i\.e\.|including|incl\.|such as|specify|please|with|without|which|etc)\b/i.test(part)
    )
      joined[joined.length - 1] = `${before}, ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** Joins neighbours that never stand apart; true where something was joined. */
function mergeLabels(parts: Map<string, string[]>, delimiter: string): boolean {
  const cellsWith = new Map<string, number>();
  const pairs = new Map<string, { a: string; b: string; cells: number }>();
  for (const items of parts.values()) {
    items.forEach((item, i) => {
      cellsWith.set(item, (cellsWith.get(item) ?? 0) + 1);
      const next = items[i + 1];
      if (next === undefined) return;
      const key = JSON.stringify([item, next]);
      const pair = pairs.get(key) ?? { a: item, b: next, cells: 0 };
      pair.cells++;
      pairs.set(key, pair);
    });
  }
  const join = new Set<string>();
  for (const [key, { a, b, cells }] of pairs) {
    const [nA, nB] = [cellsWith.get(a) ?? 0, cellsWith.get(b) ?? 0];
    const together = cells === nB && cells === nA && cells >= 3;
    const continues = cells === nB && delimiter === ',' && /^\p{Lu}/u.test(a) && /^\p{Ll}/u.test(b) && nA >= 1;
    if (a !== b && (together || continues)) join.add(key);
  }
  if (join.size === 0) return false;
  for (const [text, items] of parts) {
    const merged: string[] = [];
    for (let i = 0; i < items.length; i++) {
      let item = items[i]!;
      while (i + 1 < items.length && join.has(JSON.stringify([items[i], items[i + 1]]))) {
        i++;
        item = `${item}${delimiter.trim() === '' ? delimiter : `${delimiter} `}${items[i]}`;
      }
      merged.push(item);
    }
    parts.set(text, merged);
  }
  return true;
}

/** Votes of several people ("Included;Excluded", "Included;Included") rather than several codes: a word stands twice often. */
export const areVotes = (split: Split): boolean =>
  split.repeated > 2 && split.repeated >= split.several * 0.6 && split.counts.size <= 12;
