import type { TableModel } from '../../model/table-model.ts';
import { flatHeader } from './flat-header.ts';
import { neutral } from './neutral.ts';

/**
 * A table as rows of plain values: the printed cells, and beside each share its raw n, denominator and estimate (names that
 * differ in more than case, since databases fold it).
 *
 * @param numbers whether cells that are one number are that number, or its printed text
 */
export function rawTable(table: TableModel, numbers: 'typed' | 'printed' = 'printed'): (string | number | null)[][] {
  const rows = table.groups.flatMap(group => group.rows.map(row => ({ group: group.label, row })));
  const raw = table.columns.map((_, column) => rows.some(({ row }) => (row.cells[column]?.n ?? null) !== null));
  const grouped = rows.some(({ group }) => group !== null);
  const names = flatHeader(table).map(name => name.replace(/[\s\u00a0]+/g, ' '));
  const header = names.flatMap((name, index) =>
    raw[index] ? [name, `${name} [n]`, `${name} [denominator]`, `${name} [estimate]`] : [name],
  );
  const body = rows.map(({ group, row }) => [
    ...(grouped ? [group ?? ''] : []),
    ...row.cells.flatMap((cell, index) =>
      raw[index]
        ? [cell.text, cell.n, cell.N, cell.estimate]
        : [numbers === 'typed' && cell.value !== null ? cell.value : cell.text],
    ),
  ]);
  return [[...(grouped ? ['Group'] : []), ...header], ...body];
}

/** Text with a separator; what a spreadsheet would run as a formula is neutralised, numbers stay numbers. */
export async function delimited(table: TableModel, delimiter: string): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const { disclosure } = table;
  const raw = rawTable(table);
  const rows = (
    disclosure === undefined ? raw : raw.map((row, i) => [...row, i === 0 ? 'disclosure' : disclosure])
  ).map(row => row.map(value => (typeof value === 'number' ? String(value) : value === null ? '' : neutral(value))));
  return stringify(rows, { delimiter });
}
