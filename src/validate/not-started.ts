import { counted } from '../base/plural.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import type { ReportFinding } from './finding-reporter.ts';
import type { ColumnMatch } from './match-columns.ts';
import type { Citation } from './rule.ts';

/** Listed with the rules in the reference of findings. */
export const NOT_STARTED = {
  name: 'not-started',
  code: 'D304',
  severity: 'note',
  explain:
    'Rows in which every field that is coded is blank: coding has not begun. They are not counted, and their blank cells are not reported one by one.',
} as const;

/** With fewer columns to code, a blank row is as likely a row with a forgotten cell. */
const FEWEST_COLUMNS = 3;

/** The rows that nobody has begun, and the fields that are filled in before coding starts. */
export interface NotStarted {
  readonly rows: ReadonlySet<number>;
  readonly prefilled: ReadonlySet<string>;
}

/**
 * Rows whose cells are blank in every field that is coded. The key, the parts of a citation and fields with `given: true` are
 * filled in beforehand; free text is coded too. None where the sheet has fewer than three columns to code.
 */
export function notStarted(
  table: Table,
  codebook: Codebook,
  match: ColumnMatch,
  keys: readonly (string | null)[],
  citation: Citation,
): NotStarted {
  const prefilled = new Set(
    [
      ...keys,
      ...Object.values(citation),
      ...codebook.fields.filter(field => field.given).map(field => field.name),
    ].filter((name): name is string => name !== null),
  );
  const toCode = [...match.byField].filter(([name]) => !prefilled.has(name));
  const columns = toCode.flatMap(([, matched]) => matched.map(({ column }) => table.columns[column]!));
  const rows = new Set<number>();
  if (toCode.length >= FEWEST_COLUMNS)
    for (let row = 0; row < table.rows; row++)
      if (columns.every(column => column.value(row).trim() === '')) rows.add(row);
  return { rows, prefilled };
}

/** Reports what is found, but for the blanks of rows that nobody has begun. */
export const reportStarted =
  (report: ReportFinding, { rows, prefilled }: NotStarted): ReportFinding =>
  (kind, problem, place) => {
    const { row, field = null, value } = place;
    const isBlank = row !== null && rows.has(row) && field !== null && !prefilled.has(field) && (value ?? '') === '';
    if (!isBlank) report(kind, problem, place);
  };

/** One note for all rows that nobody has begun. */
export function noteNotStarted(table: Table, { rows }: NotStarted, report: ReportFinding): void {
  if (rows.size === 0) return;
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const number = (row: number): string => String(table.at(row, null).row);
  const shown = ranges.slice(0, 5).map(([a, b]) => (a === b ? number(a) : `${number(a)} to ${number(b)}`));
  const more = ranges.length > 5 ? ' and others' : '';
  report(
    NOT_STARTED,
    {
      message: `${rows.size} of ${counted(table.rows, 'row')} ${rows.size === 1 ? 'is' : 'are'} not started (${rows.size === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more}): no field is coded there, and nothing of ${rows.size === 1 ? 'it' : 'them'} is counted`,
    },
    { row: null, column: null },
  );
}
