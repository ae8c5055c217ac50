import type { TableModel } from '../../../model/table-model.ts';
import { tableFormat } from '../table-format.ts';

/** CSV: the printed cells, and beside each share its raw n, N and estimate. Text that a spreadsheet would run as a formula is neutralised. */
export const csv = tableFormat({
  name: 'csv',
  extension: 'csv',
  describe: 'CSV with raw n, N and estimate',
  async write(table: TableModel): Promise<string> {
    const { stringify } = await import('csv-stringify/sync');
    const rows = table.groups.flatMap(group => group.rows.map(row => ({ group: group.label, row })));
    const raw = table.columns.map((_, column) =>
      rows.some(({ row }) => row.cells[column]?.n !== null && row.cells[column] !== undefined),
    );
    const grouped = rows.some(({ group }) => group !== null);
    const header = table.columns.flatMap((column, index) => {
      const above = table.spans.flatMap(row =>
        row.filter(span => span.from <= index && index <= span.to).map(span => span.label),
      );
      const name = [...above, column.header].filter(part => part !== '').join(': ');
      return raw[index] ? [name, `${name} [n]`, `${name} [N]`, `${name} [estimate]`] : [name];
    });
    const body = rows.map(({ group, row }) => [
      ...(grouped ? [group ?? ''] : []),
      ...row.cells.flatMap((cell, index) => (raw[index] ? [cell.text, cell.n, cell.N, cell.estimate] : [cell.text])),
    ]);
    return stringify([[...(grouped ? ['Group'] : []), ...header], ...body], {
      escape_formulas: true,
      cast: { number: value => ({ value: String(value), escape_formulas: false }) },
    });
  },
});
