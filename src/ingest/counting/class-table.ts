import type { CellClasses, CountSource } from '../../model/count-source.ts';
import type { Column, Table } from '../../model/table.ts';
import { ColumnBuilder } from '../column-builder.ts';
import { errorProblems } from '../error-problems.ts';

/**
 * Counted combinations of cells as a Table: one row a combination, in the order in which they first appear, each with the
 * number of rows that it stands for and the address of the first of them. Whatever reads and counts a Table reads and counts
 * this one, and gives the same numbers as from the rows themselves.
 *
 * @param columns positions of the columns of the source that `classes` was asked for
 */
export function classTable(source: CountSource, columns: readonly number[], classes: CellClasses): Table {
  const order = classes.first.map((_, at) => at).sort((a, b) => classes.first[a]! - classes.first[b]!);
  const places = order.map(at => classes.first[at]!);
  const built = columns.map((position, index): Column => {
    const builder = new ColumnBuilder();
    const cells = classes.cells[index]!;
    for (const at of order) builder.push(cells[at]!);
    return { ...source.columns[position]!, ...builder.finish() };
  });
  return {
    file: source.file,
    sheet: null,
    rows: order.length,
    columns: built,
    weights: Uint32Array.from(order, at => classes.counts[at]!),
    problems: errorProblems(built),
    findings: [],
    at: (row, column) =>
      source.at(row === null ? null : (places[row] ?? null), column === null ? null : (columns[column] ?? null)),
  };
}
