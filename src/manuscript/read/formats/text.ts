import { reader } from '../block.ts';
import { blocksOfLines, type Line } from '../blocks-of-lines.ts';
import { withDashedTables } from '../dashed-tables.ts';
import { readTextBytes } from '../read-text.ts';

export const text = reader({
  name: 'text',
  describe: 'plain text; paragraphs are separated by blank lines, cells by tabs, or in tables of dashes',
  extensions: ['txt', 'text'],
  async read(bytes, name) {
    const lines = readTextBytes(bytes, name).split('\n');
    return blocksOfLines(
      withDashedTables(
        lines,
        i => lineOf(lines[i]!),
        cell => cell,
      ),
    );
  },
});

const lineOf = (line: string): Line =>
  line.trim() === ''
    ? { kind: 'blank', text: line }
    : line.includes('\t')
      ? { kind: 'row', text: line, cells: line.split('\t').map(cell => ({ text: cell })) }
      : { kind: 'text', text: line };
