import type { ResultRow } from '../model/result-row.ts';
import { type TableCell, type TableModel, wordCell } from '../model/table-model.ts';
import type { Words } from '../model/words.ts';
import type { PlacedRow } from './place-rows.ts';

/** Where a number stands: in the grid, in the total of its line or of its column, or in the corner. */
export type CrosstabPlace = 'cell' | 'line' | 'column' | 'whole';

export interface CrosstabLayout {
  readonly words: Words;
  /** whose percentages the cells print */
  readonly base: ResultRow['base'];
  /** the columns of missing states are left out too */
  readonly hideMissing?: boolean;
  /** the lines of the table in their order, from the row totals */
  place(totals: readonly ResultRow[]): readonly PlacedRow[];
  label(total: ResultRow): string;
  print(row: ResultRow | undefined, place: CrosstabPlace): TableCell;
}

/** The columns and lines of one cross-table, its totals included; `spanned`: how many columns lie below the other field. */
export type CrosstabGrid = Pick<TableModel, 'columns' | 'groups'> & { readonly spanned: number };

/** The row totals of a cross-table: one row for each of its lines. */
export const rowTotals = (rows: readonly ResultRow[]): ResultRow[] =>
  rows.filter(row => row.statistic === 'share' && row.level !== null && row.by.length === 0);

/** The number of all units of a cross-table. */
export const wholeCount = (rows: readonly ResultRow[]): ResultRow | undefined =>
  rows.find(row => row.statistic === 'count' && row.level === null && row.by.length === 0);

/**
 * The rows of one cross-table as a grid: lines are the categories and missing states of the first field, columns those of the
 * other, totals stand at the right and below. The terminal and exhibits print it, each in its own words.
 */
export function crosstabGrid(rows: readonly ResultRow[], layout: CrosstabLayout): CrosstabGrid {
  const { words, base, print } = layout;
  const shares = rows.filter(row => row.statistic === 'share' && row.by.length === 1);
  const cells = shares.filter(row => row.level !== null);
  const columns = [...new Map(cells.map(row => [columnKey(row), row])).entries()].flatMap(([key, { by }]) =>
    layout.hideMissing === true && by[0]!.missing ? [] : [{ key, group: by[0]! }],
  );
  const lineKey = (row: ResultRow): string => JSON.stringify([row.kind, row.level]);
  const at = new Map(
    cells.filter(row => row.base === base).map(row => [`${lineKey(row)} ${columnKey(row)}`, row] as const),
  );
  const below = new Map(shares.flatMap(row => (row.level === null ? [[columnKey(row), row] as const] : [])));
  const field = rows.find(row => row.field !== null)?.field ?? '';
  return {
    columns: [
      { key: 'label', header: words.fieldTitle(field), align: 'left', weight: 2 },
      ...columns.map(({ group }) => ({
        key: group.level,
        header: words.levelLabel(group.field, group.level),
        align: 'right' as const,
        weight: 1,
      })),
      { key: 'total', header: 'Total', align: 'right', weight: 1 },
    ],
    groups: [
      {
        label: null,
        rows: [
          ...layout.place(rowTotals(rows)).map(({ row, indent }) => ({
            indent,
            emphasis: 'none' as const,
            cells: [
              wordCell(layout.label(row)),
              ...columns.map(({ key }) => print(at.get(`${lineKey(row)} ${key}`), 'cell')),
              print(row, 'line'),
            ],
          })),
          {
            indent: 0,
            emphasis: 'total',
            cells: [
              wordCell('Total'),
              ...columns.map(({ key }) => print(below.get(key), 'column')),
              print(wholeCount(rows), 'whole'),
            ],
          },
        ],
      },
    ],
    spanned: columns.length,
  };
}

const columnKey = ({ by: [group] }: ResultRow): string => JSON.stringify([group!.level, group!.missing]);
