import { test } from 'vitest';
import { betaQuantile, betaQuantileUpper } from '../../../src/stats/special/beta-quantile.ts';
import { binomialLogPmf } from '../../../src/stats/special/binomial.ts';
import { chiSquareQuantileUpper } from '../../../src/stats/special/chi-square.ts';
import { fDistributionQuantileUpper, fDistributionUpper } from '../../../src/stats/special/f-distribution.ts';
import { hypergeometricLogPmf } from '../../../src/stats/special/hypergeometric.ts';
import { incompleteBeta } from '../../../src/stats/special/incomplete-beta.ts';
import { incompleteGammaLower, incompleteGammaUpper } from '../../../src/stats/special/incomplete-gamma.ts';
import { logGamma } from '../../../src/stats/special/log-gamma.ts';
import {
  noncentralChiSquareLower,
  noncentralChiSquareUpper,
} from '../../../src/stats/special/noncentral-chi-square.ts';
import { normalUpper } from '../../../src/stats/special/normal-cdf.ts';
import { normalQuantileUpper } from '../../../src/stats/special/normal-quantile.ts';
import { studentTQuantileUpper, studentTTwoSided } from '../../../src/stats/special/student-t.ts';
import { known, near } from '../close.ts';

const table = known('special') as unknown as Record<string, number[][]>;

/** name in the table, tolerance, the computed values that its last columns expect */
const CASES: [string, number, (row: number[]) => number[]][] = [
  ['logGamma', 1e-14, ([x]) => [logGamma(x!)]],
  // y = 1 − x comes as a double: its last half bit moves the value by density × 2^-54, up to 2.6e-13 at a = b = 5e5
  ['incompleteBeta', 3e-13, ([x, y, a, b]) => [incompleteBeta(x!, a!, b!, y!), incompleteBeta(y!, b!, a!, x!)]],
  ['gamma', 1e-13, ([a, x]) => [incompleteGammaLower(a!, x!), incompleteGammaUpper(a!, x!)]],
  ['normalUpper', 1e-14, ([z]) => [normalUpper(z!)]],
  ['normalQuantileUpper', 2e-15, ([q]) => [normalQuantileUpper(q!)]],
  ['betaQuantile', 1e-13, ([q, a, b, upper]) => [upper ? betaQuantileUpper(q!, a!, b!) : betaQuantile(q!, a!, b!)]],
  ['chiSquareQuantileUpper', 1e-13, ([q, df]) => [chiSquareQuantileUpper(q!, df!)]],
  ['studentT', 1e-13, ([t, df]) => [studentTTwoSided(t!, df!)]],
  ['studentTQuantileUpper', 1e-13, ([q, df]) => [studentTQuantileUpper(q!, df!)]],
  ['fUpper', 1e-13, ([x, a, b]) => [fDistributionUpper(x!, a!, b!)]],
  ['fQuantileUpper', 1e-13, ([q, a, b]) => [fDistributionQuantileUpper(q!, a!, b!)]],
  [
    'noncentralChiSquare',
    1e-13,
    ([x, df, l]) => [noncentralChiSquareLower(x!, df!, l!), noncentralChiSquareUpper(x!, df!, l!)],
  ],
  ['binomialLogPmf', 1e-13, ([k, n, p]) => [binomialLogPmf(k!, n!, p!)]],
  ['hypergeometricLogPmf', 1e-13, ([x, m, n, k]) => [hypergeometricLogPmf(x!, m!, n!, k!)]],
];

test.each(CASES)('%s agrees with mpmath to %d relative', (name, tolerance, compute) => {
  const rows = table[name]!;
  for (const row of rows) {
    const values = compute(row);
    const expected = row.slice(row.length - values.length);
    values.forEach((value, i) => {
      near(value, expected[i]!, tolerance, `${name}(${row.slice(0, row.length - values.length)})[${i}]`);
    });
  }
});
