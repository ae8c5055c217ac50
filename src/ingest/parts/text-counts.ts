import type { Source } from '../../base/effects.ts';
import type { CellClasses, CountSource } from '../../model/count-source.ts';
import type { Table } from '../../model/table.ts';
import { columnLetter } from '../letters.ts';
import type { IngestOptions } from '../options.ts';
import { columnOfParts } from './column-of-parts.ts';
import { NotCounted } from './not-counted.ts';
import { type OpenText, openText } from './open-text.ts';
import type { PartClasses } from './part.ts';
import type { PartCells } from './part-cells.ts';
import { RefusedPart, readParts, SeenMarks } from './read-parts.ts';

/**
 * A large text file whose cells are counted as it is read: combinations of cells are kept, and no row. Null where it must be
 * read row by row.
 *
 * Counts and rows that are asked for at once are taken from one reading.
 *
 * @param partSize how many bytes a thread reads at a time
 */
export function textCounts(source: Source, options: IngestOptions, partSize?: number): CountSource | null {
  const found = openText(source, options);
  if (found === null) return null;
  const text: OpenText = found;
  const columns = text.headers.map((name, at) => ({ header: name, letter: columnLetter(at) }));
  let asked: { classes: readonly number[]; rows: readonly number[]; answer: Promise<Answer> } | null = null;
  const ask = (more: { readonly classes?: readonly number[]; readonly rows?: readonly number[] }): Promise<Answer> => {
    const own = asked ?? { classes: [], rows: [], answer: Promise.resolve().then(() => read()) };
    asked = { ...own, ...more };
    return own.answer;
  };
  async function read(): Promise<Answer> {
    const { classes, rows } = asked!;
    asked = null;
    return answer(source, text, columns, { classes, rows, partSize });
  }
  return {
    file: source.name,
    columns,
    together: true,
    classes: async positions => (await ask({ classes: positions })).classes,
    rowsOf: async positions => (await ask({ rows: positions })).table,
    at: addresses(source.name, columns),
    close: () => undefined,
  };
}

interface Asked {
  readonly classes: readonly number[];
  readonly rows: readonly number[];
  readonly partSize: number | undefined;
}

interface Answer {
  readonly classes: CellClasses;
  readonly table: Table;
}

/** Reads the text once: the combinations of the cells of some columns, and the rows of others. */
async function answer(
  source: Source,
  text: OpenText,
  columns: CountSource['columns'],
  { classes: counted, rows, partSize }: Asked,
): Promise<Answer> {
  const marks = new SeenMarks(text.marks);
  const merged = new Merged(counted.length);
  const cells: PartCells[][] = rows.map(() => []);
  const numbers: number[] = [];
  let records = text.records;
  const plan = { ...text, width: columns.length, columns: rows, counted, partSize };
  try {
    for await (const part of readParts(source, plan, text.begin)) {
      if (!marks.add(part.marks, part.records)) throw new NotCounted();
      const rowNumber = (row: number): number => records + row + countUpTo(part.blanks, row) + 1;
      if (part.classes !== null) merged.add(part.classes, rowNumber);
      cells.forEach((own, index) => void own.push(part.columns[index]!));
      if (rows.length > 0) for (let row = 0; row < part.rows; row++) numbers.push(rowNumber(row));
      records += part.records;
    }
  } catch (error) {
    if (error instanceof RefusedPart) throw new NotCounted(error.reason);
    throw error;
  }
  const place = addresses(source.name, columns);
  const table: Table = {
    file: source.name,
    sheet: null,
    rows: numbers.length,
    columns: rows.map((position, index) => columnOfParts(columns[position]!, cells[index]!)),
    problems: [],
    findings: [],
    at: (row, column) => place(row === null ? null : numbers[row]!, column === null ? null : rows[column]!),
  };
  return { classes: merged.finish(), table };
}

/** How many numbers of an ascending list are at most as large as one. */
function countUpTo(list: Uint32Array, most: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

const addresses =
  (file: string, columns: CountSource['columns']): CountSource['at'] =>
  (row, column) => ({
    file,
    sheet: null,
    row,
    column: column === null ? null : (columns[column]?.letter ?? null),
    header: column === null ? null : (columns[column]?.header ?? null),
  });

/** Combinations of several parts, each once. */
class Merged {
  private readonly cells: string[][];
  private readonly counts: number[] = [];
  private readonly first: number[] = [];
  private readonly known = new Map<string, number>();

  constructor(columns: number) {
    this.cells = Array.from({ length: columns }, () => []);
  }

  add({ cells, counts, first }: PartClasses, rowNumber: (row: number) => number): void {
    for (let at = 0; at < counts.length; at++) {
      const own = cells.map(column => column[at]!);
      const key = JSON.stringify(own);
      const place = this.known.get(key);
      if (place !== undefined) this.counts[place]! += counts[at]!;
      else {
        this.known.set(key, this.counts.length);
        own.forEach((cell, column) => void this.cells[column]!.push(cell));
        this.counts.push(counts[at]!);
        this.first.push(rowNumber(first[at]!));
      }
    }
  }

  finish(): CellClasses {
    return { cells: this.cells, counts: Uint32Array.from(this.counts), first: Float64Array.from(this.first) };
  }
}
