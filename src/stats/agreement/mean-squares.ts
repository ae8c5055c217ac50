import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { type Ratings, ratedBy } from './ratings.ts';

/** Mean squares of a two-way table of units by coders, complete units only. */
export interface MeanSquares {
  readonly n: number;
  readonly k: number;
  readonly rows: number;
  readonly columns: number;
  readonly error: number;
}

/** Source: McGraw & Wong 1996, Psychol Methods 1:30-46. */
export function meanSquares(ratings: Ratings): MeanSquares | Undefined {
  const { coders: k, scores } = ratings;
  const complete = ratings.patterns.filter(pattern => ratedBy(pattern) === k);
  const n = complete.reduce((sum, pattern) => sum + pattern.count, 0);
  if (n < 2) return undefinedValue(`${n === 0 ? 'no unit was' : 'only one unit was'} rated by all coders`);
  const value = (code: number): number => scores![code]!;
  let total = 0;
  const columnSums = Array<number>(k).fill(0);
  for (const { codes, count } of complete)
    codes.forEach((code, coder) => {
      total += count * value(code);
      columnSums[coder]! += count * value(code);
    });
  const mean = total / (n * k);
  const columnMeans = columnSums.map(sum => sum / n);
  let rows = 0;
  let error = 0;
  for (const { codes, count } of complete) {
    const rowMean = codes.reduce((sum, code) => sum + value(code), 0) / k;
    rows += count * k * (rowMean - mean) ** 2;
    codes.forEach((code, coder) => {
      error += count * (value(code) - rowMean - columnMeans[coder]! + mean) ** 2;
    });
  }
  const columns = columnMeans.reduce((sum, one) => sum + n * (one - mean) ** 2, 0);
  const all = rows + columns + error;
  if (all === 0) return undefinedValue('all coders gave every unit the same number');
  // what is left of differences of equal numbers is nothing
  const clean = (sum: number): number => (sum <= all * 1e-14 ? 0 : sum);
  if (clean(rows) === 0 && clean(error) === 0) return undefinedValue('each coder gave all units the same number');
  return {
    n,
    k,
    rows: clean(rows) / (n - 1),
    columns: clean(columns) / (k - 1),
    error: clean(error) / ((n - 1) * (k - 1)),
  };
}

/** An F interval, or none where its ends can't be computed. */
export const fInterval = (low: number, high: number): { method: string; low: number; high: number } | null =>
  Number.isFinite(low) && Number.isFinite(high) ? { method: 'f', low, high } : null;
