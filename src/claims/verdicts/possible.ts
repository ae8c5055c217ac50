import { decimalsOf, shareWords } from '../describe-values.ts';
import { impliedCounts, roundingThatPrints } from '../evidence/rounding-rules.ts';
import { verdict } from '../verdict.ts';
import { sumOf } from './contradiction.ts';

/** Nothing contradicts the number; without row-level data no more can be said. */
export const possible = verdict({
  name: 'possible',
  describe: 'the number is possible for N; without row-level data no more can be said',
  alarm: false,
  judge(entry) {
    const { claim, N, figures } = entry;
    if (figures !== null) return null;
    if (claim.parts.length > 0 && claim.n !== null)
      return sumOf(entry, claim.parts) === claim.n.value
        ? { explanation: `It is the sum of its parts: ${claim.parts.join(' + ')} = ${claim.n.value}.` }
        : null;
    if (claim.percent !== null && claim.of.length > 0) {
      const [n, whole] = [
        claim.parts.length > 0 ? sumOf(entry, claim.parts) : (claim.n?.value ?? null),
        sumOf(entry, claim.of),
      ];
      if (n !== null && whole !== null && whole > 0 && roundingThatPrints(n, whole, claim.percent) !== null)
        return { explanation: `It follows from other claims: ${shareWords(n, whole, decimalsOf(entry))}.` };
      return null;
    }
    if (N === null) return null;
    if (claim.percent === null)
      return claim.n !== null && claim.n.value <= N
        ? { explanation: `${claim.n.value} of ${N} is possible; without row-level data no more can be said.` }
        : null;
    const implied = impliedCounts(claim.percent, N);
    if (implied === null) return null;
    if (claim.n !== null)
      return claim.n.value >= implied.low && claim.n.value <= implied.high
        ? { explanation: `${shareWords(claim.n.value, N, decimalsOf(entry))}: percentage and count agree.` }
        : null;
    const { low, high } = implied;
    return {
      explanation:
        low === high
          ? `${claim.percent.text}% of ${N} stands for ${low}.`
          : `${claim.percent.text}% of ${N} stands for ${low} to ${high}.`,
    };
  },
});
