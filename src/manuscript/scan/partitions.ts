import type { Block } from '../read/block.ts';
import { flowSums } from './flow-sums.ts';
import type { Mention } from './mention.ts';
import { sentences } from './sentences.ts';
import { nearly, tableSums } from './table-sums.ts';
import { isOfYear } from './wholes.ts';

/** Numbers of one sentence or table column that together are a whole. */
export interface Group {
  readonly members: readonly number[];
  /** what they should sum to, where the text says it */
  readonly total: number | null;
}

/** Words that say that nothing is left out. */
const REST =
  /\b(?:neither|(?:the|all) (?:rest|remaining|remainder|others?)|the (?:former|latter)|mutually exclusive|respectively, (?:add|sum))\b/i;

/**
 * Numbers of one sentence that the text itself says are all parts of a whole: it names the whole and the rest. Percentages
 * that happen to sum to 100 say nothing: a study may have several categories.
 */
export function partitions(blocks: readonly Block[], mentions: readonly Mention[]): Group[] {
  const groups: Group[] = [];
  for (const run of sentences(blocks, mentions)) {
    const total = totalOf(run, mentions);
    const { block } = mentions[run[0]!]!;
    const { text, row } = blocks[block]!;
    if (total === null || row !== undefined) continue;
    const words = text.slice(mentions[run[0]!]!.start, mentions[run.at(-1)!]!.end + 60).split(/[.!?]\s/)[0]!;
    const members = run.filter(index => {
      const { whole, numbers } = mentions[index]!;
      return !whole && numbers.N === undefined && numbers.n !== undefined && !isOfYear(mentions[index]!, blocks);
    });
    const sum = members.reduce((all, index) => all + Number(mentions[index]!.numbers.n), 0);
    if (members.length >= 2 && REST.test(words) && nearly(sum, total)) groups.push({ members, total });
  }
  return groups;
}

/** Totals and their parts: those of tables, steps of a flow, and `…, 59 in total` after the counts of a sentence. */
export function sums(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, number[]> {
  const found = new Map([...tableSums(blocks, mentions), ...flowSums(blocks, mentions)]);
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
