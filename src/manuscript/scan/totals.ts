import type { Block } from './block.ts';
import type { Mention } from './mention.ts';
import { nearly, tableSums } from './table-sums.ts';
import { inUnseenRow } from './unseen-row.ts';
import { isOfYear } from './wholes.ts';

/** Numbers of one sentence or table column that together are a whole. */
export interface Group {
  readonly members: readonly number[];
  /** what they should sum to, where the text says it */
  readonly total: number | null;
}

const percentOf = (mention: Mention): number | null => {
  const text = mention.numbers.percent;
  return text === undefined || /[<>≤≥]/.test(text) ? null : Number(text.replace(',', '.'));
};

/**
 * Mentions that look like the parts of one whole: neighbours in one sentence whose percentages sum to 100 (within one unit of
 * the last digit each), or whose counts sum to nearly the total that the same sentence names.
 */
export function partitions(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  ofTables: ReadonlyMap<number, unknown>,
): Group[] {
  const groups: Group[] = [];
  for (const run of sentences(blocks, mentions)) {
    const parts = run.filter(
      index => !mentions[index]!.whole && !inUnseenRow(blocks[mentions[index]!.block]!.text, mentions, index),
    );
    // the percentages of a row are parts of one whole only where its columns have none of their own, and all of them are
    const cells = run.some(index => blocks[mentions[index]!.block]!.row !== undefined);
    if (cells && parts.some(index => ofTables.has(index))) continue;
    const hundreds = wholes(
      parts.filter(index => percentOf(mentions[index]!) !== null && !isOfYear(mentions[index]!, blocks)),
      mentions,
    );
    if (cells && hundreds.some(members => members.length < parts.length)) continue;
    if (hundreds.length > 0) {
      const named = totalOf(run, mentions);
      for (const members of hundreds) {
        // the sentence's own whole, unless the parts are those of another
        const sum = members.reduce((all, index) => all + Number(mentions[index]!.numbers.n ?? Number.NaN), 0);
        groups.push({ members, total: named !== null && nearly(sum, named) ? named : null });
      }
      continue;
    }
    const total = totalOf(run, mentions);
    if (total === null) continue;
    const counts = parts.filter(
      index => mentions[index]!.numbers.n !== undefined && mentions[index]!.numbers.N === undefined,
    );
    const sum = counts.reduce((all, index) => all + Number(mentions[index]!.numbers.n), 0);
    // overlapping categories are no parts: only what is nearly the total is taken for it
    if (counts.length >= 2 && (sum === total || (total >= FEW && nearly(sum, total))))
      groups.push({ members: counts, total });
  }
  return groups;
}

/** Of fewer units, a sum that misses the whole by one may as well be that of categories that overlap. */
const FEW = 10;

/** Totals and their parts: those of tables, and `…, 59 in total` after the counts of a sentence. */
export function sums(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, number[]> {
  const found = tableSums(blocks, mentions);
  for (const run of sentences(blocks, mentions)) {
    const total = run.at(-1)!;
    const { block, end, numbers } = mentions[total]!;
    if (numbers.n === undefined || !/^ in (?:total|all)\b/i.test(blocks[block]!.text.slice(end, end + 10))) continue;
    const parts = run.filter(
      index => index !== total && !mentions[index]!.whole && mentions[index]!.numbers.n !== undefined,
    );
    const sum = parts.reduce((all, index) => all + Number(mentions[index]!.numbers.n), 0);
    if (parts.length >= 2 && nearly(sum, Number(numbers.n))) found.set(total, parts);
  }
  return found;
}

/** A whole that the sentence names: `Of the 59 studies`, `(N = 59)`, `59 studies were included`. */
function totalOf(run: readonly number[], mentions: readonly Mention[]): number | null {
  const named = run.map(index => mentions[index]!).filter(mention => mention.whole);
  return named.length === 1 ? Number(named[0]!.numbers.N) : null;
}

/** Runs of neighbours that sum to 100, from the left, each as long as it can be. */
function wholes(percents: readonly number[], mentions: readonly Mention[]): number[][] {
  const found: number[][] = [];
  for (let from = 0; from < percents.length; from++) {
    let sum = 0;
    let last = -1;
    for (let to = from; to < percents.length && sum < 101; to++) {
      sum += percentOf(mentions[percents[to]!]!) ?? 0;
      const fits = to > from && sumsTo100(percents.slice(from, to + 1).map(index => mentions[index]!));
      // of many small parts the last ones are within the slack: the longest run is the whole
      if (fits) last = to;
      else if (last >= 0) break;
    }
    if (last < 0) continue;
    found.push(percents.slice(from, last + 1));
    from = last;
  }
  return found;
}

function sumsTo100(run: readonly Mention[]): boolean {
  const decimals = run.map(mention => (/[.,](\d+)/.exec(mention.numbers.percent ?? '')?.[1] ?? '').length);
  const sum = run.reduce((all, mention) => all + (percentOf(mention) ?? 0), 0);
  const slack = decimals.reduce((all, digits) => all + 10 ** -digits, 0) / 2;
  return Math.abs(sum - 100) <= slack + 1e-9;
}

/** Runs of mentions between full stops. */
export function* sentences(blocks: readonly Block[], mentions: readonly Mention[]): Iterable<number[]> {
  let run: number[] = [];
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!;
    const last = run.length === 0 ? undefined : mentions[run.at(-1)!];
    if (last !== undefined) {
      const apart =
        last.block !== mention.block || /[.!?]\s/.test(blocks[mention.block]!.text.slice(last.end, mention.start));
      if (apart) {
        yield run;
        run = [];
      }
    }
    run.push(index);
  }
  if (run.length > 0) yield run;
}
