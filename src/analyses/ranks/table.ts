import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import type { TableContext } from '../result-table.ts';
import { partTestTables, wholeTestTables } from '../test-tables.ts';

/** Rank tests: one table for groups, or a line an option where the second field has several codes a unit. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const { format } = context;
  const number = (row: ResultRow | undefined, digits: number): string =>
    row?.estimate == null ? '–' : format.number(row.estimate, digits);
  const p = (row: ResultRow | undefined): string => (row?.test == null ? '–' : format.pValue(row.test.p));
  const pairs = [...new Set(rows.map(row => JSON.stringify([row.field, row.with])))];
  return pairs.flatMap(pair => {
    const own = rows.filter(row => JSON.stringify([row.field, row.with]) === pair);
    return [
      ...wholeTestTables(own, context),
      ...partTestTables(
        own.filter(row => row.by.length > 0),
        [
          ['n', get => format.count(get('kruskal_wallis')?.n ?? null)],
          ['H', get => number(get('kruskal_wallis'), 3)],
          ['Epsilon²', get => number(get('epsilon_squared'), 3)],
          ['Rank-biserial', get => number(get('rank_biserial'), 3)],
          ['P', get => p(get('kruskal_wallis'))],
          ['Exact P', get => (get('rank_sum_exact') === undefined ? '' : p(get('rank_sum_exact')))],
          ['Holm P', get => p(get('holm_rank_p'))],
        ],
        context,
      ),
    ];
  });
}
