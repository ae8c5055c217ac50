import type { CellClasses, CountSource } from '../../model/count-source.ts';
import type { Table } from '../../model/table.ts';

/**
 * A Table as a source of counts: its rows are grouped by the cells of the columns that are asked for.
 *
 * @example tableSource({ file: 'a.csv', rows: 2, columns: [] }).file // => 'a.csv'
 */
export function tableSource(table: Table): CountSource {
  return {
    file: table.file,
    columns: table.columns.map(({ header, letter }) => ({ header, letter })),
    classes: async columns => classesOf(table, columns),
    rowsOf: async columns => ({
      ...table,
      columns: columns.map(position => table.columns[position]!),
      problems: table.problems.flatMap(problem => {
        const column = columns.indexOf(problem.column);
        return column < 0 ? [] : [{ ...problem, column }];
      }),
      at: (row, column) => table.at(row, column === null ? null : (columns[column] ?? null)),
    }),
    at: (place, column) => table.at(place, column),
    close: () => undefined,
  };
}

function classesOf(table: Table, columns: readonly number[]): CellClasses {
  const coded = columns.map(position => codesOf(table, position));
  const known = new Map<string, number>();
  const cells: string[][] = columns.map(() => []);
  const counts: number[] = [];
  const first: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const key = coded.map(codes => codes(row)).join(' ');
    let at = known.get(key);
    if (at === undefined) {
      at = counts.length;
      known.set(key, at);
      counts.push(0);
      first.push(row);
      columns.forEach((position, index) => void cells[index]!.push(table.columns[position]!.value(row)));
    }
    counts[at]!++;
  }
  return { cells, counts: Uint32Array.from(counts), first: Float64Array.from(first) };
}

/** A number for each distinct cell of a column. */
function codesOf(table: Table, position: number): (row: number) => number {
  const { codes, value } = table.columns[position]!;
  if (codes !== null) return row => codes[row]!;
  const known = new Map<string, number>();
  return row => {
    const cell = value(row);
    const code = known.get(cell) ?? known.size;
    if (code === known.size) known.set(cell, code);
    return code;
  };
}
