import type { TableCell, TableModel } from '../../../model/table-model.ts';
import { flatHeader } from '../flat-header.ts';
import { linesOf } from '../lines.ts';
import { tableFormat } from '../table-format.ts';
import { type TextTableOptions, textTable } from '../text-table.ts';

/** A table in columns of text, as a terminal shows it. */
export const terminal = tableFormat({
  name: 'terminal',
  extension: 'txt',
  describe: 'Text in columns, as on a terminal',
  write: async table => terminalTable(table, { colour: false }),
});

/** The text of a table; a title that the heading of the first column already says is left out. */
export function terminalTable(table: TableModel, { colour, wrap = false }: TextTableOptions): string {
  const header = flatHeader(table);
  const mark = (cell: TableCell): string =>
    cell.text + (cell.footnotes.length === 0 ? '' : ` [${cell.footnotes.map(index => index + 1).join(',')}]`);
  const body = textTable(
    header,
    linesOf(table).map(({ cells, indent }) =>
      cells.map((cell, index) => (index === 0 ? '  '.repeat(indent) : '') + mark(cell)),
    ),
    { colour, wrap, left: table.columns.flatMap((column, index) => (column.align === 'left' ? [index] : [])) },
  );
  const footnotes = table.footnotes.map((note, index) => `[${index + 1}] ${note}\n`);
  const notes = table.notes.map(note => `${note}\n`);
  return `${table.title === '' || table.title === header[0] ? '' : `${table.title}\n\n`}${body}${footnotes.join('')}${notes.join('')}`;
}
