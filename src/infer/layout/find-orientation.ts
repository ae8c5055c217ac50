import type { Block } from './blocks.ts';
import { range } from './find-header.ts';
import { type Grid, kindOf } from './grid.ts';

/** A sheet whose items stand in rows: the column with their names, and the columns of the units. */
export interface Turned {
  readonly labels: number;
  readonly last: number;
  readonly evidence: string;
  /** columns at the right edge that sum up the units */
  readonly totals: readonly number[];
  /** columns between the names of the items and the units that explain the items */
  readonly described: readonly number[];
}

const CITATION = /\b(19|20)\d\d\b|\bet al\b|^(study|paper|article|record|s|p)[ _-]?\d+$/i;
const TOTAL = /^(total|sum|mean|average|median|sd|standard deviation|count|n|min|max|range)\b/i;

/** Whether rows hold one kind of cell each and columns don't, as where every study has a column. */
export function findOrientation(grid: Grid, block: Block, header: number): Turned | null {
  const rows = range(header, Math.min(grid.rows, header + 300) - 1);
  const labels = range(block.first, Math.min(block.last, block.first + 2)).find(column =>
    isLabelColumn(grid, column, rows),
  );
  if (labels === undefined) return null;
  const columns = range(labels + 1, block.last);
  const heads = columns.filter(column => grid.filled(header, column));
  let last = block.last;
  const totals: number[] = [];
  while (last > labels && TOTAL.test(grid.cell(header, last))) totals.unshift(last--);
  const described = describedColumns(grid, header, heads, last);
  const units = heads.filter(column => column <= last && !described.includes(column));
  if (units.length < 2 || rows.length < 4) return null;
  const distinct = new Set(units.map(column => grid.cell(header, column))).size;
  if (distinct < units.length * 0.8) return null;
  const cited = units.filter(column => CITATION.test(grid.cell(header, column))).length;
  const citedRows = rows.slice(1).filter(row => CITATION.test(grid.cell(row, labels))).length;
  const body = rows.slice(1);
  const rowPurity = purity(body.map(row => units.map(column => grid.cell(row, column))));
  const columnPurity = purity(units.map(column => body.map(row => grid.cell(row, column))));
  const byHeaders =
    cited >= units.length * 0.5 &&
    citedRows < body.length * 0.2 &&
    rowPurity >= columnPurity - (cited >= units.length * 0.9 ? 0.15 : 0.02);
  const byKinds =
    rowPurity - columnPurity > 0.12 &&
    rowPurity > 0.8 &&
    citedRows < body.length * 0.2 &&
    body.length > 4 &&
    units.length >= 3;
  if (!byHeaders && !byKinds) return null;
  return {
    labels,
    last,
    totals,
    described,
    evidence: `${Math.round(rowPurity * 100)}% of the cells of a row are of one kind, ${Math.round(columnPurity * 100)}% of the cells of a column${cited > 0 ? `; ${cited} of ${units.length} headers look like studies ("${grid.cell(header, units[0]!)}")` : ''}`,
  };
}

const DESCRIBES =
  /^(description|definition|explanation|guidance|guide|instruction|example|options?|answer options|allowed values|values|coding|codes?|format|type|data type|notes?|comments?|beschreibung|erläuterung|beispiel|description de .*|définition|exemple|descripción|definición|ejemplo|descrição|definição|exemplo|说明|定义)s?\b/i;

/** The columns before the first study whose headers say that they explain the items, or that alone name no study. */
function describedColumns(grid: Grid, header: number, heads: readonly number[], last: number): number[] {
  const isCited = (column: number): boolean => CITATION.test(grid.cell(header, column));
  const units = heads.filter(column => column <= last);
  const start = units.findIndex(isCited);
  const before = units.slice(0, Math.max(0, start));
  const cited = units.slice(start).filter(isCited).length;
  const clear = start > 0 && before.length <= 4 && cited >= (units.length - before.length) * 0.8;
  return clear ? before : units.slice(0, 4).filter(column => DESCRIBES.test(grid.cell(header, column)));
}

/** Item names: filled, different, and words. */
function isLabelColumn(grid: Grid, column: number, rows: readonly number[]): boolean {
  const texts = rows
    .slice(1)
    .map(row => grid.cell(row, column))
    .filter(text => text !== '');
  if (texts.length < rows.length * 0.75) return false;
  const words = texts.filter(text => kindOf(text) === 'short' || kindOf(text) === 'long').length;
  return new Set(texts).size >= texts.length * 0.6 && words >= texts.length * 0.8;
}

/** How much of a line is of its most frequent kind, over lines with at least three cells. */
function purity(lines: readonly (readonly string[])[]): number {
  const shares = lines.flatMap(line => {
    const kinds = new Map<string, number>();
    for (const text of line) if (text !== '') kinds.set(kindOf(text), (kinds.get(kindOf(text)) ?? 0) + 1);
    const filled = [...kinds.values()].reduce((sum, count) => sum + count, 0);
    return filled < Math.min(3, line.length) ? [] : [Math.max(...kinds.values()) / filled];
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
