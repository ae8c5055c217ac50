import { endsEntity } from '../../model/list-splitter.ts';
import { assessSplit, DELIMITERS, isSoft, keyOfItems, type Split } from './assess-split.ts';
import { CONJUNCTIONS } from './conjunctions.ts';
import type { Profile } from './profile.ts';
import { splitByEnumeration } from './split-by-enumeration.ts';
import { splitByFrame } from './split-by-frame.ts';
import { splitByNumbers } from './split-by-numbers.ts';

/** Characters a cell, on average, from which a column is text. */
const LONG_TEXT = 800;

/**
 * The delimiter of a multi-select column, or null where its cells hold one value each.
 *
 * What stands in brackets or quotes is not cut. A part that only ever follows another one belongs to its label ("No" +
 * "but on request"). What remains must recombine: the items of a cell with several also stand in other cells.
 */
export function findSplit(profile: Profile): Split | null {
  const before = known.get(profile);
  if (before !== undefined) return before;
  const split = newSplit(profile);
  known.set(profile, split);
  return split;
}

/** A profile never changes; fields, coders and questions about them ask for the same split. */
const known = new WeakMap<Profile, Split | null>();

function newSplit(profile: Profile): Split | null {
  // abstracts are no lists, and cutting thousands of them at every mark takes seconds
  const characters = profile.values.reduce((sum, [text]) => sum + text.length, 0);
  if (characters > profile.values.length * LONG_TEXT) return null;
  const framed = splitByFrame(profile);
  if (framed !== null) return framed;
  let best: Split | null = null;
  for (const delimiter of DELIMITERS) {
    if (!profile.values.some(([text]) => text.includes(delimiter))) continue;
    const split = delimiter === ' ' ? splitByBlank(profile) : splitBy(profile, delimiter);
    if (split === null || (best !== null && isInside(best, split))) continue;
    if (best === null || split.attested * split.several > best.attested * best.several * 1.2) best = split;
  }
  const numbered = splitByNumbers(profile);
  if (numbered !== null && (best === null || numbered.several > best.several * 1.2)) return numbered;
  return best ?? splitByEnumeration(profile);
}

/** "and" inside the items of a sure list ("Health & safety; Law & ethics") does not part the list. */
const isInside = (list: Split, split: Split): boolean =>
  (CONJUNCTIONS as readonly string[]).includes(split.delimiter) &&
  !isSoft(list.delimiter) &&
  list.several >= 3 &&
  list.attested >= 0.9 &&
  [...split.counts.keys()].some(item => item.includes(list.delimiter));

function splitBy(profile: Profile, delimiter: string): Split | null {
  const parts = new Map(profile.values.map(([text]) => [text, partsOf(text, delimiter)]));
  // a semicolon or a line break inside a label is rare: what always stands together there is still two items
  if (isSoft(delimiter)) for (let pass = 0; pass < 6; pass++) if (!mergeLabels(parts, delimiter)) break;
  if (delimiter === ',' && areCompound(parts.values())) return null;
  // 18+, C++
  if (delimiter === '+' && profile.values.some(([text]) => /^\+|\+$|\+\+/.test(text))) return null;
  // 3/5, 4/5: points of a score
  if (delimiter === '/' && areOutOf(parts.values())) return null;
  // +/- is one answer
  if (delimiter === '/' && [...parts.values()].every(items => items.length < 2 || items.every(isSign))) return null;
  return assessSplit(profile, parts, delimiter);
}

/** Two numbers a cell, the second always the same and the higher one. */
function areOutOf(cellParts: Iterable<readonly string[]>): boolean {
  const pairs = [...cellParts].filter(items => items.length > 1);
  const most = pairs[0]?.[1];
  const isPoints = ([points = '', total]: readonly string[]): boolean =>
    /^\d+([.,]\d+)?$/.test(points) && total === most && Number.parseFloat(points) <= Number(most);
  return /^\d+$/.test(most ?? '') && pairs.every(items => items.length === 2 && isPoints(items));
}

const isSign = (item: string): boolean => !/[\p{L}\p{N}]/u.test(item);

/** The items of a cell, as far as the cell alone shows them. */
export const partsOf = (text: string, delimiter: string): string[] => joinLabels(text, cut(text, delimiter), delimiter);

/**
 * Kobo and ODK write the chosen options with blanks between them: codes without capitals, and nearly every one of them
 * stands alone in some cell, they come in any order, or have underscores.
 */
