import { legendOf } from '../columns/legend.ts';
import type { Block } from './blocks.ts';
import { type Grid, kindOf } from './grid.ts';

/** Where the header stands: grid rows, one or two. */
export interface Header {
  readonly rows: readonly number[];
  readonly evidence: string;
  /** rows that start with it hold no data */
  readonly comment?: string;
}

/** The first row that fills at least half of the table's columns is the header, unless the first two rows share the work. */
export function findHeader(grid: Grid, block: Block): Header {
  const columns = range(block.first, block.last);
  const used = columns.filter(column => range(0, grid.rows - 1).some(row => grid.filled(row, column)));
  const fill = (row: number): number => used.filter(column => grid.filled(row, column)).length;
  const limit = Math.min(grid.rows, 30);
  // Qualtrics: names, questions, then a row of import ids
  if (limit > 2 && /^\{\s*"ImportId"/.test(grid.cell(2, block.first)))
    return {
      rows: [1],
      evidence: `row ${grid.rowNumber(2)} holds import ids, so the questions in row ${grid.rowNumber(1)} are the header`,
      comment: '{',
    };
  for (let row = 0; row + 1 < Math.min(limit, 6); row++) {
    const three = threeRows(row);
    if (three !== null) return { rows: [row, row + 1, row + 2], evidence: three };
    const both = twoRows(grid, used, row) ?? groupsAbove(grid, used, row);
    if (both !== null) return { rows: [row, row + 1], evidence: both };
    if (fill(row) >= used.length * 0.5) break;
  }
  for (let row = 0; row < limit; row++)
    if (fill(row) >= Math.max(Math.min(2, used.length), used.length * 0.5)) {
      if (row + 3 < grid.rows && explainsCodes(row + 1))
        return {
          rows: [row, row + 1],
          evidence: `row ${grid.rowNumber(row + 1)} says what the codes of the columns stand for`,
        };
      return { rows: [row], evidence: `row ${grid.rowNumber(row)} is the first that fills half of the columns` };
    }
  return { rows: [0], evidence: 'the first row' };

  /** Part, question, option: below the head of the first column, which names every row, both further rows are blank. */
  function threeRows(row: number): string | null {
    const [lead] = used;
    if (lead === undefined || row + 5 > grid.rows || !grid.filled(row, lead)) return null;
    if (grid.filled(row + 1, lead) || grid.filled(row + 2, lead)) return null;
    if (!range(row + 3, Math.min(grid.rows, row + 40) - 1).every(at => grid.filled(at, lead))) return null;
    const lower = twoRows(grid, used, row + 1);
    return lower === null ? null : `row ${grid.rowNumber(row)} above ${lower}`;
  }

  /** `1=yes 2=no`, and nothing else in the row. */
  function explainsCodes(row: number): boolean {
    const texts = used.map(column => grid.cell(row, column)).filter(text => text !== '');
    return texts.length > 0 && texts.every(text => legendOf(text) !== null);
  }
}

const TICK = /^(x|✓|✔|1|yes|y|true)$/i;

/** Question above, option below: the second row fills blanks of the first and holds no data. */
function twoRows(grid: Grid, columns: readonly number[], row: number): string | null {
  if (row + 3 > grid.rows || columns.length < 3) return null;
  const filledAbove = columns.filter(column => grid.filled(row, column));
  if (filledAbove.length < 2) return null;
  const below = columns.filter(column => grid.filled(row + 1, column));
  const underBlank = below.filter(column => !grid.filled(row, column));
  if (underBlank.length === 0) return null;
  if (below.some(column => kindOf(grid.cell(row + 1, column)) === 'number')) return null;
  const reply = below.some(column => /^(open-ended )?response$/i.test(grid.cell(row + 1, column)));
  const last = Math.min(grid.rows, row + 400);
  let echoes = 0;
  let mismatches = 0;
  let ticks = 0;
  for (const column of below) {
    const text = grid.cell(row + 1, column);
    let [again, numbers, filled, ticked] = [0, 0, 0, 0];
    for (let at = row + 2; at < last; at++) {
      const cell = grid.cell(at, column);
      if (cell === '') continue;
      filled++;
      if (cell === text) again++;
      if (kindOf(cell) === 'number') numbers++;
      if (TICK.test(cell)) ticked++;
    }
    if (again > 0 && again === filled) echoes++;
    if (ticked > 0 && ticked === filled) ticks++;
    if (filled > 0 && numbers >= filled * 0.8) mismatches++;
  }
  // boxes under options, and the question above the first of them
  const boxes = ticks >= 2 && ticks >= underBlank.length * 0.4;
  if (
    !reply &&
    !boxes &&
    !isUnlikeData(grid, columns, row) &&
    echoes < 2 &&
    mismatches < Math.max(1, below.length * 0.2)
  )
    return null;
  return `rows ${grid.rowNumber(row)} and ${grid.rowNumber(row + 1)} together: the second fills ${underBlank.length} blank ${underBlank.length === 1 ? 'cell' : 'cells'} of the first and holds no data${reply ? ' ("Response")' : ''}`;
}

/** Names that come back in the header, each time below another label that stands over several: the labels tell them apart. */
function groupsAbove(grid: Grid, [lead = 0, ...columns]: readonly number[], row: number): string | null {
  if (row + 3 > grid.rows || grid.filled(row, lead)) return null;
  const used = [lead, ...columns];
  if (used.some(column => !grid.filled(row + 1, column) || kindOf(grid.cell(row + 1, column)) === 'number'))
    return null;
  const groups: { label: string; names: string[] }[] = [];
  for (const column of columns) {
    const label = grid.cell(row, column);
    if (label !== '' && label !== groups.at(-1)?.label) groups.push({ label, names: [] });
    groups.at(-1)?.names.push(grid.cell(row + 1, column));
  }
  const several = groups.filter(({ names }) => names.length > 1);
  if (several.length < 2 || several.some(({ names }) => new Set(names).size < names.length)) return null;
  const first = several[0]!.names.find(name => several.every(({ names }) => names.includes(name)));
  if (first === undefined) return null;
  const data = range(row + 2, Math.min(grid.rows, row + 400) - 1);
  if (used.some(column => data.some(at => grid.cell(at, column) === grid.cell(row + 1, column)))) return null;
  return `rows ${grid.rowNumber(row)} and ${grid.rowNumber(row + 1)} together: "${first}" is in the second once below each of ${several.length} labels of the first`;
}

/**
 * Whether a row names columns of codes: the first column names every row but this one, and in most other columns values come
 * back, of which the row's own cell is none.
 */
function isUnlikeData(grid: Grid, [lead, ...others]: readonly number[], row: number): boolean {
  const last = Math.min(grid.rows, row + 400);
  const data = range(row + 2, last - 1);
  if (lead === undefined || data.length < 4 || !grid.filled(row, lead) || grid.filled(row + 1, lead)) return false;
  if (!data.every(at => grid.filled(at, lead))) return false;
  const named = others.filter(column => grid.filled(row + 1, column));
  const unlike = named.filter(column => {
    const values = data.map(at => grid.cell(at, column)).filter(text => text !== '');
    const distinct = new Set(values);
    return values.length >= 3 && distinct.size <= values.length * 0.67 && !distinct.has(grid.cell(row + 1, column));
  });
  return unlike.length >= 2 && unlike.length >= named.length * 0.6;
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
