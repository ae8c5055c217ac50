import { hypergeometricLogPmf } from '../special/hypergeometric.ts';

/**
 * The probability that a cell holds at most `n` studies given the row and column totals, when the row's r and the column's c
 * studies are drawn independently from N: hypergeometric, for n = 0 it is C(N − r, c) / C(N, c).
 * Source: the hypergeometric distribution (Fisher 1935), summed from the lowest possible count.
 *
 * @param row studies in the row, 0 … N
 * @param column studies in the column, 0 … N
 * @example cellAtMost(0, 2, 2, 4) // => 0.16666666666666666
 * @example cellAtMost(0, 0, 3, 9) // => 1
 */
export function cellAtMost(n: number, row: number, column: number, N: number): number {
  if (![n, row, column, N].every(Number.isSafeInteger) || row < 0 || column < 0 || row > N || column > N)
    throw new RangeError(`the row total ${row} and the column total ${column} must be whole numbers from 0 to ${N}`);
  if (n < 0) return 0;
  const small = Math.min(row, column);
  const large = Math.max(row, column);
  if (n >= small) return 1;
  if (n === 0 && small <= 1_000) {
    // a product of few factors keeps every digit
    let p = 1;
    for (let i = 0; i < small; i++) p *= (N - large - i) / (N - i);
    return Math.max(0, p);
  }
  let sum = 0;
  for (let x = Math.max(0, row + column - N); x <= n; x++)
    sum += Math.exp(hypergeometricLogPmf(x, row, N - row, column));
  return Math.min(1, sum);
}
