import { EMPTY_CELL, type TableCell, type TableModel, type TableRow, wordCell } from '../../model/table-model.ts';

/** A line of a table's body: a group's heading or a row. */
export interface Line {
  readonly kind: 'heading' | 'row';
  /** a heading that has no cells of its own spans the table */
  readonly spanning: boolean;
  readonly group: string | null;
  /** which group, for formats that put each into a body of its own */
  readonly groupIndex: number;
  readonly indent: number;
  readonly emphasis: TableRow['emphasis'];
  readonly cells: readonly TableCell[];
}

/** Whether a cell is set off: of a group's heading its label alone, so that no number there looks marked. */
export const isBold = ({ kind, emphasis }: Line, column: number): boolean =>
  emphasis !== 'none' && (kind === 'row' || column === 0);

/** The body of a table line by line, headings of groups included. */
export function linesOf(table: TableModel): Line[] {
  return table.groups.flatMap((group, groupIndex): Line[] => [
    ...(group.label === null
      ? []
      : [
          {
            kind: 'heading' as const,
            spanning: group.heading === undefined,
            group: group.label,
            groupIndex,
            indent: 0,
            emphasis: 'heading' as const,
            cells:
              group.heading ??
              table.columns.map((_, index) => (index === 0 ? wordCell(group.label ?? '') : EMPTY_CELL)),
          },
        ]),
    ...group.rows.map(row => ({
      kind: 'row' as const,
      spanning: false,
      group: group.label,
      groupIndex,
      indent: row.indent,
      emphasis: row.emphasis,
      cells: row.cells,
    })),
  ]);
}
