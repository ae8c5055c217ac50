import { type FieldChange, type LayoutColumn, layout, NONE } from '../layout.ts';

/** One row a study, one column a field, several codes in a cell. */
export const condensed = layout({
  name: 'condensed',
  describe: 'one column per field; several codes of a multi-select field in one cell',
  write({ columns, rows }) {
    const marks = columns.map(column => (column.options === null ? '' : delimiterFor(column)));
    const fields = new Map<string, FieldChange>();
    columns.forEach((column, i) => {
      if (column.options === null) return;
      const empty = column.cells.some(cell => typeof cell !== 'string' && cell.length === 0);
      const categories = column.field?.categories ?? null;
      const change: Record<string, unknown> = {
        delimiter: marks[i],
        columns: undefined,
        checked: undefined,
        unchecked: undefined,
      };
      // boxes without declared codes get them, so that the codes in a cell are checked as the columns were
      if (categories === null && column.field?.columns)
        change.categories = column.options.map(({ value }) => ({ value }));
      if (empty) change['x-none'] = NONE;
      fields.set(column.name, change);
    });
    const body = rows.map((_, row) =>
      columns.map((column, i) => {
        const cell = column.cells[row]!;
        return typeof cell === 'string' ? cell : cell.length === 0 ? NONE : cell.join(marks[i]);
      }),
    );
    return { rows: [columns.map(column => column.name), ...body], fields, unsaid: [] };
  },
});

/** The declared delimiter, unless a code holds it: then the first mark that none holds. */
function delimiterFor({ field, options }: LayoutColumn): string {
  const codes = options?.map(option => option.value) ?? [];
  const wanted = field?.delimiter ?? ';';
  return (
    [wanted, ';', '|', '\n', ' // '].find(mark => !codes.some(code => code.includes(mark.trim() || mark))) ?? wanted
  );
}
