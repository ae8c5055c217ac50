import { roundNumber, roundRatio } from '../base/rounding.ts';
import type { ClaimContext } from './claim-context.ts';
import { oneDigitOff, swappedDigits } from './evidence/swapped-digits.ts';
import type { ComputedValues } from './review-data.ts';

/** `69 of 87 (79.3%)`, with as many decimals as the claim has. */
export const shareWords = (n: number, N: number, decimals: number): string =>
  N < 1 ? `${n} of ${N}` : `${n} of ${N} (${roundRatio(n, N, decimals)}%)`;

export const decimalsOf = (entry: ClaimContext): number => entry.claim.percent?.decimals ?? 1;

/** What the figures say about the quantities of a claim. */
export function describeValues(entry: ClaimContext, figures: ComputedValues): string {
  const statistics = entry.claim.statistics.map(({ statistic, printed, scale }) => {
    const value = figures.values.get(statistic);
    return `${statistic.replaceAll('_', ' ')} ${value === undefined ? '?' : roundNumber(value, printed.decimals, 'half-up', scale)}`;
  });
  if (statistics.length > 0) return statistics.join(', ');
  if (figures.n === null) return '';
  return figures.N === null ? String(figures.n) : shareWords(figures.n, figures.N, decimalsOf(entry));
}

/** Two digits that changed places, or one that differs, between what is printed and what should be, as a sentence; '' where there is none. */
export function slipWords(
  entry: ClaimContext,
  figures: { readonly n: number | null; readonly N: number | null },
): string {
  const { claim } = entry;
  const pairs: [string, string][] = [];
  if (claim.n !== null && figures.n !== null) pairs.push([claim.n.text, String(figures.n)]);
  if (claim.N !== null && figures.N !== null) pairs.push([claim.N.text, String(figures.N)]);
  if (claim.percent !== null && figures.n !== null && figures.N !== null && figures.N > 0)
    pairs.push([claim.percent.text, roundRatio(figures.n, figures.N, claim.percent.decimals)]);
  const swapped = pairs.find(([printed, right]) => swappedDigits(printed, right));
  if (swapped !== undefined) return ` Two digits look swapped: ${swapped[0]} for ${swapped[1]}.`;
  const wrong = pairs.filter(([printed, right]) => printed !== right);
  const [mistyped] = wrong;
  return wrong.length === 1 && oneDigitOff(...mistyped!)
    ? ` One digit differs: ${mistyped![0]} for ${mistyped![1]}.`
    : '';
}

/** `found among 12 candidates, of which 0.1 would fit by accident` */
export const searchWords = (tried: number, accident: number): string =>
  `(${tried} candidate${tried === 1 ? '' : 's'} tried; by accident ${accident < 0.05 ? 'fewer than 0.05' : accident < 10 ? accident.toFixed(1) : String(Math.round(accident))} would fit)`;

export const listed = (items: readonly string[], most = 3): string =>
  items.length <= most ? items.join('; ') : `${items.slice(0, most).join('; ')}; and ${items.length - most} more`;
