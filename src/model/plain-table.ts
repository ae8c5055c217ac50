import type { Column, Table } from './table.ts';

/** A dictionary-encoded column from its cells; with too many distinct cells for two-byte codes it keeps them as they are. */
function plainColumn(header: string, letter: string, cells: readonly string[]): Column {
  const index = new Map<string, number>();
  for (const cell of cells) if (!index.has(cell)) index.set(cell, index.size);
  const small = index.size <= 65_535;
  return {
    header,
    letter,
    length: cells.length,
    distinct: small ? [...index.keys()] : null,
    codes: small ? Uint16Array.from(cells, cell => index.get(cell) ?? 0) : null,
    value: row => cells[row] ?? '',
  };
}

/** Where a row of a plain table came from: another table and its row. */
export interface RowOrigin {
  readonly table: Table;
  readonly row: number;
}

/**
 * A table from columns of text that were put together from other tables; each row keeps the address of the row it came from.
 *
 * @param columns header and cells, one cell a row
 */
export function plainTable(
  columns: readonly { readonly header: string; readonly cells: readonly string[] }[],
  origins: readonly RowOrigin[],
): Table {
  const first = origins[0]?.table;
  const file = first?.file ?? '';
  const sheet = first?.sheet ?? null;
  const letters = new Map<Table, ReadonlyMap<string, string>>();
  const lettersOf = (table: Table): ReadonlyMap<string, string> => {
    const known = letters.get(table) ?? new Map(table.columns.map(column => [column.header, column.letter]));
    letters.set(table, known);
    return known;
  };
  return {
    file,
    sheet,
    rows: origins.length,
    columns: columns.map(({ header, cells }) =>
      plainColumn(header, first === undefined ? '' : (lettersOf(first).get(header) ?? ''), cells),
    ),
    problems: [],
    findings: [],
    at(row, column) {
      const origin = row === null ? undefined : origins[row];
      const header = column === null ? null : (columns[column]?.header ?? null);
      const table = origin?.table ?? first;
      return {
        file: table?.file ?? file,
        sheet: table?.sheet ?? sheet,
        row: origin === undefined ? null : origin.table.at(origin.row, null).row,
        column: header === null || table === undefined ? null : (lettersOf(table).get(header) ?? null),
        header,
      };
    },
  };
}
