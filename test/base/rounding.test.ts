import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type RoundingMode,
  roundDecimalString,
  roundNumber,
  roundRatio,
  signifNumber,
  signifRatio,
} from '../../src/base/rounding.ts';

const MODES: readonly RoundingMode[] = ['half-up', 'half-even', 'half-down', 'floor', 'ceil'];

// the ties of CONVENTIONS 2 (1/8 is 12.5%), both signs
test.each<[RoundingMode, string[]]>([
  ['half-up', ['13', '-13', '38', '33', '67']],
  ['half-even', ['12', '-12', '38', '33', '67']],
  ['half-down', ['12', '-12', '37', '33', '67']],
  ['floor', ['12', '-13', '37', '33', '66']],
  ['ceil', ['13', '-12', '38', '34', '67']],
])('ties and remainders, %s', (mode, expected) => {
  const pairs: [number, number][] = [
    [1, 8],
    [-1, 8],
    [3, 8],
    [1, 3],
    [2, 3],
  ];
  expect(pairs.map(([n, N]) => roundRatio(n, N, 0, mode))).toEqual(expected);
});

test.each<[number, number, number, string]>([
  [44, 59, 1, '74.6'],
  [0, 59, 1, '0.0'],
  [59, 59, 2, '100.00'],
  [1, 100_000, 1, '0.0'],
  [-1, 100_000, 1, '0.0'],
  [9_007_199_254_740_991, 9_007_199_254_740_990, 15, '100.000000000000011'],
  [1, 3, 30, '33.333333333333333333333333333333'],
  [123_456, 1, -4, '12350000'],
])('%d / %d to %d decimals', (n, N, decimals, expected) => expect(roundRatio(n, N, decimals)).toBe(expected));

// Python 3 decimal: Decimal(x).quantize(Decimal(1).scaleb(-d), ROUND_HALF_UP), which is exact on the double
test.each<[number, number, string]>([
  [2.675, 2, '2.67'],
  [0.615, 2, '0.61'],
  [1.005, 2, '1.00'],
  [1e21, 1, '1000000000000000000000.0'],
  [5e-324, 3, '0.000'],
  [-0.125, 2, '-0.13'],
  [-0.001, 2, '0.00'],
  [1234.5678, -2, '1200'],
  [0.1, 20, '0.10000000000000000555'],
])('the double %d to %d decimals', (x, decimals, expected) => expect(roundNumber(x, decimals)).toBe(expected));

test.each<[number, number, number, string]>([
  [9996, 10_000, 2, '100'],
  [9996, 10_000, 4, '99.96'],
  [44, 59, 1, '70'],
  [44, 59, 5, '74.576'],
  [1, 30_000, 2, '0.0033'],
  [-1, 3, 3, '-33.3'],
  [0, 3, 3, '0'],
  [123_456, 1, 2, '12000000'],
  [95, 100, 1, '100'],
])('%d / %d to %d significant digits', (n, N, digits, expected) => expect(signifRatio(n, N, digits)).toBe(expected));

test('decimal strings are rounded as written', () => {
  const rounded = ['1.005', '.5', '-0.5', '+12.', '1.5e2', '15e-2', '007'].map(text => roundDecimalString(text, 1));
  expect(rounded).toEqual(['1.0', '0.5', '-0.5', '12.0', '150.0', '0.2', '7.0']);
  expect(roundDecimalString('99999999999999999999.95', 1)).toBe('100000000000000000000.0');
  for (const text of ['', '.', 'e5', '1,5', 'NaN', '1e9999', ' 1'])
    expect(() => roundDecimalString(text, 1)).toThrow(RangeError);
});

test('what has no rounded value is refused, never NaN', () => {
  expect(() => roundRatio(1, 0, 1)).toThrow(/N must be at least 1/);
  expect(() => roundRatio(0.5, 1, 1)).toThrow(/n must be an integer/);
  expect(() => roundRatio(2 ** 53, 1, 1)).toThrow(RangeError);
  expect(() => roundNumber(Number.NaN, 1)).toThrow(RangeError);
  expect(() => roundNumber(Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
  expect(() => signifNumber(1, 0)).toThrow(RangeError);
});

/** Rational rounding in another way than the source's: by the integers next to the scaled value. */
function reference(n: bigint, N: bigint, decimals: number, mode: RoundingMode): bigint {
  const scaled = n * 100n * 10n ** BigInt(decimals);
  let below = scaled / N;
  if (below * N > scaled) below -= 1n;
  if (below * N === scaled || mode === 'floor') return below;
  const above = below + 1n;
  if (mode === 'ceil') return above;
  const [toBelow, toAbove] = [scaled - below * N, above * N - scaled];
  if (toBelow !== toAbove) return toBelow < toAbove ? below : above;
  if (mode === 'half-even') return below % 2n === 0n ? below : above;
  const outward = scaled < 0n ? below : above;
  return mode === 'half-up' ? outward : outward === above ? below : above;
}

const digitsOf = (text: string, decimals: number): bigint => {
  expect(text).toMatch(decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
  return BigInt(text.replace('.', ''));
};

const anyInteger = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.maxSafeInteger());
const anyTotal = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

test('roundRatio is rational rounding', () => {
  fc.assert(
    fc.property(anyInteger, anyTotal, fc.nat(6), fc.constantFrom(...MODES), (n, N, decimals, mode) => {
      expect(digitsOf(roundRatio(n, N, decimals, mode), decimals)).toBe(
        reference(BigInt(n), BigInt(N), decimals, mode),
      );
    }),
    { numRuns: 3000 },
  );
});

test('floor <= nearest <= ceil, and half-up is odd', () => {
  fc.assert(
    fc.property(anyInteger, anyTotal, fc.nat(4), (n, N, decimals) => {
      const [low, high] = [
        digitsOf(roundRatio(n, N, decimals, 'floor'), decimals),
        digitsOf(roundRatio(n, N, decimals, 'ceil'), decimals),
      ];
      for (const mode of MODES) {
        const value = digitsOf(roundRatio(n, N, decimals, mode), decimals);
        expect(value === low || value === high).toBe(true);
      }
      expect(digitsOf(roundRatio(-n, N, decimals), decimals)).toBe(-digitsOf(roundRatio(n, N, decimals), decimals));
    }),
  );
});

test('a double is rounded as toFixed does it, which is exact below 1e21 and takes ties upwards in magnitude', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.nat(20), (x, decimals) => {
      const fixed = x.toFixed(decimals);
      expect(roundNumber(x, decimals)).toBe(/[1-9]/.test(fixed) ? fixed : fixed.replace('-', ''));
    }),
  );
});

test('significant digits of a double agree with toPrecision', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.integer({ min: 1, max: 15 }), (x, digits) => {
      expect(Number(signifNumber(x, digits))).toBe(Number(x.toPrecision(digits)) + 0);
    }),
  );
});
