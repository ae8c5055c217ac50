import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { partTestTables, wholeTestTables } from '../test-tables.ts';

const yearOf = (row: ResultRow): string => row.by[0]?.level ?? '';
const lineKey = (row: ResultRow): string => JSON.stringify([row.kind, row.level]);

/** Trends: a line a year, with every code's count and share; then the tests. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const { format, words } = context;
  const whole = rows.filter(row => row.field === null);
  const over = whole[0]?.by[0]?.field ?? '';
  const partial = new Set(
    whole.filter(row => row.warnings.some(warning => warning.code === 'partial-year')).map(yearOf),
  );
  const shown = (year: string): string => (partial.has(year) ? `${year} *` : year);
  const years = [...new Set(whole.map(yearOf))];
  const get = (own: readonly ResultRow[], statistic: string, year: string): ResultRow | undefined =>
    own.find(row => row.statistic === statistic && yearOf(row) === year);
  const blocks = [
    plainTable(
      [words.fieldTitle(over), `New ${words.units}`, 'Cumulative'],
      years.map(year => [
        shown(year),
        format.count(get(whole, 'count', year)?.n ?? null),
        format.count(get(whole, 'cumulative_count', year)?.n ?? null),
      ]),
    ),
  ];
  for (const field of new Set(rows.map(row => row.field))) {
    if (field === null) continue;
    const own = rows.filter(row => row.field === field && row.by.length > 0);
    const lines = [...new Map(own.map(row => [lineKey(row), row])).values()];
    const cell = (row: ResultRow | undefined): string =>
      row === undefined
        ? ''
        : row.N === null
          ? format.count(row.n)
          : `${format.count(row.n)} (${format.percent(row.n, row.N)})`;
    const N = (year: string): number | null =>
      own.find(row => yearOf(row) === year && row.statistic === 'share' && row.N !== null)?.N ?? null;
    blocks.push(
      plainTable(
        [
          words.fieldTitle(over),
          ...lines.map(line => (line.kind === 'rollup' ? `${line.label} (all)` : (line.label ?? ''))),
          'N',
        ],
        years.map(year => [
          shown(year),
          ...lines.map(line =>
            cell(
              get(
                own.filter(row => lineKey(row) === lineKey(line)),
                'share',
                year,
              ),
            ),
          ),
          format.count(N(year)),
        ]),
        { name: 'trend', title: `${words.fieldTitle(field)}: n (% of the ${words.units} of the year)` },
      ),
    );
    const tests = rows.filter(row => row.field === field && row.by.length === 0);
    blocks.push(...trendTests(tests, context), ...wholeTestTables(tests, context));
  }
  return blocks;
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
