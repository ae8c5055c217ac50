import type { Cell } from 'hucre/xlsx';
import { Fault } from '../base/fault.ts';
import { fold } from '../base/fold.ts';
import type { Column, Table } from '../model/table.ts';
import { ColumnBuilder } from './column-builder.ts';
import { columnIndex } from './letters.ts';
import { colourOf } from './note-marks.ts';
import type { Mark } from './options.ts';

/**
 * A table with a column for each declared mark, behind its own columns. A cell without a mark is blank.
 *
 * @param cells by `row,column`, both from 0; null where the workbook is too large for marks to be kept
 */
export function withMarks(
  table: Table,
  cells: ReadonlyMap<string, Cell> | null,
  marks: Readonly<Record<string, Mark>>,
): Table {
  if (cells === null)
    throw new Fault(
      'marks',
      `${table.file} is too large for colours, struck-through text and comments to be read`,
      'write them into a column of the sheet, and remove `marks:` from the `dialect:` of the resource',
    );
  const added = Object.entries(marks).map(([header, { column: name, read }]): Column => {
    const of = table.columns.find(column => fold(column.header) === fold(name));
    if (of === undefined)
      throw new Fault(
        'marks',
        `${table.file} has no column "${name}", whose marks are to be read as "${header}"`,
        'correct its header under `marks:` in the `dialect:` of the resource in review.yaml',
      );
    const at = columnIndex(of.letter);
    const builder = new ColumnBuilder();
    for (let row = 0; row < table.rows; row++)
      builder.push(markOf(cells.get(`${(table.at(row, null).row ?? 1) - 1},${at}`), read));
    // a mark is no text that could be written back
    return { ...builder.finish(), header, letter: '' };
  });
  const columns = [...table.columns, ...added];
  return {
    ...table,
    columns,
    at: (row, column) =>
      column === null || column < table.columns.length
        ? table.at(row, column)
        : { ...table.at(row, null), column: columns[column]!.letter, header: columns[column]!.header },
  };
}

function markOf(cell: Cell | undefined, read: Mark['read']): string {
  if (cell === undefined) return '';
  if (read === 'comment') return cell.comment?.text.trim() ?? '';
  if (read === 'strike') return cell.style?.font?.strikethrough === true ? 'struck through' : '';
  const fill = cell.style?.fill;
  const colour = fill?.type === 'pattern' && fill.pattern !== 'none' ? colourOf(fill.fgColor) : null;
  return colour === null ? '' : /^(FF)?[0-9A-F]{6}$/.test(colour) ? `#${colour.slice(-6)}` : colour;
}
