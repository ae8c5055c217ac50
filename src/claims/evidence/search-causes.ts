import { Fault } from '../../base/fault.ts';
import type { ClaimContext } from '../claim-context.ts';
import { accidentOf, explains } from '../compare-to-data.ts';
import { describeValues, listed, searchWords } from '../describe-values.ts';
import type { ComputedValues } from '../review-data.ts';
import type { Judgement } from './judgement.ts';

/** Other figures that a claim may have been taken from. */
export interface Candidate {
  readonly figures: ComputedValues;
  /** how probable it is that it fits by accident, where that isn't the chance of a random count */
  readonly accident?: number;
}

/** Once so many candidates would fit by accident, a fit says nothing, and no more are tried. */
const MAX_ACCIDENTS = 2;

/**
 * Looks for figures that explain the wrong numbers of a claim, ring by ring: the nearest first, and no further ring once one
 * has a hit. Says how many candidates were tried, and how many of them would fit by accident.
 */
export function searchCauses(
  entry: ClaimContext,
  rings: readonly (() => Iterable<Candidate>)[],
  say: (hits: string) => string,
): Judgement | null {
  let tried = 0;
  let accident = 0;
  for (const ring of rings) {
    const hits: ComputedValues[] = [];
    for (const { figures, accident: own } of candidatesOf(ring)) {
      tried++;
      accident += own ?? accidentOf(entry.claim, entry.wrong, figures.N);
      if (accident > MAX_ACCIDENTS) return null;
      if (explains(entry.claim, entry.wrong, figures)) hits.push(figures);
    }
    if (hits.length > 0) {
      const words = [...new Set(hits.map(hit => `${hit.words}: ${describeValues(entry, hit)}`))];
      return { explanation: `${say(listed(words))} ${searchWords(tried, accident)}.`, accident };
    }
  }
  return null;
}

/** What the data have no column for can't be where a number comes from. */
function* candidatesOf(ring: () => Iterable<Candidate>): Iterable<Candidate> {
  try {
    yield* ring();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}
