import { usageFault } from '../../base/fault.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { FigureInput } from '../figure-type.ts';
import type { FieldShares, ShareGroup } from '../share-groups.ts';

/** One year: all its units, and those up to it. */
export interface YearCount {
  readonly year: string;
  readonly n: number;
  readonly sum: number;
  /** the last search was within it */
  readonly partial: boolean;
}

/** The rows of a trend, ready to be drawn. */
export interface YearCounts {
  /** the field of years; null where no unit has one */
  readonly over: string | null;
  readonly years: readonly YearCount[];
  /** the field that divides the years, with a group for each; null where none does */
  readonly shares: FieldShares | null;
}

/** Reads the rows of an exhibit's trend. Where missing states are hidden, the years hold the other units alone. */
export function yearCounts(input: FigureInput, field: string | null): YearCounts {
  const { results, declaration, words } = input;
  const rows = results.rows.filter(row => row.analysis === 'trend' && row.by.length === 1);
  const all = rows.filter(row => row.field === null && row.statistic === 'count');
  const over = all[0]?.by[0]?.field ?? null;
  const own = withRest(
    input,
    all,
    rows.filter(row => row.field !== null && row.kind !== 'rollup'),
  );
  const shown = own.filter(row => !(row.kind === 'state' && declaration.missing === 'hide'));
  const total = (year: string): number =>
    shown.filter(row => row.statistic === 'share' && yearOf(row) === year).reduce((sum, row) => sum + (row.n ?? 0), 0);
  let sum = 0;
  const years = all.map((row): YearCount => {
    const year = yearOf(row);
    const n = field !== null && declaration.missing === 'hide' ? total(year) : (row.n ?? 0);
    sum += n;
    return { year, n, sum, partial: row.warnings.some(warning => warning.code === 'partial-year') };
  });
  if (field === null) return { over, years, shares: null };
  if (years.some(({ year, n }) => total(year) > n))
    throw usageFault(
      'no-parts',
      `${words.fieldTitle(field)} has more than one category per ${words.unit}, so its counts don't add up to those of the years`,
      `use \`figure: heatmap\` with \`field: ${field}\` and \`with: ${over}\`, or a proposition such as \`by: "${field} has CODE"\``,
      { field },
    );
  const last = years.at(-1)?.year;
  const frequent = declaration.order === 'frequency';
  const whole = shown
    .filter(row => row.statistic === 'cumulative_count' && yearOf(row) === last)
    .map((row): ResultRow => ({ ...row, N: sum, estimate: sum > 0 ? (row.n ?? 0) / sum : null }))
    .sort((a, b) =>
      frequent ? Number(a.kind === 'state') - Number(b.kind === 'state') || (b.n ?? 0) - (a.n ?? 0) : 0,
    );
  const order = new Map(whole.map((row, index) => [row.level, index]));
  const groups = years.map(
    ({ year, n }): ShareGroup => ({
      by: [{ field: over ?? '', level: year, missing: false }],
      N: n,
      rows: shown
        .filter(row => row.statistic === 'share' && yearOf(row) === year)
        .sort((a, b) => (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0)),
    }),
  );
  const hidden = declaration.missing !== 'hide' ? [] : own;
  return {
    over,
    years,
    shares: {
      field,
      whole: { by: [], N: sum, rows: whole },
      groups,
      outside: hidden.filter(
        row => row.kind === 'state' && row.statistic === 'cumulative_count' && yearOf(row) === last,
      ),
    },
  };
}

const yearOf = (row: ResultRow): string => row.by[0]?.level ?? '';

/** A proposition's rows are of the units for which it holds: those for which it doesn't are the rest of each year. */
function withRest({ codebook, words }: FigureInput, all: readonly ResultRow[], own: readonly ResultRow[]): ResultRow[] {
  const rest = own.flatMap((row): ResultRow[] => {
    if (row.kind !== 'level' || row.level !== 'true' || own.some(other => other.level === 'false')) return [];
    const upTo =
      row.statistic === 'share'
        ? (year: string) => year === yearOf(row)
        : (year: string) => Number(year) <= Number(yearOf(row));
    const n = all.filter(year => upTo(yearOf(year))).reduce((sum, year) => sum + (year.n ?? 0), 0);
    const others = own
      .filter(other => other.statistic === row.statistic && yearOf(other) === yearOf(row))
      .reduce((sum, other) => sum + (other.n ?? 0), 0);
    const derived = codebook.derive.some(entry => entry.name === row.field);
    return [
      { ...row, label: derived ? words.levelLabel(row.field!, 'true') : row.label },
      {
        ...row,
        level: 'false',
        label: derived ? words.levelLabel(row.field!, 'false') : `Other ${words.units}`,
        n: n - others,
        studies: null,
      },
    ];
  });
  return [...rest, ...(rest.length === 0 ? own : own.filter(row => row.level !== 'true'))];
}
