import type { Sheet } from 'hucre/xlsx';

/** Of a cell below the header, the row whose value it has: the first of the merged cells that it belongs to, else its own. */
export function mergedRows({ merges = [] }: Sheet): (row: number, column: number, headerRow: number | null) => number {
  const starts = new Map<string, number>();
  for (const { startRow, endRow, startCol } of merges)
    for (let row = startRow + 1; row <= Math.min(endRow, startRow + MAX_MERGED); row++)
      starts.set(`${row},${startCol}`, startRow);
  return (row, column, headerRow) => {
    const start = starts.size === 0 ? undefined : starts.get(`${row},${column}`);
    return start === undefined || headerRow === null || start < headerRow ? row : start;
  };
}

/** More rows are no study. */
const MAX_MERGED = 1000;
