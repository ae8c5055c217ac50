import type { Column, Table } from '../../model/table.ts';

/** Rows that stand for several: which, and what a column makes of their cells. */
export interface Merged {
  readonly rows: ReadonlyMap<number, readonly number[]>;
  readonly cell: (header: string) => (cells: readonly string[]) => string;
}

/** Some rows of a table, each alone or with the cells of the rows that it stands for; cells keep their addresses. */
export function selectRows(table: Table, rows: readonly number[], merged?: Merged): Table {
  const place = new Map(rows.map((row, index) => [row, index]));
  return {
    ...table,
    rows: rows.length,
    columns: table.columns.map(column => {
      const cellOf = merged?.cell(column.header);
      const cells = rows.map(row => {
        const all = merged?.rows.get(row);
        return all === undefined ? column.value(row) : cellOf!(all.map(column.value));
      });
      return { ...recoded(cells), ...names(column) };
    }),
    ...(table.weights === undefined ? {} : { weights: Uint32Array.from(rows, row => table.weights![row]!) }),
    problems: table.problems.flatMap(problem => {
      const row = place.get(problem.row);
      return row === undefined ? [] : [{ ...problem, row }];
    }),
    findings: [],
    at: (row, column) => table.at(row === null ? null : (rows[row] ?? null), column),
  };
}

/** A column of the source under another header, its cells as they are or changed. */
export interface ColumnView {
  readonly source: number;
  readonly header: string;
  readonly change?: (cell: string) => string;
  /** columns whose common code fills a blank cell */
  readonly agreed?: { readonly columns: readonly number[]; readonly cell: (cells: readonly string[]) => string };
}

/** Some columns of a table, renamed; addresses and headers in messages are those of the sheet. */
export function selectColumns(table: Table, views: readonly ColumnView[]): Table {
  const place = new Map(views.map((view, index) => [view.source, index]));
  return {
    ...table,
    columns: views.map(({ source, header, change, agreed }) => {
      const column = table.columns[source]!;
      const others = (agreed?.columns ?? []).map(index => table.columns[index]!);
      const cellOf = (row: number): string => {
        const own = column.value(row);
        const cell =
          agreed !== undefined && own.trim() === '' ? agreed.cell(others.map(other => other.value(row))) : own;
        return change === undefined ? cell : change(cell);
      };
      const cells =
        change === undefined && others.length === 0
          ? column
          : recoded(Array.from({ length: table.rows }, (_, row) => cellOf(row)));
      return { ...cells, letter: column.letter, header };
    }),
    problems: table.problems.flatMap(problem => {
      const column = place.get(problem.column);
      return column === undefined ? [] : [{ ...problem, column }];
    }),
    findings: [],
    at: (row, column) => table.at(row, column === null ? null : (views[column]?.source ?? null)),
  };
}

const names = ({ header, letter }: Column): Pick<Column, 'header' | 'letter'> => ({ header, letter });

/** Cells with a dictionary of their own, so that no value of other rows stands in it. */
function recoded(cells: readonly string[]): Omit<Column, 'header' | 'letter'> {
  const index = new Map<string, number>();
  const codes = new Uint16Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    let code = index.get(cell);
    if (code === undefined) {
      code = index.size;
      index.set(cell, code);
    }
    codes[row] = code;
  }
  const value = (row: number): string => cells[row] ?? '';
  // more distinct cells than two bytes can count
  if (index.size > 65_535) return { length: cells.length, distinct: null, codes: null, value };
  return { length: cells.length, distinct: [...index.keys()], codes, value };
}
