import type { ResultRow } from '../../model/result-row.ts';
import { kruskalWallis } from '../../stats/ranks/kruskal-wallis.ts';
import { rankBiserial, rankSumExact } from '../../stats/ranks/rank-biserial.ts';
import { reasonOf, statisticRow } from '../rows/statistic-row.ts';

/** The numbers of one group, and what it is called. */
export interface RankGroup {
  readonly label: string;
  readonly numbers: readonly number[];
}

/** In groups with fewer numbers the chi-square distribution is no good approximation (Kruskal & Wallis 1952). */
const FEW = 5;

/** The rank test of groups of numbers, with its effect size; of two groups also which has the greater numbers, and where one is small the exact P. */
export function rankRows(
  common: Required<Pick<ResultRow, 'analysis' | 'field' | 'unit' | 'units'>> & Partial<ResultRow>,
  groups: readonly RankGroup[],
  general: ResultRow['warnings'],
): ResultRow[] {
  const found = kruskalWallis(groups.map(group => group.numbers));
  const N = groups.reduce((sum, group) => sum + group.numbers.length, 0);
  const here = { ...common, N };
  const [first, second] = groups;
  const two = groups.length === 2 && first !== undefined && second !== undefined ? ([first, second] as const) : null;
  const small = found.value !== null && found.smallest < FEW;
  const exact = small && two !== null ? rankSumExact(two[0].numbers, two[1].numbers) : null;
  const rows = [
    statisticRow({
      ...here,
      statistic: 'kruskal_wallis',
      label: two === null ? 'Kruskal-Wallis H' : 'Kruskal-Wallis H (two groups: Mann-Whitney)',
      estimate: found.value,
      test: found.value === null ? null : { df: found.df, p: found.p },
      warnings: [
        ...reasonOf(found),
        ...(small
          ? [
              {
                code: 'small-group',
                message: `A group has fewer than ${FEW} numbers, so the rank test's P value from the chi-square distribution is rough${exact === null ? '.' : ': judge by the exact one.'}`,
              },
            ]
          : []),
        ...general,
      ],
    }),
    statisticRow({
      ...here,
      statistic: 'epsilon_squared',
      label: 'Epsilon-squared',
      estimate: found.value === null ? null : found.epsilonSquared,
      warnings: reasonOf(found),
    }),
  ];
  if (two === null) return rows;
  const biserial = rankBiserial(two[0].numbers, two[1].numbers);
  rows.push(
    statisticRow({
      ...here,
      statistic: 'rank_biserial',
      label: `Rank-biserial correlation (above 0: ${two[0].label} has the greater numbers)`,
      estimate: biserial.value,
      warnings: reasonOf(biserial),
    }),
  );
  if (exact !== null)
    rows.push(
      statisticRow({
        ...here,
        statistic: 'rank_sum_exact',
        label: 'Exact rank sum test (P)',
        estimate: exact,
        test: { df: null, p: exact },
        warnings: general,
      }),
    );
  return rows;
}
