import { describe, expect, test } from 'vitest';
import { readPrinted } from '../../../src/base/printed-number.ts';
import { readDeclaration, type Schema } from '../../../src/base/read-declaration.ts';
import { checkClaims } from '../../../src/claims/check.ts';
import { claimSetOf } from '../../../src/claims/claim.ts';
import { intervalsByMethod } from '../../../src/claims/evidence/intervals-by-method.ts';
import { recoding } from '../../../src/claims/evidence/recoding.ts';
import { type ClaimsFile, claimsFile } from '../../../src/model/claims-file.ts';

/** The claim with the id x, by arithmetic alone. */
async function checked(claims: readonly string[], head = '') {
  const yaml = `data: none\n${head}claims:\n${claims.map(claim => `  - ${claim}\n`).join('')}`;
  const set = claimSetOf(await readDeclaration('c.yaml', yaml, claimsFile as unknown as Schema<ClaimsFile>));
  return checkClaims([{ set, data: null, former: null, displaced: new Map() }]).claims.find(({ id }) => id === 'x')!;
}

describe('arithmetic alone', () => {
  test.each([
    // 2 of 2 is 100%, 2 of 3 is 66.7%
    ['contradiction', ['{ id: x, n: "2", percent: "70.1" }'], /^2 is 70\.1% of no whole number\./],
    ['contradiction', ['{ id: x, n: "3", N: "8", percent: "50.0" }'], /^3 of 8 \(37\.5%\), not 50\.0%\./],
    ['contradiction', ['{ id: x, q1: "5", median: "4" }'], /^The q1 \(5\) is above the median \(4\)\./],
    ['contradiction', ['{ id: x, min: "1", max: "0" }'], /^The min \(1\) is above the max \(0\)\./],
    ['contradiction', ['{ id: a, n: "5" }', '{ id: x, n: "6", same: a }'], /^"a" reports the same quantity as /],
    [
      'contradiction',
      ['{ id: a, median: "5" }', '{ id: x, median: "6", same: a }'],
      /^"a" reports the same quantity as /,
    ],
    [
      'contradiction',
      ['{ id: a, n: "3" }', '{ id: b, n: "4" }', '{ id: x, n: "3", percent: "50", of: [a, b] }'],
      /a \+ b = 7; 3 of 7 \(43%\), not 50%\./,
    ],
    [
      'contradiction',
      ['{ id: a, n: "3" }', '{ id: b, n: "4" }', '{ id: x, percent: "50", parts: [a], of: [a, b] }'],
      /a = 3; a \+ b = 7; 3 of 7 \(43%\), not 50%\./,
    ],
    [
      'possible',
      ['{ id: a, n: "3" }', '{ id: b, n: "4" }', '{ id: x, percent: "43", parts: [a], of: [a, b] }'],
      /3 of 7 \(43%\)/,
    ],
    [
      'does_not_add_up',
      ['{ id: a, n: "3" }', '{ id: b, n: "4" }', '{ id: x, n: "8", parts: [a, b] }'],
      /3 \+ 4 = 7 \(a, b\), not 8\./,
    ],
    [
      'does_not_add_up',
      [
        '{ id: a, percent: "40", partition: p }',
        '{ id: b, percent: "40.5", partition: p }',
        '{ id: x, percent: "30", partition: p }',
      ],
      /The percentages of p sum to 110\.5, further from 100 than rounding explains\./,
    ],
    [
      'does_not_add_up',
      ['{ id: a, n: "3", N: "10", partition: p }', '{ id: x, n: "4", N: "10", partition: p }'],
      /The parts of p sum to 3 \+ 4 = 7, not 10\./,
    ],
    // 29.5% to 30.5% of 200 is 59 to 61
    [
      'does_not_add_up',
      ['{ id: a, percent: "30", N: "200", partition: p }', '{ id: x, n: "100", N: "200", partition: p }'],
      /sum to 59–61 \+ 100 = 159 to 161, not 200\./,
    ],
    ['impossible', ['{ id: x, n: "12", N: "10" }'], /^12 of 10 is more than all\./],
    ['impossible', ['{ id: x, percent: "104" }'], /^104% is not a share: a share lies between 0 and 100%\./],
    ['impossible', ['{ id: x, kappa: "1.2" }'], /1\.2 is not a cohen kappa: it lies between -1 and 1\./],
    ['impossible', ['{ id: x, value: "1.3", statistic: p_value }'], /1\.3 is not a P value: it lies between 0 and 1\./],
    ['impossible', ['{ id: x, value: "-0.5", statistic: odds_ratio }'], /-0\.5 is not a ratio: it is at least 0\./],
    [
      'contradiction',
      ['{ id: x, mean: "12.4", range: "0 to 10" }'],
      /The mean \(12\.4\) lies outside the range \(0 to 10\)\./,
    ],
    [
      'does_not_add_up',
      ['{ id: a, n: "3961" }', '{ id: b, n: "563" }', '{ id: x, N: "4514", parts: [a, b] }'],
      /3961 \+ 563 = 4524 \(a, b\), not 4514\./,
    ],
    [
      'impossible',
      ['{ id: x, percent: "50", N: "10", interval: "60 to 80" }'],
      /The estimate \(50\) lies outside its own interval \(60 to 80\)\./,
    ],
    ['possible', ['{ id: x, n: "4", N: "10" }'], /4 of 10 is possible; without row-level data no more can be said\./],
    ['possible', ['{ id: x, n: "4", N: "10", percent: "40" }'], /4 of 10 \(40%\): percentage and count agree\./],
    ['possible', ['{ id: x, percent: "40", N: "10" }'], /40% of 10 stands for 4\./],
    ['possible', ['{ id: x, percent: "40", N: "1000" }'], /40% of 1000 stands for 395 to 405\./],
    [
      'not_checkable',
      ['{ id: x, percent: "40" }'],
      /without row-level data and without N nothing follows from a percentage/,
    ],
    ['not_checkable', ['{ id: x, median: "4" }'], /without row-level data nothing follows from a statistic/],
    ['not_checkable', ['{ id: x, n: "4" }'], /without row-level data nothing follows from a count alone/],
  ])('%s: %j', async (verdict, claims, explanation) => {
    const found = await checked(claims);
    expect([found.verdict, found.explanation]).toEqual([verdict, expect.stringMatching(explanation)]);
  });

  test('the N of the source holds for claims that name none', async () => {
    expect(await checked(['{ id: x, percent: "33.3" }'], 'N: 10\n')).toMatchObject({ verdict: 'impossible' });
    expect(await checked(['{ id: x, percent: "30.0" }'], 'N: 10\n')).toMatchObject({ verdict: 'possible' });
  });
});

