import { groupedBy } from '../../base/grouped-by.ts';
import type { Block, ScannedTable } from '../read/block.ts';
import { cellAt, isTotal, labelOf, wholeIn } from '../read/cell.ts';
import type { Mention } from './mention.ts';

/** The count of a cell. */
export interface CellCount {
  readonly index: number;
  readonly n: number;
  readonly column: number;
  readonly block: number;
  /** no other count stands in the cell */
  alone: boolean;
}

/**
 * Totals of tables and what they are the sum of: mention → mentions. A total is a row or column that says so (Total, All,
 * Overall). Only what nearly sums to it is taken for its parts, since categories may overlap.
 */
export function tableSums(blocks: readonly Block[], mentions: readonly Mention[]): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const cells of tablesOf(blocks, mentions).values()) {
    const found: Sum[] = [];
    const noteAs =
      (line: 'row' | 'column'): Note =>
      (total, parts) => {
        // columns that ran into each other
        if (total === undefined || parts.length < 2 || !total.alone || parts.some(part => !part.alone)) return;
        found.push({ total, parts, line, sum: parts.reduce((all, part) => all + part.n, 0) });
      };
    for (const column of groupedBy(cells, cell => cell.column)) columnSums(blocks, column, noteAs('column'));
    for (const row of groupedBy(cells, cell => cell.block)) rowSums(blocks[row[0]!.block]!, row, noteAs('row'));
    for (const sum of found)
      if (!sums.has(sum.total.index) && (nearly(sum.sum, sum.total.n) || othersAdd(sum, found)))
        sums.set(
          sum.total.index,
          sum.parts.map(part => part.index),
        );
  }
  return sums;
}

/** A total with what may be its parts. */
interface Sum {
  readonly total: CellCount;
  readonly parts: readonly CellCount[];
  readonly line: 'row' | 'column';
  readonly sum: number;
}

/** The other totals of the same column (or row) are exactly the sums of their parts: this one should be. */
function othersAdd({ total, line }: Sum, sums: readonly Sum[]): boolean {
  const others = sums.filter(
    other =>
      other.line === line &&
      other.total !== total &&
      (line === 'row' ? other.total.column === total.column : other.total.block === total.block),
  );
  const exact = others.filter(other => other.sum === other.total.n).length;
  return exact >= 2 && exact >= 0.6 * others.length;
}

/** Counts may overlap: only what is nearly the total is taken for its parts. */
export const nearly = (sum: number, total: number): boolean => Math.abs(sum - total) <= Math.max(1, total * 0.03);

type Note = (total: CellCount | undefined, parts: readonly CellCount[]) => void;

/** A total below its parts, or above them; a row group has its own. */
function columnSums(blocks: readonly Block[], cells: readonly CellCount[], note: Note): void {
  let parts: CellCount[] = [];
  let above: CellCount | undefined;
  let group: string | null = null;
  for (const cell of cells) {
    const block = blocks[cell.block]!;
    if (block.row!.group !== group) {
      note(above, parts);
      [above, parts, group] = [undefined, [], block.row!.group];
    }
    if (!isTotal(labelOf(block.text, cell.column))) parts.push(cell);
    else if (parts.length === 0) above = cell;
    else {
      note(cell, parts);
      note(above, parts);
      [above, parts] = [undefined, []];
    }
  }
  note(above, parts);
}

/** Who speaks of all doesn't say that the others are its parts. */
const ALL = /^\W*(?:all|overall)\b/i;

/** A total beside its parts: the column says so, and the others say something else than a total. */
function rowSums(block: Block, cells: readonly CellCount[], note: Note): void {
  const head = (cell: CellCount): string => block.row!.table.heads[cell.column] ?? '';
  const totals = cells.filter(cell => isTotal(head(cell)));
  const parts = cells.filter(cell => !isTotal(head(cell)));
  // a column that nobody names may be anything, and `all` may have more than the columns show
  if (totals.length !== 1 || !parts.every(cell => /\p{L}{2}/u.test(head(cell)))) return;
  const [whole, ...wholes] = [totals[0]!, ...parts].map(cell => wholeIn(head(cell)));
  const known = whole !== null && wholes.every(N => N !== null);
  const adds = known ? wholes.reduce((sum: number, N) => sum + N!, 0) === whole : !ALL.test(head(totals[0]!));
  if (adds) note(totals[0], parts);
}

/** The first count of every cell of every table. */
export function tablesOf(blocks: readonly Block[], mentions: readonly Mention[]): Map<ScannedTable, CellCount[]> {
  const tables = new Map<ScannedTable, CellCount[]>();
  const seen = new Map<string, CellCount>();
  mentions.forEach(({ block, start, numbers, whole }, index) => {
    const { row, text } = blocks[block]!;
    if (row === undefined || row.head || whole || numbers.n === undefined) return;
    const { column } = cellAt(text, start);
    const cell = `${block} ${column}`;
    const first = seen.get(cell);
    if (first !== undefined) first.alone = false;
    if (column === 0 || first !== undefined) return;
    const count = { index, n: Number(numbers.n), column, block, alone: true };
    seen.set(cell, count);
    const cells = tables.get(row.table) ?? [];
    cells.push(count);
    tables.set(row.table, cells);
  });
  return tables;
}
