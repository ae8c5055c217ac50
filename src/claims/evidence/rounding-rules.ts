import type { PrintedNumber } from '../../base/printed-number.ts';
import { type RoundingMode, roundDecimalString, roundNumber, roundRatio } from '../../base/rounding.ts';

export { readPrinted } from '../../base/printed-number.ts';

/** A way in which a value can have become the printed digits. */
export interface RoundingRule {
  readonly name: string;
  /** what a sentence says */
  readonly words: string;
  /** one of the three roundings that are in use everywhere */
  readonly usual: boolean;
}

const WAYS: readonly (RoundingRule & { readonly mode: RoundingMode })[] = [
  { name: 'half-up', words: 'rounded half up', usual: true, mode: 'half-up' },
  { name: 'half-even', words: 'rounded half to even', usual: true, mode: 'half-even' },
  { name: 'half-down', words: 'rounded half down', usual: true, mode: 'half-down' },
  { name: 'cut', words: 'cut off instead of rounded', usual: false, mode: 'floor' },
  { name: 'up', words: 'rounded up whatever the remainder', usual: false, mode: 'ceil' },
];
const TWICE: RoundingRule = { name: 'twice', words: 'rounded twice', usual: false };
const PADDED: RoundingRule = { name: 'padded', words: 'rounded to fewer digits, with a zero added', usual: false };

/**
 * How n of N could have been printed as this percentage, the usual roundings first; null where no way gives it.
 * The whole set {half up, half to even, half down} is accepted as usual; cutting off, rounding up, rounding twice and an
 * added zero are named.
 *
 * @example roundingThatPrints(44, 59, readPrinted('74.6'))?.name // => 'half-up'
 * @example roundingThatPrints(1, 8, readPrinted('12'))?.name // => 'half-even'
 * @example roundingThatPrints(5, 59, readPrinted('8.4'))?.name // => 'cut'
 * @example roundingThatPrints(17, 200, readPrinted('8'))?.name // => 'half-even'
 * @example roundingThatPrints(5, 59, readPrinted('9'))?.name // => 'twice'
 * @example roundingThatPrints(5, 59, readPrinted('12')) // => null
 */
export function roundingThatPrints(n: number, N: number, printed: PrintedNumber): RoundingRule | null {
  if (N < 1) return null;
  if (printed.bound !== null) return boundHolds((100 * n) / N, printed) ? WAYS[0]! : null;
  const { decimals, text } = printed;
  const usual = WAYS.find(way => way.usual && roundRatio(n, N, decimals, way.mode) === text);
  if (usual) return usual;
  for (const extra of [1, 2]) {
    const first = roundRatio(n, N, decimals + extra);
    if (roundDecimalString(first, decimals) === text) return TWICE;
  }
  const odd = WAYS.find(way => !way.usual && roundRatio(n, N, decimals, way.mode) === text);
  if (odd) return odd;
  return padded(decimals, text, fewer => roundRatio(n, N, fewer)) ? PADDED : null;
}

/** The same for a value that is no share: a median, a coefficient, an end of an interval. */
export function roundingThatPrintsValue(
  value: number,
  printed: PrintedNumber,
  scale: 1 | 100 = 1,
): RoundingRule | null {
  if (printed.bound !== null) return boundHolds(value * scale, printed) ? WAYS[0]! : null;
  const { decimals, text } = printed;
  const round = (digits: number, mode: RoundingMode): string => roundNumber(value, digits, mode, scale);
  const usual = WAYS.find(way => way.usual && round(decimals, way.mode) === text);
  if (usual) return usual;
  // a double such as 0.285 lies just beside the tie that its author saw
  const written = String(Number((value * scale).toPrecision(12)));
  if (
    /^-?[\d.]+$/.test(written) &&
    WAYS.some(way => way.usual && roundDecimalString(written, decimals, way.mode) === text)
  )
    return WAYS[0]!;
  if (roundDecimalString(round(decimals + 1, 'half-up'), decimals) === text) return TWICE;
  const odd = WAYS.find(way => !way.usual && round(decimals, way.mode) === text);
  if (odd) return odd;
  return padded(decimals, text, fewer => round(fewer, 'half-up')) ? PADDED : null;
}

const boundHolds = (value: number, { bound, value: limit, written }: PrintedNumber): boolean => {
  // `at least half` and `at most` take their limit in
  if (/[≤≥]/.test(written)) return bound === '<' ? value <= limit + CLOSE : value >= limit - CLOSE;
  return bound === '<' ? value > 0 && value < limit : value > limit && value < 100;
};

/** A third is printed as 33.3333. */
const CLOSE = 1e-4;

/** 8.50 for 8.47: the last digit was never computed. */
const padded = (decimals: number, text: string, round: (decimals: number) => string): boolean =>
  decimals > 0 && text.endsWith('0') && `${round(decimals - 1)}${decimals === 1 ? '.' : ''}0` === text;

/** The counts that a percentage of N can stand for, as one run of integers; null where there is none. */
export interface Implied {
  readonly N: number;
  readonly low: number;
  readonly high: number;
}

const printsUsually = (n: number, N: number, printed: PrintedNumber): boolean =>
  printed.bound === null
    ? WAYS.some(way => way.usual && roundRatio(n, N, printed.decimals, way.mode) === printed.text)
    : boundHolds((100 * n) / N, printed);

/**
 * Which counts n of N print as this percentage under a usual rounding (or under one named way).
 *
 * This is GRIM for percentages (Brown & Heathers 2017, Soc Psychol Personal Sci 8:363-369): of N whole units only N + 1
 * shares are possible.
 *
 * @returns null where no count does
 * @example impliedCounts(readPrinted('74.6'), 59) // => { N: 59, low: 44, high: 44 }
 * @example impliedCounts(readPrinted('20'), 59) // => { N: 59, low: 12, high: 12 }
 * @example impliedCounts(readPrinted('8.4'), 59) // => null
 * @example impliedCounts(readPrinted('8.4'), 59, 'cut') // => { N: 59, low: 5, high: 5 }
 */
export function impliedCounts(printed: PrintedNumber, N: number, wayName: string | null = null): Implied | null {
  if (N < 1) return null;
  const fits = (n: number): boolean => {
    if (wayName === null) return printsUsually(n, N, printed);
    const way = WAYS.find(entry => entry.name === wayName);
    return way !== undefined && roundRatio(n, N, printed.decimals, way.mode) === printed.text;
  };
  const middle = (printed.value * N) / 100;
  const slack = (10 ** -printed.decimals * N) / 100 + 1;
  const from = printed.bound === '<' ? 0 : Math.max(0, Math.floor(middle - slack));
  const to = printed.bound === '>' ? N : Math.min(N, Math.ceil(middle + slack));
  let low: number | null = null;
  let high = -1;
  for (let n = from; n <= to; n++)
    if (fits(n)) {
      low ??= n;
      high = n;
    }
  return low === null ? null : { N, low, high };
}

/**
 * The probability that a random percentage with so many decimals would be impossible for N, and so would be caught:
 * max(0, (10^(d+2) − N) / 10^(d+2)), as in the R package scrutiny (grim_probability).
 *
 * @example detectionProbability(59, 1) // => 0.941
 * @example detectionProbability(59, 0) // => 0.41
 * @example detectionProbability(150, 0) // => 0
 */
export const detectionProbability = (N: number, decimals: number): number => {
  const possible = 10 ** (decimals + 2);
  return Math.max(0, (possible - N) / possible);
};
