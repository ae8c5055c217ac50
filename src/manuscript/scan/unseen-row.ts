import type { Mention } from './mention.ts';

/** Words inside a mention, as in `57.3% search-based generation (55/96)`: it stands in a sentence. */
const WORDED = /(?:^|[\s(])(?!(?:of|the|all|out|per|cent|percent)\b)\p{L}{3,}/iu;

/** Whether a mention has words of its own that say what it is of. */
export const hasWords = ({ text }: Mention): boolean => WORDED.test(text);

/** Three numbers one after the other with no word between or in them: the row of a table that is not seen as one. */
export function inUnseenRow(text: string, mentions: readonly Mention[], index: number): boolean {
  const joined = (left: number): boolean => {
    const [before, after] = [mentions[left], mentions[left + 1]];
    if (before === undefined || after === undefined || before.block !== after.block || before.whole || after.whole)
      return false;
    if (hasWords(before) && hasWords(after)) return false;
    return after.start - before.end < 40 && !/[\p{L},;:.]/u.test(text.slice(before.end, after.start));
  };
  return [index - 2, index - 1, index].some(first => joined(first) && joined(first + 1));
}
