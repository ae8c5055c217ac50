import { usageFault } from '../../base/fault.ts';
import { plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { adjustedResiduals } from '../../stats/association/adjusted-residuals.ts';
import { contingency } from '../../stats/association/contingency.ts';
import { cramersV } from '../../stats/association/cramers-v.ts';
import { kendallTauB } from '../../stats/association/kendall-tau-b.ts';
import { pearsonChiSquare } from '../../stats/association/pearson-chi-square.ts';
import { confidenceZ } from '../../stats/confidence-tail.ts';
import { holm } from '../../stats/multiple/holm.ts';
import { isOrdered } from '../data/is-ordered.ts';
import { reasonOf, statisticRow } from '../rows/statistic-row.ts';
import type { CrossTable } from './cross-table.ts';
import { fisherParts } from './fisher-parts.ts';
import { expectedWarning, testWarnings } from './test-warnings.ts';

/** The codes of both fields against each other, without missing states, roll-ups and "none": what a test is made of. */
export function codedTable(cross: CrossTable): {
  readonly lines: readonly CrossTable['lines'][number][];
  readonly columns: readonly { readonly at: number; readonly column: CrossTable['columns'][number] }[];
  readonly counts: number[][];
} {
  const lines = cross.lines.filter(line => line.kind === 'level');
  const columns = cross.columns.flatMap((column, at) => (column.missing || column.none ? [] : [{ at, column }]));
  return { lines, columns, counts: lines.map(line => columns.map(({ at }) => line.counts[at]!)) };
}

/** The units that a test of two fields is made of: with a code of both, and of a field with one code a unit one that is tested. */
export function testedUnits(cross: CrossTable): UnitTest {
  const { lines, columns } = codedTable(cross);
  const inLines = lines.map(line => cross.units.inLine(cross.lines.indexOf(line)));
  const inColumns = columns.map(({ at }) => cross.units.inColumn(at));
  const [severalLines, severalColumns] = [cross.subject, cross.other].map(({ column }) => column.kind === 'multi');
  return unit =>
    cross.units.bothCoded(unit) &&
    (severalLines || inLines.some(has => has(unit))) &&
    (severalColumns || inColumns.some(has => has(unit)));
}

/** The units behind a row of a test; `counted` are those of its own cell, where it has one. */
export const testUnits = (cross: CrossTable, base: UnitTest, counted: UnitTest | null = null): RowUnits => ({
  list: cross.coded,
  counted,
  base,
  scope: cross.units.selected,
});

/** Parts that all rows of a test of two fields share. */
export const testParts = (cross: CrossTable) =>
  ({
    analysis: 'crosstab',
    field: cross.subject.name,
    with: cross.other.name,
    where: cross.selection.where,
    coder: cross.coded.coder,
    unit: cross.coded.unit,
    base: 'all',
    denominator: 'reported',
  }) as const;

/** Tests and measures of two fields with one code a unit. */
export function associationRows(
  cross: CrossTable,
  target: string | null,
  level: number,
  asked: readonly string[],
): ResultRow[] {
  const { lines, columns, counts } = codedTable(cross);
  const N = contingency(counts).total;
  const common = { ...testParts(cross), N, units: () => testUnits(cross, testedUnits(cross)) };
  const general = testWarnings(target, plural(cross.coded.unit));
  const chi = pearsonChiSquare(counts);
  const v = cramersV(counts, level);
  const measure = (statistic: string, label: string, estimate: number | null): ResultRow =>
    statisticRow({ ...common, statistic, label, estimate, warnings: reasonOf(v) });
  const fisher = fisherParts(counts, chi, N);
  const rows: ResultRow[] = [
    statisticRow({
      ...common,
      statistic: 'pearson_chi_square',
      label: "Pearson's chi-square",
      estimate: chi.value,
      test: chi.value === null ? null : { df: chi.df, p: chi.p },
      warnings: [...reasonOf(chi), ...(chi.value === null ? [] : expectedWarning(chi)), ...general],
    }),
    statisticRow({
      ...common,
      statistic: 'fisher_exact',
      label: "Fisher's exact test (P)",
      ...fisher,
      warnings: [...fisher.warnings, ...general],
    }),
    statisticRow({
      ...common,
      statistic: 'cramers_v',
      label: "Cramér's V",
      estimate: v.value,
      ci: v.value === null ? null : { method: 'noncentral-chi-square', level, low: v.low, high: v.high },
      warnings: [
        ...reasonOf(v),
        ...(v.value !== null && v.value > v.high
          ? [
              {
                code: 'above-interval',
                message:
                  "Cramér's V lies above its interval: V is never 0 in a small table, and the interval is of the population's V. Compare it with the V that chance alone gives.",
              },
            ]
          : []),
        ...(v.value !== null && v.note !== null ? [{ code: 'interval', message: v.note }] : []),
        ...general,
      ],
    }),
    measure('cramers_v_corrected', "Cramér's V, bias-corrected (Bergsma)", v.value === null ? null : v.corrected),
    measure('cramers_v_chance', "Cramér's V that chance alone gives", v.value === null ? null : v.chance),
  ];
  const ordered = isOrdered(cross.subject) && isOrdered(cross.other);
  if (asked.includes('kendall_tau_b') && !ordered) throw unordered(cross);
  if (ordered) {
    const tau = kendallTauB(counts);
    const half = tau.value === null ? 0 : confidenceZ(level) * tau.se;
    rows.push(
      statisticRow({
        ...common,
        statistic: 'kendall_tau_b',
        label: "Kendall's tau-b",
        estimate: tau.value,
        se: tau.value === null ? null : tau.se,
        ci:
          tau.value === null
            ? null
            : { method: 'normal', level, low: Math.max(-1, tau.value - half), high: Math.min(1, tau.value + half) },
        test: tau.value === null ? null : { df: null, p: tau.p },
        warnings: [
          ...reasonOf(tau),
          ...(tau.value !== null && Math.abs(tau.value) + half > 1
            ? [{ code: 'interval', message: `an end beyond ${tau.value < 0 ? '−1' : '1'} is cut to it` }]
            : []),
          ...general,
        ],
      }),
    );
  }
  const residuals = adjustedResiduals(counts);
  if ('value' in residuals) return rows;
  const adjusted = holm(residuals.map(cell => cell.p));
  residuals.forEach((cell, i) => {
    const line = lines[cell.row]!;
    const { field, level: group, missing } = columns[cell.column]!.column;
    const here = {
      ...common,
      level: line.level,
      label: line.label,
      kind: line.kind,
      by: [{ field, level: group, missing }],
      n: cell.observed,
      units: () => {
        const [inLine, inColumn] = [
          cross.units.inLine(cross.lines.indexOf(line)),
          cross.units.inColumn(columns[cell.column]!.at),
        ];
        return testUnits(cross, testedUnits(cross), unit => inLine(unit) && inColumn(unit));
      },
    };
    rows.push(
      statisticRow({ ...here, statistic: 'expected_count', estimate: cell.expected }),
      statisticRow({
        ...here,
        statistic: 'adjusted_residual',
        estimate: cell.residual,
        test: { df: null, p: cell.p },
      }),
      statisticRow({ ...here, statistic: 'holm_p', estimate: adjusted[i]!, test: { df: null, p: adjusted[i]! } }),
    );
  });
  return rows;
}

const unordered = (cross: CrossTable): Error => {
  const missing = [cross.subject, cross.other].filter(subject => !isOrdered(subject)).map(subject => subject.name);
  const usable = cross.coded.codebook.fields
    .filter(field => field.ordered || field.type === 'year' || field.type === 'integer' || field.type === 'number')
    .map(field => field.name);
  return usageFault(
    'unordered',
    `Kendall's tau-b needs ordered fields, and the categories of ${missing.join(' and ')} have no order`,
    `${usable.length > 0 ? `ordered are ${usable.join(', ')}; ` : ''}declare \`categoriesOrdered: true\` where the codebook lists them from low to high, or leave the statistic out`,
  );
};
