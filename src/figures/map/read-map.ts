import type { Category } from '../../model/codebook.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { FigureInput } from '../figure-type.ts';

/** Why a cell is empty, as the analysis `gaps` judges it. */
export const VERDICTS = ['unexpected', 'unsettled', 'impossible', 'expected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A row or a column of the map. */
export interface MapLine {
  readonly key: string;
  readonly label: string;
  /** a missing state */
  readonly missing: boolean;
  /** units in it; null outside the denominator */
  readonly n: number;
  /** labels of the categories above it, the uppermost first */
  readonly above: readonly string[];
}

export interface MapCell {
  readonly n: number;
  /** of an empty cell of two categories, and of an impossible one that is not empty */
  readonly verdict: Verdict | null;
  readonly segments: readonly { readonly level: string; readonly n: number }[];
}

export interface EvidenceMap {
  readonly N: number;
  readonly rows: readonly MapLine[];
  readonly columns: readonly MapLine[];
  readonly cells: readonly (readonly MapCell[])[];
  /** the segments that occur, in the codebook's order */
  readonly segments: readonly { readonly key: string; readonly label: string }[];
}

/** The map from the rows of its crosstab, its gaps and (where asked for) the shares of the field of its segments. */
export function readMap(input: FigureInput, segmentField: string | null): EvidenceMap {
  const { declaration, results, words } = input;
  const crossed = results.rows.filter(
    row => row.analysis === 'crosstab' && row.statistic === 'share' && row.base === 'all',
  );
  const hidden = (line: MapLine): boolean => line.missing && (line.n === 0 || declaration.missing === 'hide');
  const inside = (row: ResultRow): boolean => row.N !== null;
  const rows = crossed
    .filter(row => row.by.length === 0 && row.level !== null && row.kind !== 'rollup' && inside(row))
    .map(({ level, label, n, kind }) => ({
      key: level!,
      label: label ?? level!,
      missing: kind === 'state' || (kind === 'none' && n === 0),
      n: n ?? 0,
      above: headings(words.categories(declaration.field!), level!),
    }))
    .filter(line => !hidden(line));
  const columns = crossed
    .filter(row => row.level === null && row.by.length === 1 && inside(row))
    .map(({ by, n }) => ({
      key: by[0]!.level,
      label: words.levelLabel(declaration.with!, by[0]!.level),
      missing: by[0]!.missing,
      n: n ?? 0,
      above: headings(words.categories(declaration.with!), by[0]!.level),
    }))
    .filter(line => !hidden(line));
  const pair = (row: string, column: string): string => JSON.stringify([row, column]);
  const counts = new Map(
    crossed.flatMap(row =>
      row.level !== null && row.by.length === 1 ? [[pair(row.level, row.by[0]!.level), row.n ?? 0]] : [],
    ),
  );
  const verdicts = new Map(
    results.rows.flatMap(row =>
      row.statistic === 'gap' && row.level !== null
        ? [[pair(row.level, row.by[0]!.level), VERDICTS.find(entry => entry === row.warnings[0]?.code) ?? null]]
        : [],
    ),
  );
  const parts = new Map<string, { level: string; n: number }[]>();
  const segments = new Map<string, string>();
  for (const row of segmentField === null ? [] : results.rows) {
    if (row.analysis !== 'shares' || row.statistic !== 'share' || row.by.length !== 2) continue;
    if (row.kind === 'rollup' || row.level === null || (row.n ?? 0) === 0) continue;
    const key = pair(row.by[0]!.level, row.by[1]!.level);
    parts.set(key, [...(parts.get(key) ?? []), { level: row.level, n: row.n! }]);
    segments.set(row.level, row.label ?? row.level);
  }
  const order = segmentField === null ? [] : (words.categories(segmentField) ?? []).map(category => category.value);
  const placeOf = (level: string): number => (order.includes(level) ? order.indexOf(level) : order.length);
  return {
    N: crossed.find(row => row.by.length === 0 && row.level !== null && row.N !== null)?.N ?? 0,
    rows,
    columns,
    cells: rows.map(row =>
      columns.map(column => {
        const key = pair(row.key, column.key);
        return {
          n: counts.get(key) ?? 0,
          verdict: verdicts.get(key) ?? null,
          segments: [...(parts.get(key) ?? [])].sort((a, b) => placeOf(a.level) - placeOf(b.level)),
        };
      }),
    ),
    segments: [...segments].map(([key, label]) => ({ key, label })).sort((a, b) => placeOf(a.key) - placeOf(b.key)),
  };
}

/** The labels of the categories above one. */
function headings(categories: readonly Category[] | null, level: string): string[] {
  const named = (value: string | null) =>
    value === null ? undefined : categories?.find(entry => entry.value === value);
  const labels: string[] = [];
  for (let parent = named(named(level)?.parent ?? null); parent !== undefined; parent = named(parent.parent))
    labels.unshift(parent.label);
  return labels;
}
