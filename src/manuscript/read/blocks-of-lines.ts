import type { Block } from './block.ts';
import { type Cell, tableReader } from './table.ts';

/** What a line of a text format is. */
export interface Line {
  readonly kind: 'text' | 'blank' | 'heading' | 'row' | 'rule';
  readonly text: string;
  /** its number in the source, where several are on one line of it */
  readonly at?: number;
  /** of a row */
  readonly cells?: readonly Cell[];
}

/** Lines to blocks: paragraphs end at blank lines, headings and tables; each row of a table is a block, read with its header. */
export function blocksOfLines(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let paragraph: string[] = [];
  let start = 0;
  let read: ReturnType<typeof tableReader> | null = null;
  const flush = (): void => {
    const text = paragraph.join('\n');
    if (text.trim() !== '') blocks.push({ text, kind: 'text', section, unit: 'line', at: start });
    paragraph = [];
  };
  lines.forEach((line, index) => {
    const at = line.at ?? index + 1;
    if (line.kind !== 'text') flush();
    if (line.kind !== 'row' && line.kind !== 'rule') read = null;
    switch (line.kind) {
      case 'text':
        if (paragraph.length === 0) start = at;
        paragraph.push(line.text);
        break;
      case 'heading':
        section = line.text.trim();
        blocks.push({ text: line.text, kind: 'heading', section, unit: 'line', at });
        break;
      case 'row': {
        read ??= tableReader();
        blocks.push({ ...read(line.cells ?? []), kind: 'row', section, unit: 'line', at });
        break;
      }
      case 'blank':
      case 'rule':
        break;
    }
  });
  flush();
  return blocks;
}
