import { type Finding, finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Problem } from './rule.ts';

/** What a finding takes from the rule that made it. */
export type FindingKind = Pick<Finding, 'code' | 'severity'>;

/** Where a finding belongs: data row and column of the table, counted from 0; null for a whole row or column. */
export interface Place {
  readonly row: number | null;
  readonly column: number | null;
  readonly field?: string | null;
  /** the cell's text, where it is not what stands at that place */
  readonly value?: string | null;
}

/** Reports one problem of a sheet. */
export type ReportFinding = (kind: FindingKind, problem: Problem, place: Place) => void;

/** Turns problems into findings with the sheet's own addresses. */
export const findingReporter =
  (findings: Finding[], table: Table, coder: string | null): ReportFinding =>
  (kind, problem, { row, column, field = null, value }) => {
    const cell = row === null || column === null ? null : (table.columns[column]?.value(row) ?? null);
    findings.push(
      finding(kind.code, problem.severity ?? kind.severity, problem.message, {
        ...table.at(row, column),
        field,
        coder,
        value: value === undefined ? cell : value,
        suggestion: problem.suggestion ?? null,
      }),
    );
  };
