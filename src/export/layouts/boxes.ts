import type { FieldChange, LayoutColumn, LayoutSheet, ReshapedSheet } from './layout.ts';

/** How a multi-select field is spread over columns. */
export interface BoxStyle {
  header(name: string, code: string): string;
  on(option: { readonly value: string; readonly label: string }): string;
  readonly off: string;
  /** the header of the column that is ticked for a missing state, the options staying blank; left out where the state fills all of them */
  missingHeader?(name: string, token: string): string;
  /** a multi-select field that stays one column, several codes in a cell */
  keeps?(column: LayoutColumn): boolean;
  /** what a cell of any other field is written as; its own text where left out */
  plain?(column: LayoutColumn, text: string): string;
}

/** One column an option; a missing state fills all of them or has a column of its own, a row that wasn't coded leaves all blank. */
export function spreadBoxes(sheet: LayoutSheet, style: BoxStyle, unsaid: readonly string[] = []): ReshapedSheet {
  const fields = new Map<string, FieldChange>();
  const parts = sheet.columns.map((column): { headers: string[]; cells: (row: number) => string[] } => {
    const { options } = column;
    if (options === null || style.keeps?.(column) === true)
      return { headers: [column.name], cells: row => [style.plain?.(column, text(column, row)) ?? text(column, row)] };
    const { missingHeader } = style;
    const headers = options.map(option => style.header(column.name, option.value));
    const mark = (token: string): string => missingHeader?.(column.name, token) ?? '';
    // an option may have the name of a missing value: then there is no other column for it
    const tokens = missingHeader === undefined ? [] : tokensOf(column).filter(token => !headers.includes(mark(token)));
    const marks = tokens.map(mark);
    fields.set(column.name, {
      delimiter: undefined,
      items: undefined,
      columns: [
        ...options.map((option, i) => ({ name: headers[i]!, value: option.value })),
        ...tokens.map((token, i) => ({ name: marks[i]!, value: token })),
      ],
      ...(column.field?.categories ? {} : { categories: options.map(({ value }) => ({ value })) }),
      unchecked: undefined,
      checked: undefined,
    });
    return {
      headers: [...headers, ...marks],
      cells: row => {
        const cell = column.cells[row]!;
        if (typeof cell !== 'string')
          return [
            ...options.map(option => (cell.includes(option.value) ? style.on(option) : style.off)),
            ...tokens.map(() => style.off),
          ];
        const missing = tokens.indexOf(cell.trim());
        return [
          ...options.map(() => (missing < 0 ? cell : '')),
          ...tokens.map((token, i) => (i === missing ? style.on({ value: token, label: token }) : '')),
        ];
      },
    };
  });
  return {
    rows: [parts.flatMap(part => part.headers), ...sheet.rows.map((_, row) => parts.flatMap(part => part.cells(row)))],
    fields,
    unsaid,
  };
}

/** The missing values that stand in a column, in their order there. */
const tokensOf = ({ field, cells }: LayoutColumn): string[] => [
  ...new Set(cells.flatMap(cell => (typeof cell === 'string' && field?.missing.has(cell.trim()) ? [cell.trim()] : []))),
];

const text = (column: LayoutColumn, row: number): string => {
  const cell = column.cells[row]!;
  return typeof cell === 'string' ? cell : cell.join(column.field?.delimiter ?? ';');
};
