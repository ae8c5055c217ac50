import { expect, test } from 'vitest';
import { binomialTail } from '../../../src/stats/binomial-tail.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { betaQuantile, betaQuantileUpper } from '../../../src/stats/special/beta-quantile.ts';
import { binomialLogPmf } from '../../../src/stats/special/binomial.ts';
import { chiSquareQuantile, chiSquareQuantileUpper } from '../../../src/stats/special/chi-square.ts';
import { devianceTerm } from '../../../src/stats/special/deviance-term.ts';
import { fDistributionLower, fDistributionUpper } from '../../../src/stats/special/f-distribution.ts';
import { findRoot } from '../../../src/stats/special/find-root.ts';
import { hypergeometricLogPmf } from '../../../src/stats/special/hypergeometric.ts';
import { incompleteGammaLower, incompleteGammaUpper } from '../../../src/stats/special/incomplete-gamma.ts';
import { logGamma } from '../../../src/stats/special/log-gamma.ts';
import { noncentralChiSquareLower } from '../../../src/stats/special/noncentral-chi-square.ts';
import { normalQuantile, normalQuantileUpper } from '../../../src/stats/special/normal-quantile.ts';
import { studentTQuantile, studentTQuantileUpper, studentTTwoSided } from '../../../src/stats/special/student-t.ts';
import { near } from '../close.ts';

const INF = Number.POSITIVE_INFINITY;

test('what is impossible has probability 0, and what is certain 1', () => {
  expect([binomialLogPmf(-1, 3, 0.5), binomialLogPmf(4, 3, 0.5)]).toEqual([-INF, -INF]);
  expect([binomialLogPmf(0, 3, 0), binomialLogPmf(1, 3, 0)]).toEqual([0, -INF]);
  expect([binomialLogPmf(3, 3, 1), binomialLogPmf(2, 3, 1)]).toEqual([0, -INF]);
  expect([binomialTail(0, 5, 0.3), binomialTail(6, 5, 0.3)]).toEqual([1, 0]);
  // by hand: 1 − 0.7⁵
  near(binomialTail(1, 5, 0.3), 1 - 0.7 ** 5, 1e-13);
  for (const [x, marked, plain, drawn] of [
    [-1, 3, 3, 2],
    [4, 3, 3, 4],
    [3, 3, 3, 2],
    [0, 3, 1, 2],
  ] as const)
    expect(hypergeometricLogPmf(x, marked, plain, drawn)).toBe(-INF);
  expect(devianceTerm(0, 2.5)).toBe(2.5);
});

test('quantiles of 0 and 1 are the ends of the distribution', () => {
  expect([
    betaQuantile(0, 2, 3),
    betaQuantile(1, 2, 3),
    betaQuantileUpper(0, 2, 3),
    betaQuantileUpper(1, 2, 3),
  ]).toEqual([0, 1, 1, 0]);
  expect([chiSquareQuantile(0, 3), chiSquareQuantileUpper(0, 3), chiSquareQuantile(1, 3)]).toEqual([0, INF, INF]);
  expect([normalQuantile(0), normalQuantile(1), normalQuantileUpper(0), normalQuantileUpper(1)]).toEqual([
    -INF,
    INF,
    INF,
    -INF,
  ]);
});

test('below the support nothing lies, and everything above it', () => {
  expect([fDistributionUpper(0, 2, 3), fDistributionUpper(-1, 2, 3)]).toEqual([1, 1]);
  expect([fDistributionLower(0, 2, 3), fDistributionLower(-1, 2, 3)]).toEqual([0, 0]);
  near(fDistributionLower(2, 4, 6) + fDistributionUpper(2, 4, 6), 1, 1e-14);
  expect([incompleteGammaLower(2, 0), incompleteGammaLower(2, -1)]).toEqual([0, 0]);
  expect(incompleteGammaUpper(2, 0)).toBe(1);
  expect([logGamma(0), logGamma(-1)]).toEqual([INF, INF]);
});

test("Student's t is symmetric, and no value is farther than infinity", () => {
  expect(studentTTwoSided(INF, 4)).toBe(0);
  expect(studentTQuantileUpper(0.5, 4)).toBe(0);
  // R 4.2.2: qt(c(0.1, 0.9), 4)
  near(studentTQuantile(0.9, 4), 1.5332062740589429, 1e-12);
  near(studentTQuantile(0.1, 4), -1.5332062740589429, 1e-12);
  near(studentTQuantileUpper(0.9, 4), -1.5332062740589429, 1e-12);
});

test('without a displacement the noncentral chi-square is the central one', () => {
  // R 4.2.2: pchisq(3, 2)
  near(noncentralChiSquareLower(3, 2, 0), 0.7768698398515702, 1e-12);
});

test('a root at an end is that end; ends of one sign have none between them', () => {
  expect([findRoot(x => x - 1, 1, 3), findRoot(x => x - 3, 1, 3), findRoot(x => x + 1, 1, 3)]).toEqual([1, 3, null]);
  // a jump over 0: the search ends beside it, from either side
  near(findRoot(x => (x < 2 ? -1 : 1), 0, 5)!, 2, 1e-12);
  near(findRoot(x => (x < 2 ? 1e-9 : -1), 0, 5)!, 2, 1e-12);
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%s is no seed', seed => {
  expect(() => seededRandom(seed)).toThrow('a seed is a whole number from 0');
});

test.each([0, -1, 1.5, 2 ** 33])('there is no whole number below %s to draw', n => {
  expect(() => seededRandom(1).below(n)).toThrow('no whole number below');
});
