import type { Block, SourceSpan } from './block.ts';
import { tableReader } from './table.ts';

/** Longer pieces between tabs are running text. */
const LONGEST_CELL = 90;

/**
 * Paragraphs whose words stand between tabs, two or more in a row with as many columns, are the rows of a table without a grid;
 * elsewhere a tab is a blank.
 */
export function withTabbedRows(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  for (let from = 0; from < blocks.length; ) {
    let to = from;
    const columns = columnsOf(blocks[from]!);
    while (to < blocks.length && columns > 1 && columnsOf(blocks[to]!) === columns) to++;
    const rows = blocks.slice(from, to);
    if (rows.length > 1 && rows.filter(({ text }) => /\t[^\t]*\d/.test(text)).length * 2 > rows.length - 1) {
      const read = tableReader();
      for (const row of rows)
        found.push({
          ...row,
          ...read(row.text.split('\t').map(text => ({ text: text.trim() }))),
          kind: 'row',
          ...(row.source === undefined ? {} : { source: byColumn(row.text, row.source) }),
        });
      from = to;
    } else {
      const block = blocks[from++]!;
      found.push(block.kind === 'row' ? block : { ...block, text: block.text.replaceAll('\t', ' ') });
    }
  }
  return found;
}

const columnsOf = ({ text, kind }: Block): number => {
  if (kind !== 'text' || !text.includes('\t')) return 1;
  const cells = text.split('\t');
  return cells.every(cell => cell.length <= LONGEST_CELL) ? cells.length : 1;
};

/** Runs by the column that they begin in. */
const byColumn = (text: string, spans: readonly SourceSpan[]): SourceSpan[] =>
  spans.map(span => ({ ...span, at: text.slice(0, span.at).split('\t').length - 1 }));
