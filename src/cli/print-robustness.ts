import type { ResultRow } from '../model/result-row.ts';
import type { TableWords } from './table-words.ts';
import { textTable } from './text-table.ts';

/** One or more tables a field. */
const byField = (
  rows: readonly ResultRow[],
  blocks: (own: readonly ResultRow[], field: string) => (string | null)[],
): string[] =>
  [...new Set(rows.map(row => row.field))].flatMap(field =>
    blocks(
      rows.filter(row => row.field === field),
      field ?? '',
    ).flatMap(block => block ?? []),
  );

/** Recodings that flip a sentence, and the envelope over the coders. */
export const robustnessText = (rows: readonly ResultRow[], table: TableWords): string[] =>
  byField(rows, (own, field) => [recodings(own, field, table), envelope(own, field, table)]);

/** Shares corrected for errors of coding. */
export const verifiedText = (rows: readonly ResultRow[], table: TableWords): string[] =>
  byField(rows, (own, field) => [verified(own, field, table)]);

function recodings(rows: readonly ResultRow[], field: string, table: TableWords): string | null {
  const { format, words } = table;
  const own = rows.filter(row => row.statistic === 'recodings_majority');
  if (own.length === 0) return null;
  const first = rows.find(row => row.statistic === 'recodings_first_rank');
  return textTable(
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
    table,
  );
}

function envelope(rows: readonly ResultRow[], field: string, table: TableWords): string | null {
  const { format, words } = table;
  const common = rows.filter(row => row.statistic === 'share_common');
  const N = common[0]?.N ?? null;
  if (common.length === 0) return null;
  const coders = [...new Set(common.map(row => row.coder))];
  const levels = [...new Set(common.map(row => row.level))];
  const cell = (row: ResultRow | undefined): string =>
    row === undefined ? '' : N === 0 ? '–' : format.share(row.n, row.N);
  return textTable(
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
    table,
  );
}

function verified(rows: readonly ResultRow[], field: string, table: TableWords): string | null {
  const { format, words } = table;
  const own = rows.filter(row => row.statistic === 'share_verified');
  if (own.length === 0) return null;
  const percent = (x: number | null): string => (x === null ? '–' : format.number(100 * x, format.style.digits));
  const ends = (row: ResultRow | undefined): string =>
    row?.ci == null ? '–' : format.percentInterval(row.ci.low, row.ci.high);
  return textTable(
    [`${words.fieldTitle(field)}, verified`, 'N', '%', 'Limits', 'Worst case', ''],
    own.map(row => [
      row.label ?? '',
      format.count(row.N),
      percent(row.estimate),
      ends(row),
      ends(rows.find(other => other.statistic === 'share_verified_bounds' && other.level === row.level)),
      row.warnings.map(warning => warning.message).join('; '),
    ]),
    { ...table, left: [5] },
  );
}
