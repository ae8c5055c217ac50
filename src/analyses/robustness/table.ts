import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { tablesByField } from '../tables-by-field.ts';

/** Recodings that flip a sentence, and the shares by each coder's codes. */
export const table = (rows: readonly ResultRow[], context: TableContext): TableModel[] =>
  tablesByField(rows, (own, field) => [recodings(own, field, context), coderShares(own, field, context)]);

function recodings(rows: readonly ResultRow[], field: string, table: TableContext): TableModel | null {
  const { format, words } = table;
  const own = rows.filter(row => row.statistic === 'recodings_majority');
  if (own.length === 0) return null;
  const first = rows.find(row => row.statistic === 'recodings_first_rank');
  return plainTable(
    [words.fieldTitle(field), 'n', 'N', '%', 'Majority flips after', 'None flips after', 'First rank lost after'],
    own.map(row => [
      row.label ?? '',
      format.count(row.n),
      format.count(row.N),
      format.percent(row.n, row.N),
      format.count(row.estimate),
      format.count(
        rows.find(other => other.statistic === 'recodings_zero' && other.level === row.level)?.estimate ?? null,
      ),
      first?.level === row.level ? format.count(first.estimate) : '',
    ]),
  );
}

function coderShares(rows: readonly ResultRow[], field: string, table: TableContext): TableModel | null {
  const { format, words } = table;
  const common = rows.filter(row => row.statistic === 'share_common');
  const N = common[0]?.N ?? null;
  if (common.length === 0) return null;
  const coders = [...new Set(common.map(row => row.coder))];
  const levels = [...new Set(common.map(row => row.level))];
  const cell = (row: ResultRow | undefined): string =>
    row === undefined ? '' : N === 0 ? '–' : format.share(row.n, row.N);
  return plainTable(
    [
      `${words.fieldTitle(field)} (${N} ${words.units} that all coded)`,
      ...coders.map(coder => coder ?? 'Consensus'),
      'Lowest',
      'Highest',
    ],
    levels.map(level => [
      common.find(row => row.level === level)?.label ?? '',
      ...coders.map(coder => cell(common.find(row => row.level === level && row.coder === coder))),
      cell(rows.find(row => row.statistic === 'share_lowest' && row.level === level)),
      cell(rows.find(row => row.statistic === 'share_highest' && row.level === level)),
    ]),
  );
}
