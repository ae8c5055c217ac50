/**
 * How a tie or a remainder is decided. `half-up` and `half-down` go away from and towards zero at a tie, `half-even` to the
 * even neighbour; `floor` and `ceil` go down and up whatever the remainder is.
 */
export type RoundingMode = 'half-up' | 'half-even' | 'half-down' | 'floor' | 'ceil';

/**
 * n/N × scale, rounded exactly: integers all the way, no binary fraction in between.
 *
 * @param n        any safe integer
 * @param N        a safe integer above 0
 * @param decimals digits behind the point; below 0, zeros before it (-2 rounds to hundreds)
 * @param scale    100 for percent, 1 for a proportion
 * @returns a plain decimal with exactly so many decimals; zero has no sign
 * @throws RangeError for anything but safe integers, and for N below 1: an undefined share is the caller's to print
 * @example roundRatio(44, 59, 1) // => '74.6'
 * @example roundRatio(1, 8, 0) // => '13'
 * @example roundRatio(1, 8, 0, 'half-even') // => '12'
 * @example roundRatio(2, 3, 3, 'half-up', 1) // => '0.667'
 */
export function roundRatio(
  n: number,
  N: number,
  decimals: number,
  mode: RoundingMode = 'half-up',
  scale = 100,
): string {
  requireRatio(n, N, scale);
  requireInteger('decimals', decimals);
  const factor = decimals >= 0 && decimals <= 15 ? 10 ** decimals : Number.POSITIVE_INFINITY;
  const product = Math.abs(n) * scale * factor;
  if (product > Number.MAX_SAFE_INTEGER) return roundFraction(BigInt(n) * BigInt(scale), BigInt(N), decimals, mode);
  // everything is a safe integer here: remainder and quotient are exact
  const remainder = product % N;
  const quotient = (product - remainder) / N;
  const up = roundsUp(Math.sign(2 * remainder - N), remainder !== 0, quotient % 2 === 1, n < 0, mode);
  return placePoint(String(quotient + (up ? 1 : 0)), decimals, n < 0);
}

/**
 * n/N × scale to so many significant digits, exactly; zero is '0'.
 *
 * @example signifRatio(44, 59, 2) // => '75'
 * @example signifRatio(1, 3000, 2) // => '0.033'
 * @example signifRatio(9996, 10000, 3) // => '100'
 */
export function signifRatio(n: number, N: number, digits: number, mode: RoundingMode = 'half-up', scale = 100): string {
  requireRatio(n, N, scale);
  return signifFraction(BigInt(n) * BigInt(scale), BigInt(N), digits, mode);
}

/**
 * A double × scale, rounded by its exact binary value (1.005 is a little below 1.005, so it gives 1.00; 0.125 is a tie).
 *
 * @throws RangeError for NaN and infinities
 * @example roundNumber(0.125, 2) // => '0.13'
 * @example roundNumber(1.005, 2) // => '1.00'
 * @example roundNumber(-2.5, 0) // => '-3'
 * @example roundNumber(0.6220, 1, 'half-up', 100) // => '62.2'
 */
export function roundNumber(x: number, decimals: number, mode: RoundingMode = 'half-up', scale = 1): string {
  requireInteger('decimals', decimals);
  requireInteger('scale', scale);
  const [numerator, denominator] = fractionOf(x);
  return roundFraction(numerator * BigInt(scale), denominator, decimals, mode);
}

/**
 * A double × scale to so many significant digits, by its exact binary value.
 *
 * @example signifNumber(1234.5, 2) // => '1200'
 */
export function signifNumber(x: number, digits: number, mode: RoundingMode = 'half-up', scale = 1): string {
  requireInteger('scale', scale);
  const [numerator, denominator] = fractionOf(x);
  return signifFraction(numerator * BigInt(scale), denominator, digits, mode);
}

/**
 * A number that is given as decimal digits, rounded as written: no double in between.
 *
 * @param text e.g. `74.576`, `-1.5e3`; at most 400 digits before and behind the point
 * @throws RangeError for a text that is no number
 * @example roundDecimalString('1.005', 2) // => '1.01'
 * @example roundDecimalString('74.5', 0, 'half-even') // => '74'
 */
