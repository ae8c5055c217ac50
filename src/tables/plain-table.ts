import { EMPTY_CELL, type TableCell, type TableModel, wordCell } from '../model/table-model.ts';

/**
 * A table from texts: one heading a column, one row a line, numbers to the right.
 *
 * @param left columns of words besides the first, which is always one
 * @param title printed above the table; where left out, the heading of the first column says what the table shows
 */
export function plainTable(
  header: readonly string[],
  rows: readonly (readonly (string | TableCell)[])[],
  { left = [], title = '', name = 'results' }: { left?: readonly number[]; title?: string; name?: string } = {},
): TableModel {
  const words = new Set([0, ...left]);
  return {
    name,
    title,
    columns: header.map((text, index) => ({
      key: String(index),
      header: text,
      align: words.has(index) ? 'left' : 'right',
      weight: words.has(index) ? 2 : 1,
    })),
    spans: [],
    groups: [
      {
        label: null,
        rows: rows.map(cells => ({
          indent: 0,
          emphasis: 'none',
          cells: header.map((_, index) => {
            const cell = cells[index] ?? EMPTY_CELL;
            return typeof cell === 'string' ? wordCell(cell) : cell;
          }),
        })),
      },
    ],
    footnotes: [],
    notes: [],
    alt: title === '' ? `A table of ${header.filter(text => text !== '').join(', ')}.` : `A table: ${title}`,
  };
}