describe('intervals by method', () => {
  const reported = { low: readPrinted('62.2')!, high: readPrinted('83.9')!, method: null, level: 0.95 };
  test('of n of N: Wilson, R 4.2.2 prop.test(44, 59, correct = FALSE)$conf.int gives 0.6220 to 0.8394', () => {
    expect(intervalsByMethod(reported, { n: 44, N: 59, ci: null })).toEqual(['Wilson score']);
    expect(intervalsByMethod(reported, { n: 10, N: 59, ci: null })).toEqual([]);
  });
  test('without a count, or with an impossible one, there is nothing to compute', () => {
    for (const [n, N] of [
      [null, 59],
      [44, null],
      [0, 0],
      [60, 59],
    ] as const)
      expect(intervalsByMethod(reported, { n, N, ci: null })).toBeNull();
  });
  test("a coefficient's own interval, cut at 1 or not, as a share or in percent", () => {
    const own = (low: string, high: string, ci: { low: number; high: number }) =>
      intervalsByMethod({ ...reported, low: readPrinted(low)!, high: readPrinted(high)! }, { n: null, N: null, ci });
    expect(own('0.70', '1.00', { low: 0.7, high: 1.04 })).toEqual(['as computed']);
    expect(own('0.70', '1.04', { low: 0.7, high: 1.04 })).toEqual(['as computed']);
    expect(own('70', '92', { low: 0.7, high: 0.92 })).toEqual(['as computed']);
    expect(own('0.71', '0.92', { low: 0.7, high: 0.92 })).toEqual([]);
  });
});

describe('the smallest recoding', () => {
  const at = (low: number, high = low) => ({ low, high });
  test('units that were added are not moved', () => {
    expect(recoding(['a', 'b'], [at(3), at(4)], [at(5), at(4)])).toEqual({
      moves: [{ from: 'x', to: 'x', n: 0 }].slice(1),
      least: 0,
      added: 2,
    });
  });
  test('ranges that allow no common whole give none', () => {
    // a grows by 10, and b can shrink by 5 at most
    expect(recoding(['a', 'b'], [at(0), at(0, 5)], [at(10), at(0, 2)])).toBeNull();
  });
  test('the slack of a range takes up a difference', () => {
    // a grows by 2; b is a range, and shrinks by 2
    expect(recoding(['a', 'b'], [at(3), at(6, 8)], [at(5), at(5, 6)])).toEqual({
      moves: [{ from: 'b', to: 'a', n: 2 }],
      least: 2,
      added: 0,
    });
  });
});
