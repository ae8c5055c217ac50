import { type ClaimContext, countOf } from '../claim-context.ts';
import { decimalsOf, shareWords } from '../describe-values.ts';
import type { Judgement } from './judgement.ts';
import { roundingThatPrints } from './rounding-rules.ts';

/** Decimal texts as integers of one size, so that sums are exact. */
export const scaled = (text: string, decimals: number): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  return text.startsWith('-') ? -units : units;
};

const unscaled = (units: bigint, decimals: number): string => {
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** A percentage that no rounding of its own count gives, but that makes its partition add up to exactly 100. */
export function sumTo100(entry: ClaimContext): Judgement | null {
  return entry.explanation('forced', () => {
    const members = entry.partition();
    const { percent } = entry.claim;
    if (members.length < 2 || percent === null || percent.bound !== null || roundedItself(entry)) return null;
    const decimals = Math.max(...members.map(member => member.claim.percent?.decimals ?? 0));
    const others = members.filter(member => member !== entry);
    if (others.some(member => member.claim.percent === null)) return null;
    const sum = others.reduce((total, member) => total + scaled(member.claim.percent!.text, decimals), 0n);
    const rest = 100n * 10n ** BigInt(decimals) - sum;
    if (rest === scaled(percent.text, decimals))
      return {
        explanation: `${percent.text} is 100 minus the others (${others.map(member => member.claim.percent!.text).join(' + ')} = ${unscaled(sum, decimals)}): the partition was forced to 100.${restWords(entry, others)}`,
      };
    return null;
  });
}

/** What the counts of the others leave, where they are known. */
function restWords(entry: ClaimContext, others: readonly ClaimContext[]): string {
  const N = entry.N ?? entry.figures?.N ?? null;
  const counts = others.map(countOf);
  if (N === null || N < 1 || counts.some(count => count === null)) return '';
  const rest = N - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return rest < 0 ? '' : ` The others stand for ${N - rest}, which leaves ${shareWords(rest, N, decimalsOf(entry))}.`;
}

/** Its own count, wherever it is known from, gives the percentage by a usual rounding. */
function roundedItself(entry: ClaimContext): boolean {
  const { percent, n } = entry.claim;
  if (percent === null) return true;
  const N = entry.N ?? entry.figures?.N ?? null;
  const own = entry.comparisons.find(part => part.quantity === 'percent');
  if (own !== undefined) return own.way?.usual === true;
  if (N === null) return false;
  return n !== null ? roundingThatPrints(n.value, N, percent)?.usual === true : entry.implied !== null;
}
