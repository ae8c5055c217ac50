import { errorProblems } from '../../src/ingest/error-problems.ts';
import type { CellProblem, Table } from '../../src/model/table.ts';

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);

/** A Table from rows of text, as a sheet with the header in row 1 would give it. */
export function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  options: { paged?: boolean; problems?: readonly CellProblem[] } = {},
): Table {
  const columns = header.map((name, index) => {
    const cells = rows.map(row => row[index] ?? '');
    const distinct = [...new Set(cells)];
    return {
      header: name,
      letter: letter(index),
      length: rows.length,
      distinct: options.paged ? null : distinct,
      codes: options.paged ? null : Uint16Array.from(cells, cell => distinct.indexOf(cell)),
      value: (row: number) => cells[row] ?? '',
    };
  });
  return {
    file: 'sheet.csv',
    sheet: null,
    rows: rows.length,
    columns,
    problems: options.problems ?? errorProblems(columns),
    findings: [],
    at: (row, column) => ({
      file: 'sheet.csv',
      sheet: null,
      row: row === null ? null : row + 2,
      column: column === null ? null : letter(column),
      header: column === null ? null : (header[column] ?? ''),
    }),
  };
}
