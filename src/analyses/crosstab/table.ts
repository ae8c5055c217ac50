import type { ResultRow } from '../../model/result-row.ts';
import { type TableModel, wordCell } from '../../model/table-model.ts';
import { crosstabGrid } from '../../tables/crosstab-grid.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { partTestTables, wholeTestTables } from '../test-tables.ts';

const BASES: Readonly<Record<string, ResultRow['base']>> = { column: 'group', row: 'level', total: 'all' };
const OF = { group: 'of the column', level: 'of the row', all: 'of the table' } as const;

/** Cross-tabs: the table with its margins, then tests, then what each option or cell says. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const base = BASES[String(context.view.percent ?? 'column')] ?? 'group';
  const pairs = [...new Set(rows.map(row => JSON.stringify([row.field, row.with])))];
  return pairs.flatMap(pair => {
    const own = rows.filter(row => JSON.stringify([row.field, row.with]) === pair);
    const parts = own.filter(row => (row.level !== null || row.by.length > 0) && row.statistic !== 'share');
    const residuals = parts.filter(row => row.statistic === 'adjusted_residual');
    return [
      ...matrix(own, base, context),
      ...wholeTestTables(own, context),
      ...(residuals.length > 0 ? residualMatrix(parts, residuals, context) : optionTable(parts, context)),
    ];
  });
}

const groupKey = (row: ResultRow): string => JSON.stringify(row.by.map(group => [group.level, group.missing]));
const lineKey = (row: ResultRow): string => JSON.stringify([row.kind, row.level]);
const lineName = (row: ResultRow): string => (row.kind === 'rollup' ? `${row.label} (all)` : (row.label ?? ''));

function matrix(rows: readonly ResultRow[], base: ResultRow['base'], { format, words }: TableContext): TableModel[] {
  const { columns, groups, spanned } = crosstabGrid(rows, {
    words,
    base,
    place: totals => totals.map(row => ({ row, indent: 0 })),
    label: lineName,
    print: (row, place) =>
      wordCell(
        row === undefined
          ? ''
          : row.N === null || place === 'whole'
            ? format.count(row.n)
            : `${format.count(row.n)} (${format.percent(row.n, row.N)})`,
      ),
  });
  if (spanned === 0) return [];
  const [first] = rows;
  const title = `${words.fieldTitle(first?.field ?? '')} × ${words.fieldTitle(first?.with ?? '')}: n (% ${OF[base as keyof typeof OF]}; totals % of the table)`;
  return [{ name: 'crosstab', title, columns, spans: [], groups, footnotes: [], notes: [], alt: `A table: ${title}` }];
}

function residualMatrix(
  parts: readonly ResultRow[],
  residuals: readonly ResultRow[],
  table: TableContext,
): TableModel[] {
  const { format, words } = table;
  const lines = [...new Map(residuals.map(row => [lineKey(row), row])).values()];
  const columns = [...new Map(residuals.map(row => [groupKey(row), row])).values()];
  const find = (statistic: string, line: ResultRow, column: ResultRow): ResultRow | undefined =>
    parts.find(
      row => row.statistic === statistic && lineKey(row) === lineKey(line) && groupKey(row) === groupKey(column),
    );
  const cell = (line: ResultRow, column: ResultRow): string => {
    const residual = find('adjusted_residual', line, column)?.estimate ?? null;
    const p = find('holm_p', line, column)?.estimate ?? null;
    return residual === null ? '' : `${format.number(residual, 2)}${p !== null && p < 0.05 ? ' *' : '  '}`;
  };
  return [
    plainTable(
      ['', ...columns.map(column => column.by.map(group => words.levelLabel(group.field, group.level)).join(', '))],
      lines.map(line => [lineName(line), ...columns.map(column => cell(line, column))]),
      { name: 'residuals', title: 'Adjusted residuals (* P below 0.05 after Holm over all cells)' },
    ),
  ];
}

const optionTable = (parts: readonly ResultRow[], table: TableContext): TableModel[] => {
  const { format } = table;
  const p = (row: ResultRow | undefined): string => (row?.test == null ? '–' : format.pValue(row.test.p));
  return partTestTables(
    parts,
    [
      ['Chi-square', get => format.number(get('pearson_chi_square')?.estimate ?? null, 2)],
      ['df', get => String(get('pearson_chi_square')?.test?.df ?? '')],
      ['P', get => p(get('pearson_chi_square'))],
      ['Fisher P', get => p(get('fisher_exact'))],
      ['Holm P', get => p(get('holm_p'))],
      ['B-H P', get => p(get('benjamini_hochberg_p'))],
    ],
    table,
  );
};
