import type { Ranked } from './bind-sentence.ts';

/** What a count or share of a sentence is bound to. */
export interface BoundShare {
  readonly ranked: Ranked;
  /** its group is known, too: nothing else of the sentence says what it is of */
  readonly understood: boolean;
}
