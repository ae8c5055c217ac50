import { markdownText } from '../../../base/markdown-text.ts';
import type { TableCell, TableModel } from '../../../model/table-model.ts';
import { flatHeader } from '../flat-header.ts';
import { footnoteMark } from '../footnote-mark.ts';
import { isBold, linesOf } from '../lines.ts';
import { tableFormat } from '../table-format.ts';

const RULES = { left: ':--', right: '--:', center: ':-:' } as const;

/**
 * Markdown as GitHub, Pandoc and Quarto read it; spanning headers are joined to the headers below them. Footnotes are the
 * syntax's own, labelled by the table's name: Pandoc drops raw HTML but keeps its text, so that `2<sup>1</sup>` came out as 21.
 */
export const md = tableFormat({
  name: 'md',
  extension: 'md',
  describe: 'Markdown',
  async write(table: TableModel): Promise<string> {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const prefix = table.name.replace(/[^A-Za-z0-9-]+/g, '-');
    const label = (index: number): string => `[^${prefix}-${footnoteMark(index)}]`;
    const mark = (cell: TableCell): string => markdownText(cell.text) + cell.footnotes.map(label).join('');
    const body = linesOf(table).map(row =>
      line(
        row.cells.map((cell, index) => {
          const text = mark(cell);
          const shown = isBold(row, index) && text !== '' ? `**${text}**` : text;
          return index === 0 && row.indent > 0 ? `${'&emsp;'.repeat(row.indent)}${shown}` : shown;
        }),
      ),
    );
    const footnotes = table.footnotes.map((note, index) => `\n${label(index)}: ${markdownText(note)}\n`);
    const notes = table.notes.length === 0 ? '' : `\n${table.notes.map(markdownText).join(' ')}\n`;
    return `${table.title === '' ? '' : `**${markdownText(table.title)}**\n\n`}${line(flatHeader(table).map(markdownText))}${line(table.columns.map(column => RULES[column.align]))}${body.join('')}${footnotes.join('')}${notes}`;
  },
});
