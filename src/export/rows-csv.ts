import type { ResultRow } from '../model/result-row.ts';
import { GUARDED_CELLS } from './guarded-cells.ts';

/** What must be disclosed of the data behind rows: of all alike, or of each, where they count the units of several resources. */
export type Disclosed = string | null | ((row: ResultRow) => string | null);

/** The same for each row; null where there is nothing to disclose of any. */
export function disclosures(rows: readonly ResultRow[], disclosed: Disclosed): readonly string[] | null {
  const said = rows.map(row => (typeof disclosed === 'function' ? disclosed(row) : disclosed) ?? '');
  return said.every(text => text === '') ? null : said;
}

/**
 * Names that every consumer keeps apart: DuckDB and SQLite fold the case of names, so that `n` and `N` would be one column
 * (every share 100%), and `with`, `where` and `by` are words of SQL.
 */
const HEADER = [
  'statistic',
  'field',
  'second_field',
  'level',
  'label',
  'kind',
  'subgroup',
  'filter',
  'coder',
  'unit',
  'denominator',
  'base',
  'n',
  'n_denominator',
  'estimate',
  'se',
  'ci_method',
  'ci_level',
  'ci_low',
  'ci_high',
  'df',
  'p',
  'studies',
  'reason',
  'id',
] as const;

/** Of other resources than the studies: which, and the studies that its units belong to. */
const PARENTS = ['resource', 'parent_unit', 'n_parents', 'n_parents_denominator'] as const;

/** Result rows as CSV: raw numbers, one statistic a line; text that a spreadsheet would run as a formula is neutralised. A last column holds what must be disclosed of the data, where there is something. */
export async function rowsCsv(rows: readonly ResultRow[], disclosed: Disclosed = null): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const parents = rows.some(row => row.parents !== undefined);
  const said = disclosures(rows, disclosed);
  const lines = rows.map((row, at) => [
    row.statistic,
    row.field,
    row.with,
    row.level,
    row.label,
    row.kind,
    row.by.map(group => `${group.field}=${group.level}`).join('; '),
    row.where,
    row.coder,
    row.unit,
    row.denominator,
    row.base,
    row.n,
    row.N,
    row.estimate,
    row.se,
    row.ci?.method,
    row.ci?.level,
    row.ci?.low,
    row.ci?.high,
    row.test?.df,
    row.test?.p,
    row.studies?.join(' '),
    row.warnings.map(warning => warning.message).join('; '),
    row.id,
    ...(parents ? [row.from, row.parents?.unit, row.parents?.n, row.parents?.N] : []),
    ...(said === null ? [] : [said[at]]),
  ]);
  const header = [...HEADER, ...(parents ? PARENTS : []), ...(said === null ? [] : ['disclosure'])];
  return stringify([header, ...lines], GUARDED_CELLS);
}
