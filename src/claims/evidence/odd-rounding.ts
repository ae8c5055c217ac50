import { type ClaimContext, countOf } from '../claim-context.ts';
import { decimalsOf, describeValues, shareWords } from '../describe-values.ts';
import { impliedCounts, type RoundingRule, roundingThatPrints } from './rounding-rules.ts';

/** A right value that was printed in another way than rounded half up. */
export interface OddRounding {
  readonly explanation: string;
  /** the other percentages of the source show that its own rule would have printed another digit */
  readonly againstTheRule: boolean;
}

/** Fewer percentages that are rounded as usual show no rule. */
const ENOUGH = 3;

/** How a right value was printed, where it was not rounded half up; null where it was, or where it is wrong. */
export function oddRounding(entry: ClaimContext): OddRounding | null {
  const { claim, figures } = entry;
  if (figures !== null && entry.wrong.length === 0) {
    const odd = entry.comparisons.find(part => part.way !== null && part.way.name !== 'half-up');
    if (odd?.way == null) return null;
    const named = odd.quantity === 'percent' ? 'percentage' : odd.quantity;
    const against = odd.quantity === 'percent' ? otherRule(entry, odd.way) : null;
    return {
      explanation: `The data give ${describeValues(entry, figures)}; the printed ${named} is ${odd.way.words}${against ?? '.'}`,
      againstTheRule: against !== null,
    };
  }
  if (figures !== null || claim.percent === null || entry.N === null) return null;
  const way = unboundWay(entry);
  if (way === null) return null;
  const against = claim.n === null ? null : otherRule(entry, way);
  const counted =
    claim.n === null
      ? ', as the other percentages of this source are'
      : `: ${shareWords(claim.n.value, entry.N, decimalsOf(entry))}`;
  return {
    explanation: `${claim.percent.text}% of ${entry.N} is ${way.words}${counted}${against ?? '.'}`,
    againstTheRule: against !== null,
  };
}

/** What shows that the source rounds in another way, as the end of a sentence; null where nothing does. */
function otherRule(entry: ClaimContext, way: RoundingRule): string | null {
  if (way.usual) return null;
  const others = entry.siblings().filter(other => other !== entry && wayOf(other) !== null);
  if (way.name === 'cut' || way.name === 'up') {
    const against = againstWay(entry, way.name);
    return against === undefined
      ? null
      : `, but ${against.claim.id} (${against.claim.percent!.text}%) is not ${way.name === 'cut' ? 'cut off' : 'rounded up'}.`;
  }
  const usual = others.filter(other => wayOf(other)!.usual);
  return usual.length < ENOUGH ? null : `, but ${usual.length} other percentages of this source are rounded once.`;
}

/** How a percentage whose count and whole are known was rounded. */
function wayOf({ claim, figures, comparisons, N }: ClaimContext): RoundingRule | null {
  if (claim.percent === null) return null;
  if (figures !== null) return comparisons.find(part => part.quantity === 'percent')?.way ?? null;
  return claim.n === null || N === null ? null : roundingThatPrints(claim.n.value, N, claim.percent);
}

function unboundWay(entry: ClaimContext): RoundingRule | null {
  const { claim, N } = entry;
  if (claim.percent === null || N === null) return null;
  if (claim.n !== null) {
    const way = roundingThatPrints(claim.n.value, N, claim.percent);
    return way === null || way.name === 'half-up' ? null : way;
  }
  const name = consistentWay(entry);
  if (name === null) return null;
  const count = impliedCounts(claim.percent, N, name)?.low;
  return count === undefined ? null : roundingThatPrints(count, N, claim.percent);
}

/** A way (cut off, rounded up) in which this percentage is possible, if it makes every other percentage of the source possible too. */
export function consistentWay(entry: ClaimContext): 'cut' | 'up' | null {
  const { claim, N } = entry;
  if (claim.percent === null || N === null || entry.implied !== null) return null;
  const others = entry.siblings().filter(other => other.claim.percent !== null && other.N !== null && other !== entry);
  if (others.length < 2) return null;
  for (const way of ['cut', 'up'] as const)
    if ([entry, ...others].every(other => impliedCounts(other.claim.percent!, other.N!, way) !== null)) return way;
  return null;
}

/** A percentage of the source that can't have been made in this way. */
export const againstWay = (entry: ClaimContext, way: 'cut' | 'up'): ClaimContext | undefined =>
  entry.siblings().find(other => {
    if (other === entry || other.claim.percent === null) return false;
    const N = other.figures?.N ?? other.N;
    const right = other.figures === null || other.wrong.length === 0;
    return (
      N !== null && N > 0 && right && countOf(other) !== null && impliedCounts(other.claim.percent, N, way) === null
    );
  });
