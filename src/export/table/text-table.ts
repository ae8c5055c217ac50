import { styleText } from 'node:util';
import { markdownText } from '../../base/markdown-text.ts';
import { printable } from '../../base/printable.ts';

/** How wide a text is on a terminal: marks that combine take no room, CJK letters take two columns. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (/\p{M}/u.test(character)) continue;
    width +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return width;
}

const pad = (text: string, width: number, right: boolean): string => {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? fill + text : text + fill;
};

/** A column of words is at most so wide where others follow it, so that the numbers beside a long label stay on the screen. */
const MAX_WIDTH = 72;

/** A cell of words in lines of at most `MAX_WIDTH`; further lines are indented as the first. A longer word stays whole. */
function wrapped(text: string): string[] {
  if (displayWidth(text) <= MAX_WIDTH) return [text];
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  for (const word of text.trim().split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(`${last} ${word}`) > MAX_WIDTH) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** How a table is printed; `wrap`, for a terminal, breaks long words: a file and a pipe have one line a row. */
export interface TextTableOptions {
  readonly colour: boolean;
  readonly wrap?: boolean;
  readonly markdown?: boolean;
  readonly left?: readonly number[];
}

/** Cells in columns: the first left, the others right where they are numbers. */
export function textTable(
  heads: readonly string[],
  body: readonly (readonly string[])[],
  options: TextTableOptions,
): string {
  const header = heads.map(printable);
  const rows = body.map(cells => cells.map(printable));
  const left = new Set([0, ...(options.left ?? [])]);
  if (options.markdown) {
    const marks = header.map((_, column) => (left.has(column) ? '---' : '---:'));
    return `${[header.map(markdownText), marks, ...rows.map(cells => header.map((_, column) => markdownText(cells[column] ?? '')))].map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`;
  }
  const lines = rows.flatMap(row => {
    const cells = row.map((text, column) =>
      options.wrap && left.has(column) && column < header.length - 1 ? wrapped(text) : [text],
    );
    const height = Math.max(1, ...cells.map(cell => cell.length));
    return Array.from({ length: height }, (_, i) => cells.map(cell => cell[i] ?? ''));
  });
  const widths = header.map((text, column) =>
    Math.max(displayWidth(text), ...lines.map(cells => displayWidth(cells[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, column) => pad(text, widths[column] ?? 0, !left.has(column)))
      .join('  ')
      .trimEnd();
  const rule = widths.map(width => '─'.repeat(width)).join('──');
  const head = line(header);
  return `${[options.colour ? styleText('bold', head) : head, rule, ...lines.map(line)].join('\n')}\n`;
}
