import { seededRandom } from '../random.ts';
import { logFactorials, randomTable } from '../random-table.ts';
import type { Undefined } from '../undefined-value.ts';
import { type Contingency, type Counts, contingency, noAssociation } from './contingency.ts';
import { fisherNetwork } from './fisher-network.ts';
import { fisherTwoByTwo, TIE } from './fisher-two-by-two.ts';

/** A P value, and how it was come by. */
export interface FisherExact {
  /** the P value */
  readonly value: number;
  readonly way: 'exact' | 'monte-carlo';
  /** the simulation's standard error of the P value; 0 where it is exact */
  readonly se: number;
  /** drawn tables and their seed; null where the P value is exact */
  readonly simulation: { readonly draws: number; readonly seed: number } | null;
}

export const FISHER_DRAWS = 50_000;
export const FISHER_SEED = 1;

/**
 * Fisher's exact test for a table of any size, two-sided: the probability of all tables with these margins that are no more
 * probable than the observed one (× (1 + 1e-7)). Exact where the network algorithm ends within 5 million steps, else from
 * seeded random tables as (b + 1)/(B + 1). Fewer than two rows or columns give null.
 * Sources: Freeman & Halton 1951, Biometrika 38:141; Mehta & Patel 1983, JASA 78:427; Phipson & Smyth 2010 (the + 1).
 *
 * @example fisherExact([[3, 1], [1, 3]]) // => { value: 0.48571428571428565, way: 'exact', se: 0, simulation: null }
 */
export function fisherExact(
  counts: Counts,
  { draws = FISHER_DRAWS, seed = FISHER_SEED, exact = true } = {},
): FisherExact | Undefined {
  const table = contingency(counts);
  const none = noAssociation(table);
  if (none !== null) return none;
  const { cells } = table;
  const value =
    cells.length === 2 && cells[0]!.length === 2
      ? fisherTwoByTwo(cells[0]![0]!, cells[0]![1]!, cells[1]![0]!, cells[1]![1]!)
      : exact
        ? fisherNetwork(table)
        : null;
  return value === null ? simulated(table, draws, seed) : { value, way: 'exact', se: 0, simulation: null };
}

function simulated(table: Contingency, draws: number, seed: number): FisherExact {
  const logs = logFactorials(table.total);
  const random = seededRandom(seed);
  const cells = new Float64Array(table.rows.length * table.columns.length);
  const left = new Float64Array(table.columns.length);
  let observed = 0;
  for (const row of table.cells) for (const n of row) observed -= logs[n]!;
  const limit = observed + Math.log(TIE);
  let extreme = 0;
  for (let i = 0; i < draws; i++) {
    randomTable(table.rows, table.columns, cells, left, logs, random);
    let log = 0;
    for (const n of cells) log -= logs[n]!;
    if (log <= limit) extreme++;
  }
  const value = (extreme + 1) / (draws + 1);
  return { value, way: 'monte-carlo', se: Math.sqrt((value * (1 - value)) / draws), simulation: { draws, seed } };
}
