import { layout, NONE } from '../layout.ts';

export const LONG_HEADERS = ['row', 'field', 'value'] as const;

/** A row a study and item. `row` holds what belongs together; a blank cell has no row, a study without any value one. */
export const long = layout({
  name: 'long',
  describe: 'one row per study and item: key, field, value',
  write({ key, columns, rows }) {
    const keys = columns.filter(column => key.includes(column.name));
    const others = columns.filter(column => !key.includes(column.name));
    const body = rows.flatMap((number, row) => {
      const head = [String(number), ...keys.map(column => String(column.cells[row] ?? ''))];
      const items = others.flatMap(column => {
        const cell = column.cells[row]!;
        const values = typeof cell === 'string' ? (cell === '' ? [] : [cell]) : cell.length === 0 ? [NONE] : cell;
        return values.map(value => [...head, column.name, value]);
      });
      return items.length > 0 ? items : [[...head, '', '']];
    });
    return {
      rows: [['row', ...keys.map(column => column.name), 'field', 'value'], ...body],
      fields: new Map(),
      unsaid: [],
    };
  },
});
