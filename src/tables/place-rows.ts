import type { Category } from '../model/codebook.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';
import type { ResultRow } from '../model/result-row.ts';

/** A row of a field's block, and how deep it stands below the category that it rolls up to. */
export interface PlacedRow {
  readonly row: ResultRow;
  readonly indent: number;
}

/**
 * The rows of one field in the order of a table: each roll-up followed by its categories one step deeper, then "none", then
 * the missing states. By frequency, categories are sorted within their roll-up, and roll-ups among their like; ties stay in
 * the codebook's order.
 */
export function placeRows(
  rows: readonly ResultRow[],
  categories: readonly Category[] | null,
  order: ExhibitFile['order'],
): PlacedRow[] {
  const parent = new Map(categories?.map(category => [category.value, category.parent]) ?? []);
  const rollups = new Map(rows.filter(row => row.kind === 'rollup').map(row => [row.level, row]));
  const levels = rows.filter(row => row.kind === 'level');
  const sorted = (list: readonly ResultRow[]): readonly ResultRow[] =>
    order === 'frequency' ? [...list].sort((a, b) => (b.n ?? 0) - (a.n ?? 0)) : list;
  const position = new Map(categories?.map((category, index) => [category.value, index]) ?? []);
  const placed: PlacedRow[] = [];
  const below = (code: string | null, indent: number): void => {
    const leaves = levels.filter(row => {
      const own = parent.get(row.level ?? '') ?? null;
      // a category that others roll up to may also be coded itself: it then stands first below its own roll-up
      return rollups.has(row.level) ? row.level === code : known(own) === code;
    });
    const heads = [...rollups.values()].filter(row => known(parent.get(row.level ?? '') ?? null) === code);
    const children = [...leaves, ...heads].sort(
      (a, b) =>
        Number(rollups.has(b.level) && b.level === code) - Number(rollups.has(a.level) && a.level === code) ||
        at(a) - at(b),
    );
    for (const row of sorted(children)) {
      placed.push({ row, indent });
      if (row.kind === 'rollup') below(row.level, indent + 1);
    }
  };
  const known = (code: string | null): string | null => (code !== null && rollups.has(code) ? code : null);
  const at = (row: ResultRow): number => position.get(row.level ?? '') ?? Number.MAX_SAFE_INTEGER;
  below(null, 0);
  for (const row of rows) if (row.kind === 'none' || row.kind === 'state') placed.push({ row, indent: 0 });
  return placed;
}
