import { capitalised, plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { tablesByField } from '../tables-by-field.ts';

/** Pairs: one table a field; combinations stand in rows, with the studies that they are of. */
export const table = (rows: readonly ResultRow[], { words, format }: TableContext): TableModel[] =>
  tablesByField(
    rows.filter(row => !row.by.some(group => group.missing)),
    (own, field) => {
      const grouped = own.some(row => row.by.length > 0);
      const group = (row: ResultRow): string =>
        row.by.length === 0 ? 'All' : row.by.map(({ field: by, level }) => words.levelLabel(by, level)).join(', ');
      const parents = plural(own[0]?.parents?.unit ?? 'study');
      return [
        plainTable(
          [
            ...(grouped ? ['Group'] : []),
            `${words.fieldTitle(field)} of both`,
            'Pairs',
            'N',
            '%',
            capitalised(parents),
          ],
          own.map(row => [
            ...(grouped ? [group(row)] : []),
            row.label ?? '',
            format.count(row.n),
            format.count(row.N),
            row.N === 0 ? '–' : format.percent(row.n, row.N),
            `${format.count(row.parents?.n ?? null)} of ${format.count(row.parents?.N ?? null)}`,
          ]),
          grouped ? { left: [1] } : {},
        ),
      ];
    },
  );
