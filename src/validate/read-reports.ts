import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import { type Finding, finding } from '../model/finding.ts';
import type { Report, ReportColumns, Reports } from '../model/reports.ts';
import type { Table } from '../model/table.ts';
import { NO_UNIT, PRECEDENCE, REPORT_TWICE } from './unit-findings.ts';

/**
 * Reads a table of reports: report, study, and where they are there type and precedence (a whole number, 1 speaks first).
 * A report under two studies keeps the first; a row without report is skipped. A missing column is a Fault.
 */
export function readReports(
  table: Table,
  columns: ReportColumns,
  unit: string,
): { reports: Reports; findings: Finding[] } {
  const report = column(table, columns.report, ['report', 'report_id'], 'report');
  const study = column(table, columns.study, ['study', 'study_id', unit, `${unit}_id`], 'study');
  const type = column(table, columns.type, ['type', 'report_type'], null);
  const precedence = column(table, columns.precedence, ['precedence'], null);
  const cell = (row: number, at: number | null): string =>
    at === null ? '' : (table.columns[at]?.value(row) ?? '').trim();
  const byKey = new Map<string, Report>();
  const findings: Finding[] = [...table.findings];
  const say = (
    rule: typeof REPORT_TWICE | typeof NO_UNIT | typeof PRECEDENCE,
    row: number,
    at: number | null,
    message: string,
    severity: Finding['severity'] = rule.severity,
  ): void =>
    void findings.push(
      finding(rule.code, severity, message, { ...table.at(row, at), value: at === null ? null : cell(row, at) }),
    );
  for (let row = 0; row < table.rows; row++) {
    const key = cell(row, report);
    const of = cell(row, study);
    if (key === '') {
      if (of !== '')
        say(NO_UNIT, row, report, `this row names no report of ${of}; give the report its key, or remove the row`);
      continue;
    }
    if (of === '') {
      say(NO_UNIT, row, study, `the report "${key}" belongs to no ${unit}; say which`);
      continue;
    }
    const earlier = byKey.get(key);
    if (earlier !== undefined) {
      const same = earlier.study === of;
      say(
        REPORT_TWICE,
        row,
        report,
        same
          ? `the report "${key}" is listed in row ${earlier.at.row} already; remove one of the rows`
          : `the report "${key}" is assigned to ${earlier.study} (row ${earlier.at.row}) and to ${of}; a report belongs to one ${unit}`,
        same ? 'warning' : 'error',
      );
      continue;
    }
    const text = cell(row, precedence);
    const rank = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
    if (text !== '' && rank === null)
      say(PRECEDENCE, row, precedence, `the precedence "${text}" is not a whole number from 1; it is ignored`);
    byKey.set(key, { report: key, study: of, type: cell(row, type), precedence: rank, at: table.at(row, report) });
  }
  return { reports: { file: table.file, all: [...byKey.values()], get: key => byKey.get(key) }, findings };
}

function column(table: Table, declared: string | null, usual: readonly string[], needed: string | null): number | null {
  const headers = table.columns.map(entry => entry.header.trim());
  const names = declared === null ? usual : [declared];
  const at = headers.findIndex(header => names.includes(header));
  if (at >= 0) return at;
  if (declared === null && needed === null) return null;
  throw new Fault(
    'reports-column',
    `${table.file} has no column "${names[0]}"${needed === null ? '' : ` for the ${needed}`}${didYouMean(names[0] ?? '', headers)}`,
    `its columns are ${headers.join(', ')}; name the right one in \`unit: { reports: { ${needed ?? 'type'}: … } }\``,
  );
}
