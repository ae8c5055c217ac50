import { plainCharacters } from '../../base/printed-number.ts';
import type { RowOfTable, ScannedTable } from './block.ts';
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
  const heads: string[][] = [];
  /** cells of rows above that reach down, by column */
  const below = new Map<number, { text: string; rows: number }>();
  let group = '';
  let body = false;
  return given => {
    const cells = spread(given, below);
    const inHead: boolean = !body && (heads.length === 0 || isHead(cells, heads));
    if (inHead) heads.push(cells);
    else {
      if (!body) table.heads.push(...headsOf(heads));
      body = true;
      if (isGroup(cells)) group = cells.find(cell => cell !== '') ?? '';
    }
    const text = rowText(inHead ? [] : table.heads, cells);
    return { text, row: { table, group: inHead ? '' : group, head: inHead } };
  };
}

/** One text a column: what spans columns stands in the first of them, what spans rows in the first of those. */
function spread(given: readonly Cell[], below: Map<number, { text: string; rows: number }>): string[] {
  const cells: string[] = [];
  const skip = (): void => {
    for (let held = below.get(cells.length); held !== undefined; held = below.get(cells.length)) {
      if (held.rows === 1) below.delete(cells.length);
      else below.set(cells.length, { text: held.text, rows: held.rows - 1 });
      cells.push('');
    }
  };
  for (const { text, columns = 1, rows = 1 } of given) {
    skip();
    for (let i = 0; i < Math.min(columns, WIDEST); i++) {
      if (rows > 1) below.set(cells.length, { text, rows: rows - 1 });
      cells.push(i === 0 ? text.trim() : '');
    }
  }
  skip();
  return cells;
}

/** More columns than any printed table has. */
const WIDEST = 200;

/** A further row of the head: one that heads no row, and has no number; or the head again, as on a second page. */
const isHead = (cells: readonly string[], heads: readonly (readonly string[])[]): boolean => {
  const filled = cells.filter(cell => cell !== '');
  return (
    heads.some(head => head.join('\t') === cells.join('\t')) ||
    (cells[0] === '' && filled.length > 0 && filled.every(cell => !/^[<>≤≥]?\s*\d/.test(cell)))
  );
};

/** A row that only names what follows. */
const isGroup = (cells: readonly string[]): boolean => {
  const filled = cells.filter(cell => cell !== '');
  return filled.length === 1 && cells[0] === filled[0] && !/\d/.test(filled[0]!) && !WHOLE_ROW.test(filled[0]!);
};

/** The rows of a head as one text a column; a cell above holds for all columns up to the next that is filled. */
function headsOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(row => row.length));
  const last = rows.length - 1;
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map((row, index) => {
      // only what stands above others reaches to the right, and never from the column that heads the rows
      const from = index === last || column === 0 ? column : 1;
      for (let i = column; i >= from; i--) if ((row[i] ?? '') !== '') return row[i]!;
      return '';
    });
    return plainCharacters([...new Set(parts.filter(part => part !== ''))].join(' '));
  });
}
