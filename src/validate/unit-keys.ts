import { foldKey } from '../base/fold.ts';
import { counted } from '../base/plural.ts';
import type { CodedTable } from '../model/coded-table.ts';
import { type Finding, finding } from '../model/finding.ts';
import { isRedcapRepeat } from '../model/redcap-repeats.ts';
import type { Reports } from '../model/reports.ts';
import type { Table } from '../model/table.ts';
import type { ReportFinding } from './finding-reporter.ts';
import { NO_ROW, NO_UNIT, REPORT_TWICE, SEVERAL_ROWS, UNIT_TWICE } from './unit-findings.ts';

/** Which unit a row belongs to, and how much its report counts where companions differ. */
export interface UnitKeys {
  of(row: number): string;
  /** 1 speaks before 2; null where no precedence is known */
  rank(row: number): number | null;
}

/**
 * The units of rows that are reports: by the sheet's own column, else by the table of reports. What the two say must agree,
 * and every report must have a unit.
 */
export function unitKeys(
  table: Table,
  reports: Reports | null,
  rowKey: (row: number) => string,
  /** the sheet's own column for the unit, or null where it has none */
  own: ((row: number) => string) | null,
  unit: string,
  column: number | null,
  reportFinding: ReportFinding,
): UnitKeys {
  if (reports === null) return { of: own ?? rowKey, rank: () => null };
  const keys: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const report = rowKey(row);
    const known = reports.get(report);
    const given = own?.(row) ?? '';
    if (known === undefined && given === '' && report !== '')
      reportFinding(
        NO_UNIT,
        { message: `the report "${report}" belongs to no ${unit}: ${reports.file} does not list it` },
        { row, column },
      );
    else if (known !== undefined && given !== '' && given !== known.study)
      reportFinding(
        REPORT_TWICE,
        {
          message: `the report "${report}" is assigned to ${given} here and to ${known.study} in ${reports.file} row ${known.at.row}; a report belongs to one ${unit}`,
        },
        { row, column },
      );
    keys.push(given !== '' ? given : (known?.study ?? ''));
  }
  return { of: row => keys[row] ?? '', rank: row => reports.get(rowKey(row))?.precedence ?? null };
}

/** What is counted, units that look like one, and units that only one of sheet and table of reports has. */
export function checkUnits(
  coded: CodedTable,
  reports: Reports | null,
  key: string | null,
  reportFinding: ReportFinding,
  findings: Finding[],
): void {
  const whole = { row: null, column: null };
  const { unit, units, unitOfRow, table } = coded;
  const isNamed = key !== null && units <= COMPARED;
  const keys = Array.from({ length: isNamed || unitOfRow !== null || reports !== null ? units : 0 }, (_, at) =>
    coded.key(at),
  );
  const first = new Int32Array(unitOfRow === null ? 0 : units).fill(-1);
  if (unitOfRow !== null) {
    const rows = new Uint32Array(units);
    unitOfRow.forEach((at, row) => {
      rows[at]!++;
      if (first[at] === -1) first[at] = row;
    });
    const several = rows.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0);
    reportFinding(
      SEVERAL_ROWS,
      {
        message: `${table.rows} rows are ${unit === 'study' ? counted(units, 'study') : `${units} units (${unit})`}${key === null ? '' : ` by ${key}`}; ${several} of them ${several === 1 ? 'has' : 'have'} several rows, and each is counted once`,
      },
      whole,
    );
  }
  if (isNamed || unitOfRow !== null) {
    const folded = new Map<string, number>();
    keys.forEach((text, at) => {
      const plain = foldKey(text);
      const earlier = folded.get(plain);
      if (earlier === undefined) folded.set(plain, at);
      else if (keys[earlier] !== text)
        reportFinding(
          UNIT_TWICE,
          {
            message: `the ${unit} "${text}" differs from "${keys[earlier]}" only in case or spaces; if they are one, write one key`,
          },
          { row: first[at] ?? at, column: null },
        );
    });
  }
  if (reports === null) return;
  const inSheet = new Set(keys);
  const named = new Set(reports.all.map(report => report.study));
  const seen = new Set<string>();
  for (const report of reports.all) {
    if (inSheet.has(report.study) || seen.has(report.study)) continue;
    seen.add(report.study);
    findings.push(
      finding(NO_ROW.code, NO_ROW.severity, `${report.study} has a report here, but no row in ${table.file}`, {
        ...report.at,
        value: report.report,
      }),
    );
  }
  const absent = keys.filter(text => !named.has(text) && !text.startsWith('row '));
  if (absent.length > 0)
    reportFinding(
      NO_ROW,
      {
        message: `${reports.file} has no report of ${absent.slice(0, 5).join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}`,
      },
      whole,
    );
}

/** Keys of more rows are identifiers that a program gave; where rows belong to units, all are compared. */
const COMPARED = 20_000;

/**
 * The key of a row as written: its parts joined, '' where one of them is blank (but for the parts that REDCap leaves blank);
 * the row's number where there is no key.
 */
export function rowKeys(
  table: Table,
  byField: ReadonlyMap<string, readonly { readonly column: number }[]>,
  fields: readonly string[],
): (row: number) => string {
  const cells = fields.map(name => table.columns[byField.get(name)?.[0]?.column ?? -1]);
  const only = cells[0];
  if (cells.length === 0 || cells.some(column => column === undefined)) return row => `row ${table.at(row, null).row}`;
  if (cells.length === 1 && only) return row => only.value(row).trim();
  return row => {
    const parts = cells.map(column => column?.value(row).trim() ?? '');
    if (parts.some((part, at) => part === '' && !isRedcapRepeat(fields[at] ?? ''))) return '';
    return parts.filter(part => part !== '').join(' | ');
  };
}
