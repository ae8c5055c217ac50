import { plural } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { RowUnits } from '../../model/row-units.ts';
import { kendallTauB } from '../../stats/association/kendall-tau-b.ts';
import { holm } from '../../stats/multiple/holm.ts';
import { cochranArmitage } from '../../stats/trend/cochran-armitage.ts';
import { trendPermutation } from '../../stats/trend/trend-permutation.ts';
import { reasonOf, statisticRow } from '../rows/statistic-row.ts';
import type { Line } from './table-lines.ts';
import { testWarnings } from './test-warnings.ts';

/** A code (or a missing state, or a roll-up) year by year. */
export interface TrendLine extends Line {
  readonly counts: readonly number[];
}

/** Below so many expected units with or without the property in a year, the normal P value is not trusted alone. */
const SPARSE = 5;

/** Cochran-Armitage for every code, exact where years are sparse, with Holm over the codes; tau-b where the codes are ordered. */
export function trendTests(job: {
  readonly coded: CodedTable;
  readonly common: Partial<ResultRow> & Pick<ResultRow, 'analysis' | 'field' | 'unit'>;
  /** the units behind a line, or behind all of them */
  readonly unitsOf: (line: TrendLine | null) => RowUnits;
  readonly lines: readonly TrendLine[];
  readonly totals: readonly number[];
  readonly years: readonly number[];
  readonly ordered: boolean;
  readonly target: string | null;
}): ResultRow[] {
  const { common, years, totals } = job;
  const general = testWarnings(job.target, plural(job.coded.unit));
  const N = totals.reduce((sum, n) => sum + n, 0);
  const rows: ResultRow[] = [];
  const levels = job.lines.filter(line => line.kind === 'level');
  const family: { p: number; place: Partial<ResultRow> & Required<Pick<ResultRow, 'units'>> }[] = [];
  for (const line of levels) {
    const n = line.counts.reduce((sum, count) => sum + count, 0);
    const place = {
      level: line.level,
      label: line.label,
      kind: line.kind,
      n,
      N,
      units: () => job.unitsOf(line),
    };
    const found = cochranArmitage(line.counts, totals, years);
    const sparse = found.value !== null && found.leastExpected < SPARSE;
    rows.push(
      statisticRow({
        ...common,
        ...place,
        statistic: 'cochran_armitage',
        estimate: found.value,
        test: found.value === null ? null : { df: null, p: found.p },
        warnings: [
          ...reasonOf(found),
          ...(sparse
            ? [
                {
                  code: 'small-expected',
                  message: `Fewer than ${SPARSE} are expected in some years: judge trends by the exact P value.`,
                },
              ]
            : []),
          ...general,
        ],
      }),
      statisticRow({
        ...common,
        ...place,
        statistic: 'trend_slope',
        estimate: found.value === null ? null : found.slope,
        warnings: reasonOf(found),
      }),
    );
    const exact = sparse ? trendPermutation(line.counts, totals, years) : null;
    if (exact !== null)
      rows.push(
        statisticRow({
          ...common,
          ...place,
          statistic: 'cochran_armitage_exact',
          estimate: exact,
          test: { df: null, p: exact },
        }),
      );
    if (found.value !== null) family.push({ p: exact ?? found.p, place });
  }
  const adjusted = holm(family.map(entry => entry.p));
  family.forEach(({ place }, i) => {
    const p = adjusted[i]!;
    rows.push(statisticRow({ ...common, ...place, statistic: 'holm_p', estimate: p, test: { df: null, p } }));
  });
  if (job.ordered) {
    const tau = kendallTauB(levels.map(line => line.counts));
    rows.push(
      statisticRow({
        ...common,
        statistic: 'kendall_tau_b',
        label: "Kendall's tau-b",
        units: () => job.unitsOf(null),
        N: levels.reduce((sum, line) => sum + line.counts.reduce((a, b) => a + b, 0), 0),
        estimate: tau.value,
        se: tau.value === null ? null : tau.se,
        test: tau.value === null ? null : { df: null, p: tau.p },
        warnings: [...reasonOf(tau), ...general],
      }),
    );
  }
  return rows;
}
