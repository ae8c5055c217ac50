import type { ResultRow } from '../../model/result-row.ts';
import { type TableCell, type TableModel, wordCell } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { type YearCells, yearGrid } from '../../tables/year-grid.ts';
import type { TableContext } from '../result-table.ts';
import { partTestTables, wholeTestTables } from '../test-tables.ts';

const yearOf = (row: ResultRow): string => row.by[0]?.level ?? '';

/** Trends: a line a year, with every code's count and share; then the tests. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const { format, words } = context;
  const share = (n: number | null, N: number | null): TableCell =>
    wordCell(N === null ? format.count(n) : `${format.count(n)} (${format.percent(n, N)})`);
  const cells: YearCells = {
    count: row => wordCell(format.count(row.n)),
    share: row => share(row.n, row.N),
    zero: (siblings, like) => share(0, like.N === null ? null : (siblings.find(row => row.N !== null)?.N ?? null)),
  };
  const grid = yearGrid(rows, false, cells);
  const summed = yearGrid(rows, true, cells);
  const partial = new Set(
    rows.filter(row => row.field === null && row.warnings.some(({ code }) => code === 'partial-year')).map(yearOf),
  );
  const over = words.fieldTitle(grid.over);
  const shown = (year: string): string => (partial.has(year) ? `${year} *` : year);
  return [
    plainTable(
      [over, `New ${words.units}`, 'Cumulative'],
      grid.years.map(year => [
        shown(year),
        format.count(grid.whole(year)?.n ?? null),
        format.count(summed.whole(year)?.n ?? null),
      ]),
    ),
    ...grid.fields.flatMap(({ field, lines, base }) => {
      const columns = lines.map(line => line.cells());
      const tests = rows.filter(row => row.field === field && row.by.length === 0);
      return [
        plainTable(
          [over, ...lines.map(({ row }) => (row.kind === 'rollup' ? `${row.label} (all)` : (row.label ?? ''))), 'N'],
          grid.years.map((year, at) => [shown(year), ...columns.map(column => column[at]!), format.count(base(year))]),
          { name: 'trend', title: `${words.fieldTitle(field)}: n (% of the ${words.units} of the year)` },
        ),
        ...trendTests(tests, context),
        ...wholeTestTables(tests, context),
      ];
    }),
  ];
}

function trendTests(rows: readonly ResultRow[], table: TableContext): TableModel[] {
  const { format } = table;
  const p = (row: ResultRow | undefined): string => (row?.test == null ? '–' : format.pValue(row.test.p));
  return partTestTables(
    rows.filter(row => row.level !== null),
    [
      ['z', get => format.number(get('cochran_armitage')?.estimate ?? null, 2)],
      ['P', get => p(get('cochran_armitage'))],
      ['Exact P', get => (get('cochran_armitage_exact') === undefined ? '' : p(get('cochran_armitage_exact')))],
      ['Holm P', get => p(get('holm_p'))],
      [
        'Points a year',
        get => {
          const slope = get('trend_slope')?.estimate ?? null;
          return format.number(slope === null ? null : 100 * slope, 2);
        },
      ],
    ],
    table,
  );
}
