import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import type { Undefined } from '../undefined-value.ts';
import { type CoefficientOptions, DEFAULTS, type Estimate } from './coefficient.ts';
import type { Weight } from './gwet.ts';
import { zInterval } from './interval.ts';
import { nothingToCompare, noVariation } from './no-variation.ts';
import { type Ratings, withRatings } from './ratings.ts';

/** Two coders' margins over the units that both rated. */
export interface PairTable {
  readonly n: number;
  readonly cells: readonly { readonly a: number; readonly b: number; readonly count: number }[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * The table of two coders, units with one rating left out.
 *
 * @example pairTable({ coders: 2, units: 2, categories: 2, declared: 2, patterns: [{ codes: [0, 1], count: 2 }], scores: null, sets: null }).rows // => [2, 0]
 */
export function pairTable(ratings: Ratings): PairTable {
  const rows = Array<number>(ratings.categories).fill(0);
  const columns = Array<number>(ratings.categories).fill(0);
  const cells = withRatings(ratings, 2).patterns.map(({ codes, count }) => {
    const [a, b] = [codes[0]!, codes[1]!];
    rows[a]! += count;
    columns[b]! += count;
    return { a, b, count };
  });
  return { n: cells.reduce((sum, cell) => sum + cell.count, 0), cells, rows, columns };
}

/**
 * Kappa with weights and its large-sample standard error. Identity weights give Cohen's kappa.
 * Source: Cohen 1968, Psychol Bull 70:213; variance: Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323, formula 13.
 */
export function kappaOf(
  ratings: Ratings,
  weight: Weight,
  options: CoefficientOptions = DEFAULTS,
): Estimate | Undefined {
  const complete = withRatings(ratings, 2);
  const undefined_ = nothingToCompare(complete) ?? noVariation(complete);
  if (undefined_ !== null) return undefined_;
  const { n, cells, rows, columns } = pairTable(complete);
  let po = 0;
  for (const { a, b, count } of cells) po += (weight(a, b) * count) / n;
  // a category's mean weight against the other coder's margin
  const used = rows.map((_, category) => category).filter(category => rows[category]! + columns[category]! > 0);
  const rowMean = new Map(
    used.map(a => [a, used.reduce((sum, b) => sum + (weight(a, b) * columns[b]!) / n, 0)] as const),
  );
  const columnMean = new Map(
    used.map(b => [b, used.reduce((sum, a) => sum + (weight(a, b) * rows[a]!) / n, 0)] as const),
  );
  let pe = 0;
  for (const a of used) pe += (rows[a]! / n) * rowMean.get(a)!;
  if (1 - pe <= 0)
    return noVariation(complete) ?? { value: null, reason: 'the agreement expected by chance is already 100%' };
  const value = (po - pe) / (1 - pe);
  let sum = 0;
  for (const { a, b, count } of cells)
    sum += (count / n) * (weight(a, b) - (rowMean.get(a)! + columnMean.get(b)!) * (1 - value)) ** 2;
  const variance = (sum - (value - pe * (1 - value)) ** 2) / (n * (1 - pe) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  return { value, se, ci: zInterval(value, se, options.level), units: n };
}

/**
 * Agreement weights from positions on a scale: 1 − (|i − j| / range)^power.
 *
 * @example scaleWeight([0, 1, 2], 1)(0, 1) // => 0.5
 */
export function scaleWeight(scores: readonly number[], power: 1 | 2): Weight {
  const range = greatest(scores) - least(scores);
  return (a, b) => (range === 0 ? 1 : 1 - (Math.abs(scores[a]! - scores[b]!) / range) ** power);
}
