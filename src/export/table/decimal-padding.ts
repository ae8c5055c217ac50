import type { TableCell, TableModel } from '../../model/table-model.ts';
import { footnoteMark } from './footnote-mark.ts';
import { linesOf } from './lines.ts';

/** What stands unseen behind a cell, so that the decimal marks of its column are below each other. */
export interface Padding {
  /** decimals that others have and this cell lacks, e.g. `0` or `.00` */
  readonly digits: string;
  /** marks of footnotes that others have and this cell lacks */
  readonly marks: string;
}

const NO_PADDING: Padding = { digits: '', marks: '' };

/**
 * The padding of each cell of a table. Cells that are numbers alone (P values) are aligned over the whole column,
 * cells of several numbers, e.g. `69 (79.3%)`, with their like in one group. Columns that are not right-aligned have none.
 */
export function decimalPadding(table: TableModel): (cell: TableCell) => Padding {
  const lines = linesOf(table);
  const mark = table.look?.decimalMark ?? '.';
  const padded = new Map<TableCell, Padding>();
  table.columns.forEach((column, at) => {
    if (column.align !== 'right') return;
    const cells = lines.map(line => {
      const cell = line.cells[at];
      const marks = (cell?.footnotes ?? []).map(index => footnoteMark(index, table.look?.marks)).join(',');
      return { cell, ...shapeOf(cell?.text ?? '', mark), marks, group: line.groupIndex };
    });
    const keys = cells.map(({ shape, group }) => (shape === '#' ? shape : `${group} ${shape}`));
    const widest = Math.max(0, ...cells.map(({ marks }) => marks.length));
    const most = new Map<string, number>();
    cells.forEach(({ decimals }, i) => void most.set(keys[i]!, Math.max(most.get(keys[i]!) ?? 0, decimals)));
    cells.forEach(({ cell, decimals, marks, shape }, i) => {
      if (cell === undefined || shape === '') return;
      const lacking = most.get(keys[i]!)! - decimals;
      padded.set(cell, {
        digits: `${lacking > 0 && decimals === 0 ? mark : ''}${'0'.repeat(lacking)}`,
        marks: 'a'.repeat(widest - marks.length),
      });
    });
  });
  return cell => padded.get(cell) ?? NO_PADDING;
}

/** A cell with `#` for each of its numbers, and how many decimals the last one has; nothing where there is no number. */
function shapeOf(text: string, mark: string): { readonly shape: string; readonly decimals: number } {
  const numbers =
    mark === ','
      ? /[<>-]?\d+(?:[.\u2009\u202f\u00a0 ]\d{3}(?!\d))*(?:,(\d+))?/g
      : /[<>-]?\d+(?:[,\u2009\u202f\u00a0 ]\d{3}(?!\d))*(?:\.(\d+))?/g;
  let decimals = 0;
  const shape = text.replace(numbers, (_, fraction: string | undefined) => {
    decimals = fraction?.length ?? 0;
    return '#';
  });
  return { shape: shape.includes('#') ? shape : '', decimals };
}
