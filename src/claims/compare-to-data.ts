import type { Claim } from './claim.ts';
import { intervalsByMethod } from './evidence/intervals-by-method.ts';
import { type RoundingRule, roundingThatPrints, roundingThatPrintsValue } from './evidence/rounding-rules.ts';
import type { ComputedValues } from './review-data.ts';

/** The numbers of a claim that are compared one by one. */
export interface Comparison {
  /** `n`, `N`, `percent`, or a statistic's name */
  readonly quantity: string;
  readonly same: boolean;
  /** how the figures became the printed digits, where they did */
  readonly way: RoundingRule | null;
}

/** Every number of a claim against the figures that it should come from. */
export function compareToData(claim: Claim, figures: ComputedValues): Comparison[] {
  const found: Comparison[] = [];
  if (claim.n !== null) found.push({ quantity: 'n', same: claim.n.value === figures.n, way: null });
  if (claim.N !== null) found.push({ quantity: 'N', same: claim.N.value === figures.N, way: null });
  if (claim.percent !== null) {
    const way =
      figures.n === null || figures.N === null ? null : roundingThatPrints(figures.n, figures.N, claim.percent);
    found.push({ quantity: 'percent', same: way !== null, way });
  }
  for (const { statistic, printed, grouped, scale } of claim.statistics) {
    const value = figures.values.get(statistic);
    const way =
      value === undefined
        ? null
        : (roundingThatPrintsValue(value, printed, scale) ??
          (grouped === undefined ? null : roundingThatPrintsValue(value, grouped, scale)));
    found.push({ quantity: statistic, same: way !== null, way });
  }
  if (claim.interval !== null) {
    const ways = intervalsByMethod(claim.interval, figures);
    if (ways !== null) found.push({ quantity: 'interval', same: ways.length > 0, way: null });
  }
  return found;
}

/** Whether other figures explain what the claim's own figures don't: each wrong number fits them, each right one fits either. */
export function explains(claim: Claim, wrong: readonly Comparison[], figures: ComputedValues): boolean {
  // most candidates have another count, and nothing else must be rounded for them
  if (claim.n !== null && claim.n.value !== figures.n && wrong.some(({ quantity }) => quantity === 'n')) return false;
  const other = new Map(compareToData(claim, figures).map(entry => [entry.quantity, entry]));
  return (
    wrong.length > 0 &&
    wrong.every(entry => {
      const fit = other.get(entry.quantity);
      return fit?.same === true && (fit.way === null || fit.way.usual);
    })
  );
}

/** How probable it is that a share of N units fits the wrong numbers by accident, its count drawn evenly from 0 to N. */
export function accidentOf(claim: Claim, wrong: readonly Comparison[], N: number | null): number {
  if (N === null || N < 1) return 1;
  if (wrong.some(entry => entry.quantity === 'n')) return 1 / (N + 1);
  if (claim.percent !== null && wrong.some(entry => entry.quantity === 'percent')) {
    const width = 10 ** -claim.percent.decimals / 100;
    // so many counts print shareAWord; where digits are finer than units, at most one does
    return Math.max(1, width * N) / (N + 1);
  }
  return 1 / (N + 1);
}
