import type { Grid } from './grid.ts';

/** Columns first … last (included) of the table, and what stands beside it. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly beside: readonly { readonly first: number; readonly last: number; readonly cells: number }[];
}

/** Blank columns cut a sheet into blocks; one that is filled in far fewer rows than the table is no part of it. */
export function mainBlock(grid: Grid): Block {
  const blocks: { first: number; last: number; cells: number; rows: number }[] = [];
  const filledColumn = Array.from({ length: grid.columns }, (_, column) => {
    let cells = 0;
    for (let row = 0; row < grid.rows; row++) if (grid.filled(row, column)) cells++;
    return cells;
  });
  for (let column = 0; column < grid.columns; column++) {
    if (filledColumn[column] === 0) continue;
    let last = column;
    let cells = 0;
    while (last < grid.columns && filledColumn[last]! > 0) cells += filledColumn[last++]!;
    blocks.push({ first: column, last: last - 1, cells, rows: rowsWith(grid, column, last - 1) });
    column = last;
  }
  const main = [...blocks].sort((a, b) => b.cells - a.cells || a.first - b.first)[0];
  if (main === undefined) return { first: 0, last: grid.columns - 1, beside: [] };
  const kept = blocks.filter(block => block === main || block.rows >= main.rows * 0.6);
  const [first, last] = [Math.min(...kept.map(block => block.first)), Math.max(...kept.map(block => block.last))];
  return { first, last, beside: blocks.filter(block => block.last < first || block.first > last) };
}

function rowsWith(grid: Grid, first: number, last: number): number {
  let rows = 0;
  for (let row = 0; row < grid.rows; row++)
    for (let column = first; column <= last; column++)
      if (grid.filled(row, column)) {
        rows++;
        break;
      }
  return rows;
}
