import type { ResultRow } from '../model/result-row.ts';
import type { TableWords } from './table-words.ts';
import { textTable } from './text-table.ts';

/** Recodings that flip a sentence, the envelope over the coders, and verified shares: a table each. */
export function robustnessText(rows: readonly ResultRow[], table: TableWords): string[] {
  const own = rows.filter(row => row.analysis === 'robustness' || row.analysis === 'verification');
  return [...new Set(own.map(row => row.field))].flatMap(field => {
    const ofField = own.filter(row => row.field === field);
    return [
      recodings(ofField, field ?? '', table),
      envelope(ofField, field ?? '', table),
      verified(ofField, field ?? '', table),
    ].flatMap(block => block ?? []);
  });
}

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
