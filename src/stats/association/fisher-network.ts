import { logFactorials } from '../random-table.ts';
import type { Contingency } from './contingency.ts';
import { TIE } from './fisher-two-by-two.ts';

/** What is known of all ways to fill the rest of a table: the log weights of the most and of the least probable one. */
interface Rest {
  readonly most: number;
  readonly least: number;
}

/** Steps of the search, beyond which the exact value is given up: a second or two, and the same on every machine. */
const MAX_STEPS = 5_000_000;

/** Thrown inside and caught inside: the table is too large. */
class TooLarge extends Error {}

/**
 * The exact P value of Fisher's test for any table, by the network algorithm: rows are filled one after the other, partial
 * tables that leave the same margins and have the same probability are counted together, and those whose every completion
 * is on one side of the observed probability leave the search. null where that would take more than 5 million steps.
 * Sources: Mehta & Patel 1983, JASA 78:427; Freeman & Halton 1951.
 *
 * @example fisherNetwork({ cells: [[3, 1], [1, 3]], rows: [4, 4], columns: [4, 4], total: 8, rowAt: [0, 1], columnAt: [0, 1] }) // => 0.48571428571428565
 */
export function fisherNetwork(table: Contingency): number | null {
  const turned = table.columns.length > table.rows.length;
  const rows = [...(turned ? table.columns : table.rows)].sort((a, b) => b - a);
  const columns = [...(turned ? table.rows : table.columns)].sort((a, b) => b - a);
  const logs = logFactorials(table.total);
  let observed = 0;
  for (const row of table.cells) for (const n of row) observed -= logs[n]!;
  const limit = observed + Math.log(TIE);
  let steps = 0;
  const step = (): void => {
    if (++steps > MAX_STEPS) throw new TooLarge();
  };

  /** calls `use` with the sorted margins that a row leaves and the log weight of its cells, for every way to fill it */
  const fill = (row: number, left: readonly number[], use: (left: number[], weight: number) => void): void => {
    const after = left.slice();
    const room = left.map((_, j) => left.slice(j).reduce((total, n) => total + n, 0));
    const place = (j: number, need: number, weight: number): void => {
      if (j === left.length - 1) {
        step();
        after[j] = left[j]! - need;
        use(
          after.slice().sort((a, b) => b - a),
          weight - logs[need]!,
        );
        return;
      }
      const most = Math.min(need, left[j]!);
      for (let x = Math.max(0, need - room[j + 1]!); x <= most; x++) {
        after[j] = left[j]! - x;
        place(j + 1, need - x, weight - logs[x]!);
      }
    };
    place(0, row, 0);
  };

  const memo: Map<string, Rest>[] = rows.map(() => new Map());
  const rest = (stage: number, left: readonly number[]): Rest => {
    if (stage === rows.length) return { most: 0, least: 0 };
    if (stage === rows.length - 1) {
      const only = left.reduce((total, n) => total - logs[n]!, 0);
      return { most: only, least: only };
    }
    const key = left.join(' ');
    const known = memo[stage]!.get(key);
    if (known !== undefined) return known;
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    fill(rows[stage]!, left, (after, weight) => {
      const next = rest(stage + 1, after);
      most = Math.max(most, weight + next.most);
      least = Math.min(least, weight + next.least);
    });
    const found = { most, least };
    memo[stage]!.set(key, found);
    return found;
  };

  /** the log of the sum of the weights of all ways to fill the rest, in closed form */
  const completions = (stage: number, left: readonly number[]): number => {
    let n = 0;
    let log = 0;
    for (const column of left) {
      n += column;
      log -= logs[column]!;
    }
    for (let i = stage; i < rows.length; i++) log -= logs[rows[i]!]!;
    return log + logs[n]!;
  };

  const whole = completions(0, columns);
  let extreme = 0;
  try {
    let nodes = new Map<string, { left: readonly number[]; paths: Map<number, { log: number; count: number }> }>();
    nodes.set(columns.join(' '), { left: columns, paths: new Map([[0, { log: 0, count: 1 }]]) });
    for (let stage = 0; stage < rows.length; stage++) {
      const next: typeof nodes = new Map();
      for (const { left, paths } of nodes.values())
        fill(rows[stage]!, left, (after, weight) => {
          const bounds = rest(stage + 1, after);
          const all = completions(stage + 1, after) - whole;
          const key = after.join(' ');
          let node = next.get(key);
          for (const { log, count } of paths.values()) {
            step();
            const past = log + weight;
            // 1e-9: a tie of the whole table must not be lost to the rounding of its logs
            if (past + bounds.least > limit + 1e-9) continue;
            if (past + bounds.most <= limit) {
              extreme += count * Math.exp(past + all);
              continue;
            }
            if (node === undefined) {
              node = { left: after, paths: new Map() };
              next.set(key, node);
            }
            const same = Math.round(past * 1e10);
            const met = node.paths.get(same);
            if (met === undefined) node.paths.set(same, { log: past, count });
            else met.count += count;
          }
        });
      nodes = next;
    }
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
  return Math.min(1, extreme);
}
