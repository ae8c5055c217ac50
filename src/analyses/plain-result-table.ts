import type { ResultRow } from '../model/result-row.ts';
import type { TableModel } from '../model/table-model.ts';
import { plainTable } from '../tables/plain-table.ts';
import type { TableContext } from './result-table.ts';

/** Result rows of any analysis as one table; columns in which no row says anything are left out. */
export function plainResultTable(rows: readonly ResultRow[], table: TableContext): TableModel[] {
  const { format, words } = table;
  const group = (row: ResultRow): string =>
    row.by.map(part => `${words.fieldTitle(part.field)}: ${words.levelLabel(part.field, part.level)}`).join(', ');
  const columns: [string, (row: ResultRow) => string, 'left'?][] = [
    ['Statistic', row => row.statistic.replaceAll('_', ' ')],
    ['Field', row => (row.field === null ? '' : words.fieldTitle(row.field)), 'left'],
    ['With', row => (row.with === null ? '' : words.fieldTitle(row.with)), 'left'],
    ['Category', row => row.label ?? row.level ?? '', 'left'],
    ['Group', group, 'left'],
    ['Coder', row => row.coder ?? '', 'left'],
    ['n', row => (row.n === null ? '' : format.count(row.n))],
    ['N', row => (row.N === null ? '' : format.count(row.N))],
    ['Estimate', row => estimateText(row, table)],
    ['SE', row => (row.se === null ? '' : format.number(row.se, 3))],
    ['CI', row => (row.ci === null ? '' : format.interval(row.ci.low, row.ci.high, 3))],
    ['df', row => (row.test?.df == null ? '' : String(row.test.df))],
    ['P', row => (row.test === null ? '' : format.pValue(row.test.p))],
  ];
  const used = columns.filter(([, print], i) => i === 0 || rows.some(row => print(row) !== ''));
  return [
    plainTable(
      used.map(([head]) => head),
      rows.map(row => used.map(([, print]) => print(row))),
      { left: used.flatMap(([, , side], i) => (side === undefined ? [] : [i])) },
    ),
  ];
}

/** A share in percent, any other estimate with three decimals; undefined as a dash with its reason. */
function estimateText(row: ResultRow, { format }: TableContext): string {
  if (row.estimate !== null)
    return row.n !== null && row.N !== null && row.N > 0 && row.estimate === row.n / row.N
      ? format.percentSigned(row.n, row.N)
      : format.number(row.estimate, Number.isInteger(row.estimate) ? 0 : 3);
  const reason = row.warnings.find(warning => warning.code === 'undefined' || warning.code === 'empty-group');
  return reason === undefined ? '' : `– (${reason.message})`;
}
