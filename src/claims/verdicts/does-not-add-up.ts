import { type ClaimContext, countOf, countRange } from '../claim-context.ts';
import { scaled, sumTo100 } from '../evidence/sum-to-100.ts';
import { verdict } from '../verdict.ts';
import { sumOf } from './contradiction.ts';

/** A whole that is not the sum of its parts. */
export const doesNotAddUp = verdict({
  name: 'does_not_add_up',
  describe: 'a partition does not sum to its whole, or a percentage was made so that it does',
  alarm: true,
  judge(entry) {
    const found = sumTo100(entry);
    if (found !== null) return found;
    // what the data confirm is not the part that is wrong, and of what they explain the sum is only a consequence
    if (entry.figures !== null && (entry.wrong.length === 0 || entry.cause() !== null)) return null;
    const explanation = partsOfWhole(entry) ?? counts(entry) ?? percentages(entry);
    return explanation === null ? null : { explanation };
  },
});

/** A count that is declared as the sum of others. */
function partsOfWhole(entry: ClaimContext): string | null {
  const { claim } = entry;
  // of a step of a flow the whole is stated as such
  const whole = claim.n ?? claim.N;
  if (claim.parts.length === 0 || whole === null) return null;
  const sum = sumOf(entry, claim.parts);
  if (sum === null || sum === whole.value) return null;
  const terms = claim.parts.map(id => countOf(entry.sibling(id)!));
  return `${terms.join(' + ')} = ${sum} (${claim.parts.join(', ')}), not ${whole.value}.`;
}

/** The counts of a partition, reported or implied, against N. */
function counts(entry: ClaimContext): string | null {
  const members = entry.partition();
  if (members.length < 2) return null;
  const N = entry.N ?? entry.figures?.N ?? null;
  const ranges = members.map(countRange);
  if (N === null || ranges.some(range => range === null)) return null;
  const low = ranges.reduce((sum, range) => sum + range!.low, 0);
  const high = ranges.reduce((sum, range) => sum + range!.high, 0);
  if (low <= N && N <= high) return null;
  const terms = ranges.map(range => (range!.low === range!.high ? String(range!.low) : `${range!.low}–${range!.high}`));
  return `The parts of ${entry.claim.partition} sum to ${terms.join(' + ')} = ${low === high ? low : `${low} to ${high}`}, not ${N}.`;
}

/** Without N: percentages of a partition may miss 100 by half a unit of the last digit each. */
function percentages(entry: ClaimContext): string | null {
  const members = entry.partition();
  if (members.length < 2 || entry.N !== null || entry.figures !== null) return null;
  const printed = members.map(member => member.claim.percent);
  if (printed.some(percent => percent === null || percent.bound !== null)) return null;
  const decimals = Math.max(...printed.map(percent => percent!.decimals));
  const sum = printed.reduce((total, percent) => total + scaled(percent!.text, decimals), 0n);
  const slack = printed.reduce((total, percent) => total + 10n ** BigInt(decimals - percent!.decimals), 0n);
  const off = sum - 100n * 10n ** BigInt(decimals);
  if (2n * (off < 0n ? -off : off) <= slack) return null;
  return `The percentages of ${entry.claim.partition} sum to ${Number(sum) / 10 ** decimals}, further from 100 than rounding explains.`;
}
