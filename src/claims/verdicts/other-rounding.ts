import { type Case, countOf } from '../case.ts';
import { impliedCounts, type PrintingWay, printingOf } from '../printing.ts';
import { verdict } from '../verdict.ts';
import { decimalsOf, figuresWords, shareWords } from '../words.ts';

/** The right value, printed in another way than rounded half up. */
export const otherRounding = verdict({
  name: 'other_rounding',
  describe: 'the value is right, but rounded in another way: half to even, cut off, rounded twice …',
  alarm: false,
  judge: entry =>
    entry.explanation('other_rounding', () => {
      const { claim, figures } = entry;
      if (figures !== null && entry.wrong.length === 0) {
        const odd = entry.comparisons.find(part => part.way !== null && part.way.name !== 'half-up');
        return odd?.way == null
          ? null
          : {
              explanation: `The data give ${figuresWords(entry, figures)}; the printed ${odd.quantity === 'percent' ? 'percentage' : odd.quantity} is ${odd.way.words}.`,
            };
      }
      if (figures !== null || claim.percent === null || entry.N === null) return null;
      const way = unboundWay(entry);
      return way === null
        ? null
        : {
            explanation: `${claim.percent.text}% of ${entry.N} is ${way.words}${claim.n === null ? ', as the other percentages of this source are' : `: ${shareWords(claim.n.value, entry.N, decimalsOf(entry))}`}.`,
          };
    }),
});

function unboundWay(entry: Case): PrintingWay | null {
  const { claim, N } = entry;
  if (claim.percent === null || N === null) return null;
  if (claim.n !== null) {
    const way = printingOf(claim.n.value, N, claim.percent);
    return way === null || way.name === 'half-up' ? null : way;
  }
  const name = consistentWay(entry);
  if (name === null) return null;
  const count = impliedCounts(claim.percent, N, name)?.low;
  return count === undefined ? null : printingOf(count, N, claim.percent);
}

/** A way (cut off, rounded up) in which this percentage is possible, if it makes every other percentage of the source possible too. */
export function consistentWay(entry: Case): 'cut' | 'up' | null {
  const { claim, N } = entry;
  if (claim.percent === null || N === null || entry.implied !== null) return null;
  const others = entry.siblings().filter(other => other.claim.percent !== null && other.N !== null && other !== entry);
  if (others.length < 2) return null;
  for (const way of ['cut', 'up'] as const)
    if ([entry, ...others].every(other => impliedCounts(other.claim.percent!, other.N!, way) !== null)) return way;
  return null;
}

/** Percentages of the source that can't have been made in this way. */
export const againstWay = (entry: Case, way: 'cut' | 'up'): Case | undefined =>
  entry
    .siblings()
    .find(
      other =>
        other.claim.percent !== null &&
        other.N !== null &&
        countOf(other) !== null &&
        impliedCounts(other.claim.percent, other.N, way) === null,
    );