export function roundDecimalString(text: string, decimals: number, mode: RoundingMode = 'half-up'): string {
  requireInteger('decimals', decimals);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  const digits = match === null ? '' : `${match[2]}${fraction}`;
  if (match === null || digits === '') throw new RangeError(`"${text}" is not a decimal number`);
  const exponent = Number(match[4] ?? 0) - fraction.length;
  if (digits.length > 400 || Math.abs(exponent) > 400) throw new RangeError(`"${text}" has too many digits`);
  const whole = BigInt(`${match[1] === '-' ? '-' : ''}${digits}`);
  return exponent >= 0
    ? roundFraction(whole * 10n ** BigInt(exponent), 1n, decimals, mode)
    : roundFraction(whole, 10n ** BigInt(-exponent), decimals, mode);
}

/** Whether a magnitude goes to the next integer, from the remainder's side of the half (-1 below, 0 tie, 1 above). */
function roundsUp(half: number, inexact: boolean, odd: boolean, negative: boolean, mode: RoundingMode): boolean {
  if (mode === 'floor') return inexact && negative;
  if (mode === 'ceil') return inexact && !negative;
  if (half !== 0) return half > 0;
  return mode === 'half-up' || (mode === 'half-even' && odd);
}

function roundFraction(numerator: bigint, denominator: bigint, decimals: number, mode: RoundingMode): string {
  return placePoint(String(unitsOf(numerator, denominator, decimals, mode)), decimals, numerator < 0n);
}

/** The rounded magnitude, counted in units of 10^-decimals. */
function unitsOf(numerator: bigint, denominator: bigint, decimals: number, mode: RoundingMode): bigint {
  const negative = numerator < 0n;
  const magnitude = (negative ? -numerator : numerator) * (decimals > 0 ? 10n ** BigInt(decimals) : 1n);
  const divisor = denominator * (decimals < 0 ? 10n ** BigInt(-decimals) : 1n);
  const quotient = magnitude / divisor;
  const remainder = magnitude % divisor;
  const twice = 2n * remainder;
  const half = twice < divisor ? -1 : twice > divisor ? 1 : 0;
  return quotient + (roundsUp(half, remainder !== 0n, quotient % 2n === 1n, negative, mode) ? 1n : 0n);
}

function signifFraction(numerator: bigint, denominator: bigint, digits: number, mode: RoundingMode): string {
  requireInteger('digits', digits);
  if (digits < 1) throw new RangeError('at least one significant digit is needed');
  if (numerator === 0n) return '0';
  const negative = numerator < 0n;
  const decimals = digits - 1 - decimalExponent(negative ? -numerator : numerator, denominator);
  const units = unitsOf(numerator, denominator, decimals, mode);
  // 9.96 to two digits has become 10.0: one decimal less
  const grown = String(units).length > digits;
  return placePoint(String(grown ? units / 10n : units), grown ? decimals - 1 : decimals, negative);
}

/** The exponent of the leading digit: 10^e <= numerator/denominator < 10^(e+1). */
function decimalExponent(numerator: bigint, denominator: bigint): number {
  let exponent = String(numerator).length - String(denominator).length;
  const reaches = (power: number): boolean =>
    power >= 0 ? numerator >= denominator * 10n ** BigInt(power) : numerator * 10n ** BigInt(-power) >= denominator;
  if (!reaches(exponent)) exponent--;
  return exponent;
}

/** A finite double as numerator and denominator, exactly. */
function fractionOf(x: number): [bigint, bigint] {
  if (!Number.isFinite(x)) throw new RangeError(`${x} can't be rounded`);
  let value = x;
  let shift = 0;
  // doubling is exact, and 1074 doublings make an integer of the smallest double
  while (!Number.isInteger(value)) {
    value *= 2;
    shift++;
  }
  return [BigInt(value), 1n << BigInt(shift)];
}

/** Digits of an integer with a point so many places from the right; zero has no sign. */
function placePoint(digits: string, decimals: number, negative: boolean): string {
  const sign = negative && /[1-9]/.test(digits) ? '-' : '';
  if (decimals <= 0) return sign + (digits === '0' ? '0' : digits + '0'.repeat(-decimals));
  const padded = digits.padStart(decimals + 1, '0');
  return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

function requireRatio(n: number, N: number, scale: number): void {
  requireInteger('n', n);
  requireInteger('N', N);
  requireInteger('scale', scale);
  if (N < 1) throw new RangeError(`N must be at least 1, not ${N}`);
  if (scale < 1) throw new RangeError(`scale must be at least 1, not ${scale}`);
}

function requireInteger(what: string, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be an integer, not ${value}`);
}
