import type { PdfCell, PdfLine } from './pdf-lines.ts';

/** Part of a page: lines of running text, or a table with the heads of its columns. */
export type PdfPart =
  | { readonly kind: 'text'; readonly lines: readonly PdfLine[] }
  | { readonly kind: 'table'; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A cell that is a number: `44`, `44 (74.6%)`, `74.6`, `0.81 (0.70 to 0.92)`, `–`. */
const NUMBER =
  /^(?:n ?= ?\d[\d, ]*|(?:[<>≤≥]\s*)?(?:[-−+]\s*)?\d[\d., \u00a0\u2009]*(?:%\s*)?(?:[([/][^a-z]*(?:(?:to|of|and)[^a-z]*)?)?|[–—-])$/i;

/** How many lines of a label or a row group may stand between two rows of numbers. */
const BETWEEN = 3;
/** How many lines a head may have. */
const DEEPEST = 8;
const LONGEST_CELL = 60;

/** Finds the tables of a page: runs of lines whose cells stand below each other and are numbers but for the first. */
export function pdfParts(written: readonly PdfLine[]): PdfPart[] {
  const lines = withLabels(written);
  const parts: PdfPart[] = [];
  let text: PdfLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = isRow(lines[i]!) ? tableEnd(lines, i) : i;
    if (end === i) {
      text.push(lines[i++]!);
      continue;
    }
    const rows = lines.slice(i, end);
    const columns = columnsOf(rows);
    const { head, group } = headAbove(text, rows[0]!, columns);
    text = text.slice(0, text.length - head.length - group.length);
    if (text.length > 0) parts.push({ kind: 'text', lines: text });
    text = [];
    parts.push({
      kind: 'table',
      heads: headsOf(head, columns),
      rows: [...group, ...rows].map(row => cellsOf(row, columns)),
    });
    i = end;
  }
  if (text.length > 0) parts.push({ kind: 'text', lines: text });
  return parts;
}

const isNumber = (cell: PdfCell): boolean => /\d/.test(cell.text) && NUMBER.test(cell.text);

/** A label of several lines is written before the numbers beside its first: they become one line. */
function withLabels(lines: readonly PdfLine[]): PdfLine[] {
  const found: PdfLine[] = [];
  for (const line of lines) {
    const [first] = line.cells;
    const label = first !== undefined && isNumber(first) ? labelBefore(found, line) : -1;
    if (label < 0) found.push(line);
    else {
      const words = found.splice(label).map(part => part.cells[0]!);
      const text = words.map(part => part.text).join(' ');
      const right = Math.max(...words.map(part => part.right));
      found.push({ ...line, cells: [{ ...words[0]!, text, right }, ...line.cells] });
    }
  }
  return found;
}

/** The line at the same height whose words, and those of the lines below it, end before the numbers; -1 for none. */
function labelBefore(lines: readonly PdfLine[], numbers: PdfLine): number {
  for (let i = lines.length - 1; i >= 0 && i >= lines.length - 1 - BETWEEN; i--) {
    const { cells, y, height } = lines[i]!;
    if (cells.length !== 1 || cells[0]!.right > numbers.cells[0]!.left || isNumber(cells[0]!)) return -1;
    if (Math.abs(y - numbers.y) < 0.3 * height) return i;
    if (y > numbers.y) return -1;
  }
  return -1;
}

const isRow = ({ cells: [first, ...rest] }: PdfLine): boolean =>
  first !== undefined &&
  /\p{L}/u.test(first.text) &&
  rest.some(isNumber) &&
  rest.every(cell => cell.text.length <= LONGEST_CELL);

/** The line behind the last row, or `from` where there is only one. */
function tableEnd(lines: readonly PdfLine[], from: number): number {
  let last = from;
  for (let i = from + 1; i < lines.length && i - last <= BETWEEN + 1; i++) {
    const [line, before] = [lines[i]!, lines[i - 1]!];
    if (line.y > before.y || before.y - line.y > 4 * line.height) break;
    if (isRow(line) && below(line, lines[last]!)) last = i;
    // a label over several lines, or the name of a row group
    else if (line.cells.length !== 1 || line.cells[0]!.left > lines[from]!.cells[1]!.left) break;
  }
  return last === from ? from : last + 1;
}

/** Some cell stands below some cell of the other row. */
const below = (line: PdfLine, above: PdfLine): boolean =>
  line.cells
    .slice(1)
    .some(cell => above.cells.slice(1).some(other => cell.left < other.right && other.left < cell.right));

interface Column {
  left: number;
  right: number;
}

/** Columns of cells that stand below each other; the first column, of the labels, is not among them. */
function columnsOf(rows: readonly PdfLine[]): Column[] {
  const columns: Column[] = [];
  const cells = rows.filter(isRow).flatMap(row => row.cells.slice(1));
  for (const { left, right } of [...cells].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** The column that a cell belongs to: 0 for the labels, else the one that it overlaps most, or that is nearest. */
function columnAt({ left, right }: PdfCell, columns: readonly Column[]): number {
  const middle = (left + right) / 2;
  const distances = columns.map(column =>
    Math.max(0, column.left - right, left - column.right) > 0
      ? Math.min(Math.abs(column.left - middle), Math.abs(column.right - middle))
      : -(Math.min(right, column.right) - Math.max(left, column.left)),
  );
  const best = distances.indexOf(Math.min(...distances));
  return distances[best]! > 0 && middle < columns[0]!.left ? 0 : best + 1;
}

function cellsOf(row: PdfLine, columns: readonly Column[]): string[] {
  const cells = Array.from({ length: columns.length + 1 }, () => '');
  row.cells.forEach((cell, i) => {
    const column = i === 0 ? 0 : columnAt(cell, columns);
    cells[column] = `${cells[column]} ${cell.text}`.trim();
  });
  return cells;
}

/** A caption of one line, which may be short and stand over a single column. */
const CAPTION = /^(?:table|tab\.) ?[\dA-Z]{1,4}[.:]\s/i;

/** The lines above a table that head its columns, and the one that names its first row group. */
function headAbove(
  text: readonly PdfLine[],
  first: PdfLine,
  columns: readonly Column[],
): { head: readonly PdfLine[]; group: readonly PdfLine[] } {
  const right = columns.at(-1)!.right;
  let start = text.length;
  while (start > 0 && text.length - start < DEEPEST * (columns.length + 1)) {
    const line = text[start - 1]!;
    // a title or a sentence: it is long, or goes on from the labels over the columns
    const wide = line.cells.some(
      cell =>
        cell.text.length > LONGEST_CELL ||
        CAPTION.test(cell.text) ||
        cell.right > right + 2 * line.height ||
        (cell.left < first.cells[0]!.right && cell.right > columns[0]!.left) ||
        isNumber(cell),
    );
    if (wide || line.y <= first.y || line.y - first.y > 2 * DEEPEST * line.height) break;
    start--;
  }
  // a head may be written column by column: only all of its lines together stand close above each other
  let top = first.y;
  for (const line of [...text.slice(start)].sort((a, b) => a.y - b.y)) {
    if (line.y - top > 2.5 * line.height) break;
    top = Math.max(top, line.y);
  }
  while (text.slice(start).some(line => line.y > top)) start++;
  const above = text.slice(start);
  // what stands over no column and lowest is the name of a row group
  const lowest = Math.min(...above.map(line => line.y));
  const isGroup = (line: PdfLine): boolean =>
    line.y === lowest && line.cells.length === 1 && line.cells[0]!.right < columns[0]!.left;
  const group = above.length > 1 && isGroup(above.at(-1)!) ? [above.at(-1)!] : [];
  const head = above.slice(0, above.length - group.length);
  return head.some(line => line.cells.some(cell => columnAt(cell, columns) > 0))
    ? { head, group }
    : { head: [], group: [] };
}

/** The words of a head by column, from top to bottom. */
function headsOf(head: readonly PdfLine[], columns: readonly Column[]): string[] {
  const heads: PdfCell[][] = Array.from({ length: columns.length + 1 }, () => []);
  for (const line of head) for (const cell of line.cells) heads[columnAt(cell, columns)]!.push(cell);
  return heads.map(cells =>
    [...cells]
      .sort((a, b) => b.y - a.y || a.left - b.left)
      .map(cell => cell.text)
      .join(' '),
  );
}
