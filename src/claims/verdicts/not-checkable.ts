import type { ClaimContext } from '../claim-context.ts';
import { verdict } from '../verdict.ts';

/** Nothing to check the number with. */
export const notCheckable = verdict({
  name: 'not_checkable',
  describe: 'there is nothing to check the number with, and why',
  alarm: false,
  judge(entry) {
    const { binding, claim } = entry;
    if (entry.figures !== null)
      return entry.comparisons.length > 0 ? null : { explanation: 'It reports no number.', broken: true };
    if (binding !== null && binding.figures === null && binding.broken)
      return { explanation: binding.problem.endsWith('?') ? binding.problem : `${binding.problem}.`, broken: true };
    if (Object.keys(claim.reported).length === 0 || settled(entry)) return null;
    const why =
      binding !== null && binding.figures === null
        ? binding.problem
        : entry.N === null && claim.percent !== null
          ? 'without row-level data and without N nothing follows from a percentage'
          : claim.statistics.length > 0
            ? 'without row-level data nothing follows from a statistic'
            : 'without row-level data nothing follows from a count alone';
    return { explanation: `Not checked: ${why}.` };
  },
});

/** Arithmetic has spoken already. */
const settled = (entry: ClaimContext): boolean =>
  (entry.N !== null && entry.claim.percent !== null) || (entry.claim.of.length > 0 && entry.claim.percent !== null);
