import type { ResultRow } from '../../model/result-row.ts';
import type { FigureInput } from '../figure-type.ts';

/** A row or column of a heat map. */
export interface Line {
  readonly key: string;
  readonly label: string;
  /** a missing state */
  readonly state: boolean;
  /** units whatever the other field says */
  readonly total: number;
}

/** The rows of a cross-tab, ready to be drawn. */
export interface Cells {
  readonly field: string;
  readonly other: string;
  readonly N: number;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  n(row: Line, column: Line): number;
  /** whether a row and a column have a cell; all have, where this is left out */
  isCell?(row: Line, column: Line): boolean;
}

/** Reads an exhibit's cross-tab: categories in their order (or by frequency), then missing states where they are asked for. */
export function cellsOf(input: FigureInput): Cells {
  const { results, declaration } = input;
  const [field, other] = [declaration.field!, declaration.with!];
  const all = results.rows.filter(row => row.analysis === 'crosstab' && row.base === 'all' && row.kind !== 'rollup');
  const shares = all.filter(row => row.statistic === 'share');
  const shown = (state: boolean, inside: boolean): boolean => !state || (declaration.missing === 'show' && inside);
  const rows = shares
    .filter(row => row.level !== null && row.by.length === 0 && shown(row.kind === 'state', row.N !== null))
    .map((row): Line => line(row.level!, row.label ?? row.level!, row.kind === 'state', row));
  const columns = shares
    .filter(row => row.level === null && row.by.length === 1 && shown(row.by[0]!.missing, row.N !== null))
    .map((row): Line => {
      const { level, missing } = row.by[0]!;
      return line(level, input.words.levelLabel(other, level), missing, row);
    });
  const counts = new Map(
    shares
      .filter(row => row.level !== null && row.by.length === 1)
      .map(row => [JSON.stringify([row.level, row.by[0]!.level]), row.n ?? 0]),
  );
  return {
    field,
    other,
    N: all.find(row => row.statistic === 'count')?.n ?? 0,
    rows: ordered(input, field, rows),
    columns: ordered(input, other, columns),
    n: (row, column) => counts.get(JSON.stringify([row.key, column.key])) ?? 0,
  };
}

const line = (key: string, label: string, state: boolean, { n }: ResultRow): Line => ({
  key,
  label,
  state,
  total: n ?? 0,
});

/** In the codebook's order or by frequency; years without units stand between the others. */
function ordered({ declaration, words }: FigureInput, field: string, lines: readonly Line[]): Line[] {
  const states = lines.filter(entry => entry.state);
  const levels = lines.filter(entry => !entry.state);
  if (words.isYear(field) && levels.length > 0 && levels.every(entry => /^\d+$/.test(entry.key))) {
    const years = levels.map(entry => Number(entry.key));
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const known = new Map(levels.map(entry => [entry.key, entry]));
    const every = Array.from({ length: Math.min(last - first + 1, 200) }, (_, i) => String(first + i));
    return [...every.map(key => known.get(key) ?? { key, label: key, state: false, total: 0 }), ...states];
  }
  if (declaration.order === 'frequency') levels.sort((a, b) => b.total - a.total);
  return [...levels, ...states];
}
