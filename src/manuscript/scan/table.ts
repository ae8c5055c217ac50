import { plainCharacters } from '../../base/printed-number.ts';
import type { RowOfTable, ScannedTable } from './block.ts';
import { wholeIn } from './cell.ts';
import { rowText, WHOLE_ROW } from './table-row.ts';

/** A cell of a manuscript's table; one that spans columns stands in the first of them. */
export interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** Reads the rows of one table, each with the heads of its columns and the row group it stands in. */
export function tableReader(): (cells: readonly Cell[]) => { readonly text: string; readonly row: RowOfTable } {
  const table: ScannedTable = { heads: [] };
  const heads: Spread[] = [];
  /** cells of rows above that reach down, by column */
  const below = new Map<number, { text: string; rows: number }>();
  let group = '';
  let wholes: readonly (number | null)[] = [];
  let body = false;
  return given => {
    const spreadOut = spread(given, below);
    const { cells } = spreadOut;
    const again = heads.some(head => head.cells.join('\t') === cells.join('\t'));
    const inHead: boolean =
      again || (!body && (heads.length === 0 || (heads.length < DEEPEST && isHead(cells, heads))));
    if (inHead) {
      if (!again) heads.push(spreadOut);
    } else {
      if (!body) table.heads.push(...headsOf(heads));
      body = true;
      if (isGroup(cells)) [group, wholes] = [cells[0]!, cells.map(wholeIn)];
    }
    const text = rowText(inHead ? [] : table.heads, cells);
    return { text, row: { table, group: inHead ? '' : group, wholes: inHead ? [] : wholes, head: inHead } };
  };
}

interface Spread {
  /** one text a column: what spans columns stands in the first of them, what spans rows in the first of those */
  readonly cells: string[];
  /** the same with what spans columns in each of them; null where no cell does, and blanks may mean so */
  readonly covers: string[] | null;
}

function spread(given: readonly Cell[], below: Map<number, { text: string; rows: number }>): Spread {
  const cells: string[] = [];
  const covers: string[] = [];
  const skip = (): void => {
    for (let held = below.get(cells.length); held !== undefined; held = below.get(cells.length)) {
      if (held.rows === 1) below.delete(cells.length);
      else below.set(cells.length, { text: held.text, rows: held.rows - 1 });
      cells.push('');
      covers.push('');
    }
  };
  for (const { text, columns = 1, rows = 1 } of given) {
    skip();
    for (let i = 0; i < Math.min(columns, WIDEST); i++) {
      if (rows > 1) below.set(cells.length, { text, rows: rows - 1 });
      cells.push(i === 0 ? text.trim() : '');
      covers.push(text.trim());
    }
  }
  skip();
  return { cells, covers: given.some(cell => (cell.columns ?? 1) > 1) ? covers : null };
}

/** More rows than any head has. */
const DEEPEST = 6;

/** More columns than any printed table has. */
const WIDEST = 200;

/** A further row of the head: one that heads no row unless none above does, and has no number. */
const isHead = (cells: readonly string[], heads: readonly Spread[]): boolean => {
  const filled = cells.filter(cell => cell !== '');
  return (
    (cells[0] === '' || (filled.length > 1 && !isGroup(cells) && heads.every(head => head.cells[0] === ''))) &&
    filled.every(cell => !/^[<>≤≥]?\s*\d/.test(cell))
  );
};

/** A row that only names what follows, and perhaps what it is of. */
const isGroup = ([first = '', ...others]: readonly string[]): boolean =>
  first !== '' &&
  /\p{L}{2}/u.test(first) &&
  !WHOLE_ROW.test(first) &&
  others.every(cell => cell === '' || /^n ?= ?\d[\d, ]*$/i.test(plainCharacters(cell)));

/** The rows of a head as one text a column; a cell above holds for all columns that it spans, or up to the next that is filled. */
function headsOf(rows: readonly Spread[]): string[] {
  const width = Math.max(0, ...rows.map(row => row.cells.length));
  const last = rows.length - 1;
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map(({ cells, covers }, index) => {
      if (covers !== null && index < last) return covers[column] ?? '';
      // only what stands above others reaches to the right, and never from the column that heads the rows
      const from = index === last || column === 0 ? column : 1;
      for (let i = column; i >= from; i--) if ((cells[i] ?? '') !== '') return cells[i]!;
      return '';
    });
    return plainCharacters([...new Set(parts.filter(part => part !== ''))].join(': '));
  });
}
