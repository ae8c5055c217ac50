import type { TableModel } from '../../model/table-model.ts';

/** One header a column for formats without spanning headers: what stands above it is put before it. */
export function flatHeader(table: TableModel): string[] {
  return table.columns.map((column, index) =>
    [...labelsAbove(table, index), column.header]
      .filter(part => part !== '')
      .join(': ')
      .replace(/(?<!\s)[^\S\n]*\n\s*/g, ' '),
  );
}

const labelsAbove = (table: TableModel, index: number): string[] =>
  table.spans.flatMap(row => row.filter(span => span.from <= index && index <= span.to).map(span => span.label));

/** One header cell: `colspan` columns wide and `rowspan` rows high. */
export interface HeaderCell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly rowspan: number;
  readonly align: 'left' | 'right' | 'center';
}

/** The header as rows of cells; a column without a spanning header reaches up to the top. */
export function headerRows(table: TableModel): HeaderCell[][] {
  const depth = table.spans.length + 1;
  const covered = (row: number, column: number): boolean =>
    table.spans[row]?.some(span => span.from <= column && column <= span.to) ?? false;
  // a column's own header starts below the lowest span over it
  const top = table.columns.map((_, column) => {
    for (let row = depth - 2; row >= 0; row--) if (covered(row, column)) return row + 1;
    return 0;
  });
  return Array.from({ length: depth }, (_, row) => {
    const cells: HeaderCell[] = [];
    for (const span of table.spans[row] ?? [])
      cells.push({ text: span.label, from: span.from, to: span.to, rowspan: 1, align: 'center' });
    table.columns.forEach((column, index) => {
      if (top[index] === row)
        cells.push({ text: column.header, from: index, to: index, rowspan: depth - row, align: column.align });
      // a column whose header begins further down has nothing above it, but its place is taken
      else if (row < top[index]! && !covered(row, index))
        cells.push({ text: '', from: index, to: index, rowspan: 1, align: column.align });
    });
    return cells.sort((a, b) => a.from - b.from);
  });
}
