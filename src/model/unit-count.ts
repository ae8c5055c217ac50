import type { CodedTable } from './coded-table.ts';

/** Units that may stand for several. */
export type Weighted = Pick<CodedTable, 'units' | 'weights'>;

/**
 * How many units a list stands for: its own, or the sum of what each of them stands for.
 *
 * @example unitCount({ units: 2, weights: Uint32Array.of(3, 4) }) // => 7
 */
export function unitCount({ units, weights }: Weighted): number {
  if (weights === undefined) return units;
  let count = 0;
  for (const weight of weights) count += weight;
  return count;
}

/**
 * How many units a test is true for.
 *
 * @example countWhere({ units: 2, weights: Uint32Array.of(3, 4) }, unit => unit === 1) // => 4
 */
export function countWhere({ units, weights }: Weighted, test: (unit: number) => boolean): number {
  let count = 0;
  for (let unit = 0; unit < units; unit++) if (test(unit)) count += weights === undefined ? 1 : weights[unit]!;
  return count;
}
