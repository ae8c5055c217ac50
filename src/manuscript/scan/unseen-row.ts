import type { Mention } from './mention.ts';

/** Three numbers one after the other with no word between them: the row of a table that is not seen as one. */
export function inUnseenRow(text: string, mentions: readonly Mention[], index: number): boolean {
  const joined = (left: number): boolean => {
    const [before, after] = [mentions[left], mentions[left + 1]];
    if (before === undefined || after === undefined || before.block !== after.block || before.whole || after.whole)
      return false;
    return after.start - before.end < 40 && !/[\p{L},;:.]/u.test(text.slice(before.end, after.start));
  };
  return [index - 2, index - 1, index].some(first => joined(first) && joined(first + 1));
}
