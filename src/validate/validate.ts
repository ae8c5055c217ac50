import type { Codebook } from '../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import type { Finding } from '../model/finding.ts';
import type { Reports } from '../model/reports.ts';
import { INVALID } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { applyConditions } from './apply-conditions.ts';
import { codeColumns } from './code-columns.ts';
import { codebookForSheet } from './codebook-for-sheet.ts';
import { compareFindings } from './compare-findings.ts';
import { codesWithoutEvidence, findingReporter, type ReportFinding } from './finding-reporter.ts';
import { type ColumnMatch, matchColumns } from './match-columns.ts';
import { mergeUnits } from './merge-units.ts';
import { noteNotStarted, notStarted, reportStarted } from './not-started.ts';
import type { Citation, FieldsMatch, Sheet, TableRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { checkUnits, rowKeys, type UnitKeys, unitKeys } from './unit-keys.ts';

/** What is counted, and how rows are its units. */
export interface Unit {
  readonly name: string;
  /** the field that says which unit a row belongs to; null: the codebook's key */
  readonly key: string | null;
  /** which report belongs to which unit, where the review has such a table */
  readonly reports?: Reports | null;
  /** the rows of a unit are of several coders, none of whom has the last word */
  readonly ofCoders?: boolean;
}

export interface ValidateOptions {
  /** who coded this sheet; null for the consensus */
  readonly coder: string | null;
  readonly unit: Unit;
  readonly fieldsMatch: FieldsMatch;
  readonly citation: Citation;
  /** fields that are filled in beforehand by their names; `citation` where left out */
  readonly bibliography: Citation;
  /** row by row, fields of the units that the rows belong to, e.g. `study.country`, for conditions and rules */
  readonly inherited: ReadonlyMap<string, CodedColumn>;
}

export interface Validated {
  readonly coded: CodedTable;
  /** sorted by address; what reading the file noticed comes along */
  readonly findings: readonly Finding[];
}

const NO_CITATION: Citation = { author: null, year: null, title: null, identifier: null };

/**
 * Checks every cell of a sheet against a codebook:
 *
 * ```
 * 1 sheet layout  2 columns ─match→ fields  3 cells ─cell rules→ states and codes  4 appliesIf ─→ not_applicable
 * 5 table rules   6 rows ─merge→ units      7 units ─checked against reports      8 findings sorted by address
 * ```
 *
 * A cell with an error finding is `invalid` and counts nowhere; a warning changes nothing.
 */
export function validate(table: Table, declared: Codebook, options: Partial<ValidateOptions> = {}): Validated {
  const { coder = null, unit = { name: 'study', key: null } } = options;
  const codebook = codebookForSheet(declared, table);
  const findings: Finding[] = table.findings.map(entry => ({ ...entry, coder }));
  const match = matchColumns(table, codebook);
  const citation = options.citation ?? NO_CITATION;
  const keyFields = codebook.primaryKey.length > 0 ? codebook.primaryKey : unit.key === null ? [] : [unit.key];
  const unstarted = notStarted(table, codebook, match, [...keyFields, unit.key], options.bibliography ?? citation);
  const evidence = codesWithoutEvidence(codebook, reportStarted(findingReporter(findings, table, coder), unstarted));
  const { reportFinding } = evidence;
  const columns = codeColumns(table, codebook, match, reportFinding);
  const inherited = options.inherited ?? new Map<string, CodedColumn>();
  applyConditions(table, codebook, match, { own: columns, inherited }, reportFinding);
  evidence.apply(columns);

  const keyOf = rowKeys(table, match.byField, keyFields);
  const sheet: Sheet = {
    table,
    codebook,
    coder,
    match,
    fieldsMatch: options.fieldsMatch ?? 'partial',
    columns,
    inherited,
    keyFields,
    keyOf,
    unitOf: unit.key !== null && match.byField.has(unit.key) ? rowKeys(table, match.byField, [unit.key]) : keyOf,
    citation,
  };
  checkTable(sheet, reportFinding);
  noteNotStarted(table, unstarted, reportFinding);

  const coded = mergeUnits(
    {
      ...sheet,
      unit: unit.name,
      unitKey: unit.key,
      ofCoders: unit.ofCoders ?? false,
      unitKeys: keysOfUnits(sheet, unit, match, reportFinding),
    },
    reportFinding,
  );
  if (coder === null) checkUnits(coded, unit.reports ?? null, unit.key, reportFinding, findings);
  findings.sort(compareFindings);
  return { coded, findings };
}

/** Rules that look at a whole sheet. */
function checkTable(sheet: Sheet, reportFinding: ReportFinding): void {
  for (const rule of RULES.all.filter((entry): entry is TableRule => entry.kind === 'table'))
    for (const located of rule.check(sheet)) {
      reportFinding(rule, located, located);
      if ((located.severity ?? rule.severity) === 'error' && located.invalidates)
        invalidate(sheet.columns.get(located.field ?? ''), located.row);
    }
}

function invalidate(column: CodedColumn | undefined, row: number | null): void {
  if (column !== undefined && row !== null) column.states[row] = INVALID;
}

/** Which unit a row belongs to; null where every row is one. */
function keysOfUnits(sheet: Sheet, unit: Unit, match: ColumnMatch, reportFinding: ReportFinding): UnitKeys | null {
  const { table, keyFields, keyOf } = sheet;
  const { key, reports = null } = unit;
  if (key === null ? reports === null : keyFields.join() === key) return null;
  const own = key !== null && match.byField.has(key) ? rowKeys(table, match.byField, [key]) : null;
  if (own === null && reports === null) return null;
  const keyColumn = match.byField.get(keyFields[0] ?? '')?.[0]?.column ?? null;
  return unitKeys(table, reports, keyOf, own, unit.name, keyColumn, reportFinding);
}
