import type { FieldChange, LayoutColumn, LayoutSheet, ReshapedSheet } from './layout.ts';

/** How a multi-select field is spread over columns. */
export interface BoxStyle {
  header(name: string, code: string): string;
  on(option: { readonly value: string; readonly label: string }): string;
  readonly off: string;
  /** a multi-select field that stays one column, several codes in a cell */
  keeps?(column: LayoutColumn): boolean;
  /** what a cell of any other field is written as; its own text where left out */
  plain?(column: LayoutColumn, text: string): string;
}

/** One column an option; a missing state fills all of them, a row that wasn't coded leaves all blank. */
export function spreadBoxes(sheet: LayoutSheet, style: BoxStyle, unsaid: readonly string[] = []): ReshapedSheet {
  const fields = new Map<string, FieldChange>();
  const parts = sheet.columns.map((column): { headers: string[]; cells: (row: number) => string[] } => {
    const { options } = column;
    if (options === null || style.keeps?.(column) === true)
      return { headers: [column.name], cells: row => [style.plain?.(column, text(column, row)) ?? text(column, row)] };
    const headers = options.map(option => style.header(column.name, option.value));
    fields.set(column.name, {
      delimiter: undefined,
      items: undefined,
      columns: options.map((option, i) => ({ name: headers[i]!, value: option.value })),
      ...(column.field?.categories ? {} : { categories: options.map(({ value }) => ({ value })) }),
      unchecked: undefined,
      checked: undefined,
    });
    return {
      headers,
      cells: row => {
        const cell = column.cells[row]!;
        return options.map(option =>
          typeof cell === 'string' ? cell : cell.includes(option.value) ? style.on(option) : style.off,
        );
      },
    };
  });
  return {
    rows: [parts.flatMap(part => part.headers), ...sheet.rows.map((_, row) => parts.flatMap(part => part.cells(row)))],
    fields,
    unsaid,
  };
}

const text = (column: LayoutColumn, row: number): string => {
  const cell = column.cells[row]!;
  return typeof cell === 'string' ? cell : cell.join(column.field?.delimiter ?? ';');
};
