import { reader } from '../block.ts';
import { blocksOfLines } from '../blocks-of-lines.ts';
import { readTextBytes } from '../read-text.ts';

export const text = reader({
  name: 'text',
  describe: 'plain text; paragraphs are separated by blank lines, cells by tabs',
  extensions: ['txt', 'text'],
  async read(bytes, name) {
    return blocksOfLines(
      readTextBytes(bytes, name)
        .split('\n')
        .map(line =>
          line.trim() === ''
            ? { kind: 'blank', text: line }
            : line.includes('\t')
              ? { kind: 'row', text: line, cells: line.split('\t').map(cell => ({ text: cell })) }
              : { kind: 'text', text: line },
        ),
    );
  },
});
