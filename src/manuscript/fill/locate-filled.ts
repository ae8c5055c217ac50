import { groupedBy } from '../../base/grouped-by.ts';
import { type Block, placeIn } from '../read/block.ts';

/** A number that was filled in, as the ledger beside the filled manuscript tells it. */
export interface FilledNumber {
  /** `line 12`, `paragraph 7` */
  readonly place: string;
  readonly query: string;
  /** what was written */
  readonly text: string;
  /** the words before it */
  readonly before: string;
  /** the only block that it may stand in, where that is known; all numbers of such a block are told in their order */
  readonly block?: number;
}

/** Where a number that was filled in stands now. */
export interface FilledPlace {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** what stands there now */
  readonly text: string;
  /** not what was written */
  readonly changed: boolean;
}

interface Token {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly place: string;
}

const NUMBER = /\d+(?:[.,]\d+)*/g;

/** How many words before a number tell one place from another. */
const WORDS = 4;

const wordsBefore = (text: string): string[] =>
  (
    text
      .replace(/<[^<>]*>|\\[a-zA-Z]+/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).slice(-WORDS);

/**
 * Finds the numbers that were filled in, in the order of the document: where the same digits stand, else where the words
 * before it are the same and the number itself was changed. null for what is gone.
 */
export function locateFilled(blocks: readonly Block[], filled: readonly FilledNumber[]): (FilledPlace | null)[] {
  const tokens = blocks.flatMap((block, index) =>
    [...block.text.matchAll(NUMBER)].map(
      (match): Token => ({
        block: index,
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        place: placeIn(block, match.index),
      }),
    ),
  );
  const before = tokens.map(({ block, start }) =>
    wordsBefore(blocks[block]!.text.slice(Math.max(0, start - 80), start)),
  );
  const wanted = filled.map(entry => ({
    ...entry,
    numbers: entry.text.match(NUMBER) ?? [],
    words: wordsBefore(entry.before),
  }));
  // blocks of which nothing was taken away and to which nothing was added: a number there can only have changed
  const whole = new Set<number | undefined>();
  for (const entries of groupedBy(
    wanted.filter(entry => entry.block !== undefined),
    entry => entry.block!,
  )) {
    const { block } = entries[0]!;
    if (
      entries.reduce((sum, { numbers }) => sum + numbers.length, 0) ===
      tokens.filter(token => token.block === block).length
    )
      whole.add(block);
  }
  const likeness = (entry: (typeof wanted)[number], at: number): number => {
    const run = tokens.slice(at, at + entry.numbers.length);
    const [first] = run;
    if (first === undefined || run.length < entry.numbers.length || run.at(-1)!.block !== first.block) return 0;
    const same = run.filter((token, i) => token.text === entry.numbers[i]).length;
    if (entry.block !== undefined && entry.block !== first.block) return 0;
    const here = entry.block !== undefined || first.place === entry.place;
    const said = sameEnd(entry.words, before[at]!);
    if (same === run.length) return 4 + (here ? 2 : 0) + said;
    // a number that was changed stands where the words before it still do, or in its row of a table
    const isCell = here && blocks[first.block]!.kind === 'row';
    return said >= Math.min(2, Math.max(1, entry.words.length)) ||
      isCell ||
      (here && same > 0 && (entry.block === undefined || hasShape(entry.text, run))) ||
      whole.has(entry.block)
      ? 1 + (here ? 1 : 0) + said / 2
      : 0;
  };
  const [rows, columns] = [wanted.length, tokens.length];
  /** Between the numbers stands what was written between them. */
  function hasShape(text: string, run: readonly Token[]): boolean {
    const [first, last] = [run[0]!, run.at(-1)!];
    const now = blocks[first.block]!.text.slice(first.start, last.end);
    const shape = (words: string): string => words.replace(NUMBER, '#').replace(/\s+/g, ' ');
    return shape(text).startsWith(shape(now));
  }
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const fits = wanted.map(entry =>
    entry.numbers.length === 0 ? new Float64Array(columns) : Float64Array.from(tokens, (_, at) => likeness(entry, at)),
  );
  const taken = (row: number, at: number): number =>
    fits[row]![at]! === 0 ? 0 : fits[row]![at]! + best[row + 1]![at + wanted[row]!.numbers.length]!;
  for (let row = rows - 1; row >= 0; row--)
    for (let at = columns - 1; at >= 0; at--)
      best[row]![at] = Math.max(best[row]![at + 1]!, best[row + 1]![at]!, taken(row, at));
  const places: (FilledPlace | null)[] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    while (at < columns && best[row]![at] === best[row]![at + 1] && best[row]![at]! > 0) at++;
    if (at >= columns || fits[row]![at] === 0 || best[row]![at] !== taken(row, at)) {
      places.push(null);
      continue;
    }
    const run = tokens.slice(at, at + wanted[row]!.numbers.length);
    const { block, start } = run[0]!;
    const { end: last } = run.at(-1)!;
    const end = last + (/^[\s\u00a0\u202f\\]*%/.exec(blocks[block]!.text.slice(last, last + 3))?.[0].length ?? 0);
    places.push({
      block,
      start,
      end,
      text: blocks[block]!.text.slice(start, end),
      changed: run.some((token, i) => token.text !== wanted[row]!.numbers[i]),
    });
    at += run.length;
  }
  return places;
}

/** How many words at the end are the same. */
function sameEnd(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}
