import type { TableModel } from '../../../model/table-model.ts';
import { tableFormat } from '../table-format.ts';

/** Text inside a Markdown cell: nothing of it may be read as markup or end the cell. */
export const markdownText = (text: string): string =>
  text.replace(/[\\|`*_[\]<>#~]/g, '\\$&').replace(/\s*\r?\n\s*/g, '<br>');

const RULES = { left: ':--', right: '--:', center: ':-:' } as const;

/** Markdown as GitHub, Pandoc and Quarto read it; spanning headers are joined to the headers below them. */
export const md = tableFormat({
  name: 'md',
  extension: 'md',
  describe: 'Markdown',
  async write(table: TableModel): Promise<string> {
    const header = table.columns.map((column, index) => {
      const above = table.spans.flatMap(row =>
        row.filter(span => span.from <= index && index <= span.to).map(span => span.label),
      );
      return [...above, column.header]
        .filter(part => part !== '')
        .map(markdownText)
        .join(': ');
    });
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const mark = (cell: { text: string; footnotes: readonly number[] }): string =>
      markdownText(cell.text) + cell.footnotes.map(index => `<sup>${index + 1}</sup>`).join('');
    const body = table.groups.flatMap(group => [
      ...(group.label === null
        ? []
        : [line(table.columns.map((_, index) => (index === 0 ? `**${markdownText(group.label ?? '')}**` : '')))]),
      ...group.rows.map(row =>
        line(
          row.cells.map((cell, index) => {
            const text = mark(cell);
            const shown = row.emphasis !== 'none' && text !== '' ? `**${text}**` : text;
            return index === 0 && row.indent > 0 ? `${'&emsp;'.repeat(row.indent)}${shown}` : shown;
          }),
        ),
      ),
    ]);
    const footnotes = table.footnotes.map((note, index) => `\n<sup>${index + 1}</sup> ${markdownText(note)}\n`);
    const notes = table.notes.length === 0 ? '' : `\n${table.notes.map(markdownText).join(' ')}\n`;
    return `**${markdownText(table.title)}**\n\n${line(header)}${line(table.columns.map(column => RULES[column.align]))}${body.join('')}${footnotes.join('')}${notes}`;
  },
});
