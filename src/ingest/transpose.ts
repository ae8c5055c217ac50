import { Fault } from '../base/fault.ts';
import { fold } from '../base/fold.ts';
import type { Column, Table } from '../model/table.ts';
import { ColumnBuilder } from './column-builder.ts';

/** A sheet that has more columns than this is not turned. */
const MAX_UNITS = 20_000;

/**
 * Turns a sheet whose items stand in rows and whose units stand in columns: the first column holds the headers.
 * Columns that describe the items are left out by their headers. Cells keep the addresses that they have in the sheet.
 */
export function transpose(table: Table, skipped: readonly string[] = []): Table {
  const [names, ...all] = table.columns;
  const aside = new Set(skipped.map(fold));
  const units = all.filter(unit => !aside.has(fold(unit.header)));
  if (names === undefined || units.length > MAX_UNITS)
    throw new Fault(
      'orientation',
      `${table.file} can't be turned: it has ${table.columns.length} columns`,
      'remove `orientation: columns`',
    );
  const rowOf = new Map(units.map((unit, row) => [table.columns.indexOf(unit), row] as const));
  const columns: Column[] = [{ ...column(units.map(unit => unit.header)), header: names.header, letter: '' }];
  for (let row = 0; row < table.rows; row++)
    columns.push({
      ...column(units.map(unit => unit.value(row))),
      header: names.value(row),
      letter: String(table.at(row, null).row),
    });
  return {
    ...table,
    rows: units.length,
    columns,
    problems: table.problems.flatMap(problem => {
      const unit = rowOf.get(problem.column);
      return unit === undefined ? [] : [{ ...problem, row: unit, column: problem.row + 1 }];
    }),
    at: (row, column) => ({
      file: table.file,
      sheet: table.sheet,
      row: column === null ? null : column === 0 ? 1 : table.at(column - 1, null).row,
      column: row === null ? null : (units[row]?.letter ?? null),
      header: column === null ? null : (columns[column]?.header ?? null),
    }),
  };
}

function column(cells: readonly string[]) {
  const builder = new ColumnBuilder();
  for (const cell of cells) builder.push(cell);
  return builder.finish();
}