function splitByBlank(profile: Profile): Split | null {
  const codes = /^[a-z0-9][a-z0-9_.-]*( [a-z0-9][a-z0-9_.-]*)*$/;
  const numbers = /^\d{1,2}( \d{1,2})*$/;
  const areCodes =
    profile.values.every(([text]) => codes.test(text)) &&
    (profile.values.some(([text]) => /[a-z]/.test(text)) || profile.values.every(([text]) => numbers.test(text)));
  if (!areCodes) return null;
  const alone = new Set(profile.values.filter(([text]) => !text.includes(' ')).map(([text]) => text));
  const parts = new Map(profile.values.map(([text]) => [text, text.split(' ')]));
  const lists = [...parts.values()].filter(items => items.length > 1);
  const inSeveral = [...new Set(lists.flat())];
  if (inSeveral.length < 2) return null;
  const isAlone = inSeveral.filter(item => alone.has(item)).length >= inSeveral.length * 0.75;
  // a phrase is written with blanks or with underscores: where both occur, the blanks stand between codes
  const haveUnderscores = inSeveral.some(item => item.includes('_'));
  if (!isAlone && !haveUnderscores && !comeInAnyOrder(lists) && !inSeveral.every(item => standsFor(item, alone, lists)))
    return null;
  // a phrase has one order; answers come in the order of the form, but in several combinations
  if (lists.length < 2) return null;
  return assessSplit(profile, parts, ' ');
}

/**
 * An item that stands alone in some cell, or beside at least two others: that do, or where some item stands before one and behind
 * another ("cost sleep", "sleep mood"), as the parts of a phrase don't ("low risk", "high risk").
 */
function standsFor(item: string, alone: ReadonlySet<string>, lists: readonly (readonly string[])[]): boolean {
  if (alone.has(item)) return true;
  const others = new Set(lists.filter(items => items.includes(item)).flat());
  others.delete(item);
  if (others.size < 2) return false;
  const first = new Set(lists.map(items => items[0]));
  return [...others].filter(other => alone.has(other)).length > 1 || lists.some(items => first.has(items.at(-1)));
}

/**
 * `cost pain`, `pain cost`, `pain quality_of_life`: answers in the order in which they were ticked. Of the pairs of words that
 * stand together in several cells, at least half do so in both orders; words of a phrase keep theirs.
 */
function comeInAnyOrder(lists: readonly (readonly string[])[]): boolean {
  const orders = new Map<string, { cells: number; forwards: number }>();
  for (const items of lists)
    items.forEach((item, i) => {
      for (const other of items.slice(i + 1)) {
        const [first, second] = item < other ? [item, other] : [other, item];
        const pair = orders.get(`${first} ${second}`) ?? { cells: 0, forwards: 0 };
        pair.cells++;
        if (item === first) pair.forwards++;
        orders.set(`${first} ${second}`, pair);
      }
    });
  const repeated = [...orders.values()].filter(({ cells }) => cells > 1);
  return (
    repeated.length > 0 &&
    repeated.filter(({ cells, forwards }) => forwards > 0 && forwards < cells).length >= repeated.length * 0.5
  );
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

/** The parts between delimiters, but for those in brackets or quotes that close again. */
export function cut(text: string, delimiter: string): string[] {
  if (!text.includes(delimiter)) return text.trim() === '' ? [] : [text.trim()];
  if (!/[([{"\u201c&]/.test(text)) return inked(text.split(delimiter));
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
  return inked(parts);
}

const inked = (parts: readonly string[]): string[] => parts.map(part => part.trim()).filter(part => part !== '');

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
function joinLabels(text: string, parts: readonly string[], delimiter: string): string[] {
  if (delimiter !== ',') return [...parts];
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      /^(but|and|or|e\.g\.|i\.e\.|including|incl\.|such as|specify|please|with|without|which|etc)\b/i.test(part)
    )
      joined[joined.length - 1] = together(text, before, part, delimiter);
    else joined.push(part);
  }
  return joined;
}

/** Two parts as the cell has them side by side, with the blanks that it has there. */
function together(text: string, first: string, second: string, delimiter: string): string {
  const tight = `${first}${delimiter}${second}`;
  return delimiter.trim() === '' || text.includes(tight) ? tight : `${first}${delimiter} ${second}`;
}

/** Joins neighbours that never stand apart; true where something was joined. */
function mergeLabels(parts: Map<string, string[]>, delimiter: string): boolean {
  const cellsWith = new Map<string, number>();
  const beforeCapital = new Set<string>();
  const pairs = new Map<string, { a: string; b: string; cells: number }>();
  for (const items of parts.values()) {
    items.forEach((item, i) => {
      cellsWith.set(item, (cellsWith.get(item) ?? 0) + 1);
      const next = items[i + 1];
      if (i > 0 && /^\p{Lu}/u.test(item)) beforeCapital.add(items[i - 1]!);
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
    // a word in small letters goes on with the label before it, unless other items follow that one too: `Pain, Sleep` beside
    // `Pain, tinnitus`
    const isOther = nA > cells && beforeCapital.has(a);
    const continues = cells === nB && delimiter === ',' && /^\p{Lu}/u.test(a) && /^\p{Ll}/u.test(b) && !isOther;
    if (a !== b && (together || continues)) join.add(key);
  }
  if (join.size === 0) return false;
  for (const [text, items] of parts) {
    const merged: string[] = [];
    for (let i = 0; i < items.length; i++) {
      let item = items[i]!;
      while (i + 1 < items.length && join.has(JSON.stringify([items[i], items[i + 1]]))) {
        i++;
        item = together(text, item, items[i]!, delimiter);
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
