import type { Block } from '../read/block.ts';
import type { Mention } from './mention.ts';
import { sentences } from './sentences.ts';
import { nearly } from './table-sums.ts';

/** What was taken away: `3,961 were excluded`, `after removing 514 duplicates`. */
const REMOVED =
  /\b(?:exclu(?:d|s)\w+|remov\w+|discard\w+|reject\w+|eliminat\w+|dropp\w+|duplicates?|ineligible|not (?:be )?(?:retriev|obtain|access|includ)\w+|withdrawn)\b/i;
/** In front of what is left: `leaving 553`, `resulting in a final set of 59`. */
const LEAVING =
  /\b(?:leaving|which left|this left|that left|resulting in|which resulted in|yielding|which yielded)(?: us)?(?: with)?(?: (?:a|an|the|only|just|total|final|sample|set|corpus|of)){0,5} $/i;
/** Behind what is left: `1,100 records remained`. */
const REMAINED = /^ (?:[a-z-]+ ){0,3}(?:remained|remain|were left|are left)\b/i;
/** Behind what goes on to the next step. */
const KEPT =
  /^ (?:[a-z-]+ ){0,3}(?:were|was|are) (?:then |finally |subsequently )?(?:assess|read|retain|screen|includ|eligib|sought|kept|select)/i;
/** More numbers than this are no step of a flow. */
const MAX_REMOVED = 8;

/**
 * Steps of a flow that a sentence tells with all of their numbers, and that do not add up: `Of 4,514 records, 3,961 were
 * excluded, leaving 563`. Mention of the whole → mentions of its parts. Where the text says what is left, whichever of the
 * other numbers were taken away must give it; where it only names what went on, the parts must nearly add up already.
 */
export function flowSums(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const run of sentences(blocks, mentions)) {
    const block = blocks[mentions[run[0]!]!.block]!;
    if (block.row !== undefined || run.length < 3) continue;
    const { text } = block;
    const counts = run.flatMap((index): Counted[] => {
      const { numbers, start, end } = mentions[index]!;
      const written = numbers.n ?? numbers.N;
      if (written === undefined || !/^\d+$/.test(written) || inBrackets(text, start)) return [];
      return [
        {
          index,
          count: Number(written),
          before: text.slice(Math.max(0, start - 60), start),
          after: text.slice(end, end + 60),
        },
      ];
    });
    const [whole, ...others] = counts;
    const said = text.slice(mentions[run[0]!]!.start, mentions[run.at(-1)!]!.end + 60);
    if (whole === undefined || others.length < 2 || others.length > MAX_REMOVED + 1 || !REMOVED.test(said)) continue;
    if (others.some(({ count }) => count > whole.count)) continue;
    const left = others.find(({ before, after }) => LEAVING.test(before) || REMAINED.test(after));
    if (left !== undefined) {
      const removed = others.filter(entry => entry !== left);
      if (
        !someSumTo(
          removed.map(({ count }) => count),
          whole.count - left.count,
        )
      )
        sums.set(
          whole.index,
          [...removed, left].map(({ index }) => index),
        );
      continue;
    }
    const [taken, kept] = others;
    if (others.length !== 2 || !REMOVED.test(wordsAbout(taken!)) || !KEPT.test(kept!.after)) continue;
    const sum = taken!.count + kept!.count;
    if (sum !== whole.count && nearly(sum, whole.count)) sums.set(whole.index, [taken!.index, kept!.index]);
  }
  return sums;
}

interface Counted {
  readonly index: number;
  readonly count: number;
  readonly before: string;
  readonly after: string;
}

/** What is said of a count, as far as the next mark or number. */
const wordsAbout = ({ before, after }: Counted): string =>
  `${/(?<![^.;,\d])[^.;,\d]*$/.exec(before)![0]} ${/^[^.;,\d]*/.exec(after)![0]}`;

/** Counts in brackets are the reasons of the count before them. */
function inBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at - 1);
  return open >= 0 && text.lastIndexOf(')', at - 1) < open;
}

/** Whether some of the numbers, at least one, sum to a number. */
function someSumTo(numbers: readonly number[], sum: number): boolean {
  let reached = new Set<number>();
  for (const number of numbers) reached = new Set([...reached, number, ...[...reached].map(before => before + number)]);
  return reached.has(sum);
}
