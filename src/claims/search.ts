import type { Case } from './case.ts';
import type { Figures } from './data.ts';
import type { Judgement } from './judgement.ts';
import { accidentOf, explains } from './match.ts';
import { figuresWords, listed, searchWords } from './words.ts';

/** Other figures that a claim may have been taken from. */
export interface Candidate {
  readonly figures: Figures;
}

/**
 * Looks for figures that explain the wrong numbers of a claim, ring by ring: the nearest first, and no further ring once one
 * has a hit. Says how many candidates were tried, and how many of them would fit by accident.
 */
export function search(
  entry: Case,
  rings: readonly (() => readonly Candidate[])[],
  say: (hits: string) => string,
): Judgement | null {
  let tried = 0;
  let accident = 0;
  for (const ring of rings) {
    const hits: Figures[] = [];
    for (const { figures } of ring()) {
      tried++;
      accident += accidentOf(entry.claim, entry.wrong, figures.N);
      if (explains(entry.claim, entry.wrong, figures)) hits.push(figures);
    }
    if (hits.length > 0) {
      const words = [...new Set(hits.map(hit => `${hit.words}: ${figuresWords(entry, hit)}`))];
      return { explanation: `${say(listed(words))} ${searchWords(tried, accident)}.`, accident };
    }
  }
  return null;
}
