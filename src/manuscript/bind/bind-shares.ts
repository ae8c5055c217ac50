import type { Mention } from '../scan/mention.ts';
import { bindComparison } from './bind-comparison.ts';
import { bindCoordinated } from './bind-coordinated.ts';
import { bindJoint } from './bind-joint.ts';
import { bindRespectively } from './bind-respectively.ts';
import { bindSentence, type Ranked } from './bind-sentence.ts';
import type { BoundShare } from './bound-share.ts';
import type { SentenceContext } from './sentence-context.ts';
import type { Surroundings } from './sentences.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Binds the counts and shares of a sentence: each by its words, then those of a row of numbers, those of two groups, and those of several categories together. */
export function bindShares(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  shares: readonly { readonly mention: Mention; readonly around: Surroundings }[],
  context: SentenceContext,
  vocabulary: Vocabulary,
): BoundShare[] {
  const withRanks = (ranks: readonly Ranked[]) => shares.map(({ mention }, i) => ({ mention, ranked: ranks[i]! }));
  const alone = bindSentence(
    shares.map(({ around }) => around),
    context,
    vocabulary,
  );
  const inRow = bindRespectively(text, sentence, withRanks(alone), vocabulary) ?? alone;
  const compared = bindComparison(text, sentence, withRanks(inRow), vocabulary);
  const single = inRow.map((ranked, i): BoundShare => compared.get(i) ?? { ranked, understood: false });
  const together = single.map((bound, i): BoundShare => {
    const ranked = bindJoint(shares[i]!.around, bound.ranked, inRow.slice(0, i), vocabulary);
    return ranked === null ? bound : { ranked, understood: bound.understood };
  });
  const coordinated = bindCoordinated(
    text,
    sentence,
    shares.map(({ mention }, i) => ({ mention, bound: together[i]! })),
    vocabulary,
  );
  return together.map((bound, i) => coordinated.get(i) ?? bound);
}
