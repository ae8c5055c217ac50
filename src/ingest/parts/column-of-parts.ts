import type { Column } from '../../model/table.ts';
import type { PartCells } from './part-cells.ts';

/** The cells of one column in all parts of a file, one after the other, as a column whose cells are read when they are asked for. */
export function columnOfParts(name: Pick<Column, 'header' | 'letter'>, parts: readonly PartCells[]): Column {
  const begins: number[] = [];
  let length = 0;
  for (const part of parts) {
    begins.push(length);
    length += 'codes' in part ? part.codes.length : part.starts.length;
  }
  let last = 0;
  const value = (row: number): string => {
    // rows are mostly read in their order
    if (row < begins[last]! || row >= (begins[last + 1] ?? length)) last = partOf(begins, row);
    const [part, at] = [parts[last]!, row - begins[last]!];
    if ('codes' in part) return part.distinct[part.codes[at]!]!;
    const page = part.pages[part.page[at]!]!;
    const bytes = Buffer.from(page.buffer, page.byteOffset, page.length);
    return bytes.toString(part.ascii ? 'latin1' : 'utf8', part.starts[at], part.ends[at]);
  };
  return { ...name, length, distinct: null, codes: null, value };
}

/** The last part that begins at a row or before it. */
function partOf(begins: readonly number[], row: number): number {
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (begins[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
