import type { ResultRow } from '../model/result-row.ts';
import type { TableCell } from '../model/table-model.ts';

/** A category or missing state of a field: its first row, and a cell for each year. */
export interface YearLine {
  readonly row: ResultRow;
  cells(): TableCell[];
}

/** The lines of one field. */
export interface YearField {
  readonly field: string;
  readonly lines: readonly YearLine[];
  /** what the percentages of a year are of */
  base(year: string): number | null;
}

/** Counts of all units and of fields by year. */
export interface YearGrid {
  /** the field of the years */
  readonly over: string;
  readonly years: readonly string[];
  whole(year: string): ResultRow | undefined;
  readonly fields: readonly YearField[];
}

/** How numbers are printed; `zero`: a line without a row in this year, whose other rows are given. */
export interface YearCells {
  readonly count: (row: ResultRow) => TableCell;
  readonly share: (row: ResultRow) => TableCell;
  readonly zero: (siblings: readonly ResultRow[], like: ResultRow) => TableCell;
}

const STATISTICS = ['share', 'count', 'cumulative_count'];
const yearOf = (row: ResultRow): string => row.by[0]!.level;
const lineKey = (row: ResultRow): string => `${row.kind} ${row.level}`;

/**
 * The rows of a trend as a grid of lines and years. Exhibits print a column a year, the terminal a line a year.
 *
 * @param cumulative counts up to each year instead of each year's own
 */
export function yearGrid(rows: readonly ResultRow[], cumulative: boolean, print: YearCells): YearGrid {
  const yearly = rows.filter(row => row.by.length === 1 && STATISTICS.includes(row.statistic));
  const years = [...new Set(yearly.map(yearOf))].sort((a, b) => Number(a) - Number(b));
  const wanted = yearly.filter(row => (row.statistic === 'cumulative_count') === cumulative);
  const names = [...new Set(yearly.flatMap(row => row.field ?? []))];
  return {
    over: yearly[0]?.by[0]?.field ?? 'year',
    years,
    whole: year => wanted.find(row => row.field === null && yearOf(row) === year),
    fields: names.map((field): YearField => {
      const own = wanted.filter(row => row.field === field);
      const first = [...new Map(own.map(row => [lineKey(row), row])).values()];
      return {
        field,
        lines: first.map(like => ({
          row: like,
          cells: () =>
            years.map(year => {
              const ofYear = own.filter(row => yearOf(row) === year);
              const row = ofYear.find(entry => lineKey(entry) === lineKey(like));
              if (row === undefined) return print.zero(ofYear, like);
              return row.statistic === 'share' ? print.share(row) : print.count(row);
            }),
        })),
        base: year => own.find(row => yearOf(row) === year && row.N !== null)?.N ?? null,
      };
    }),
  };
}
