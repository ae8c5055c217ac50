import type { Table } from '../../model/table.ts';

/** Rows with struck-through text: in all their filled cells, or in some of them. */
export interface StruckRows {
  readonly whole: number;
  readonly partly: number;
}

type Marks = Readonly<Record<string, { readonly column: string; readonly read: 'strike' }>>;

/**
 * Counts the rows of a workbook whose text is struck through: they were perhaps meant to be deleted.
 *
 * @param read reads the table again, with a column for each mark behind its own columns
 * @returns null where nothing is struck through
 */
export async function struckRows(table: Table, read: (marks: Marks) => Promise<Table>): Promise<StruckRows | null> {
  if (!table.findings.some(({ code }) => code === 'D018')) return null;
  const headers = [
    ...new Set(table.columns.flatMap(({ header, letter }) => (header === '' || letter === '' ? [] : [header]))),
  ];
  const marked = await read(
    Object.fromEntries(headers.map((column, i) => [`struck through ${i}`, { column, read: 'strike' }])),
  );
  const marks = marked.columns.slice(-headers.length);
  let [whole, partly] = [0, 0];
  for (let row = 0; row < marked.rows; row++) {
    const filled = headers.flatMap((header, i) => {
      const own = marked.columns.find(column => column.header === header);
      return (own?.value(row).trim() ?? '') === '' ? [] : [marks[i]!.value(row) !== ''];
    });
    if (!filled.includes(true)) continue;
    if (filled.includes(false)) partly++;
    else whole++;
  }
  return whole + partly === 0 ? null : { whole, partly };
}
