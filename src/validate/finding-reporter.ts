import type { Codebook } from '../model/codebook.ts';
import type { CodedColumn } from '../model/coded-table.ts';
import { type Finding, finding } from '../model/finding.ts';
import { CODED, INVALID } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import type { Problem } from './rule.ts';
import { valueWhereNotApplicable } from './rules/not-applicable.ts';

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

/** Follows the errors in evidence cells, and takes the codes that rest on them out of the counts. */
export interface CodesWithoutEvidence {
  readonly reportFinding: ReportFinding;
  /** marks as invalid what rests on an evidence cell with an error */
  apply(columns: ReadonlyMap<string, CodedColumn>): void;
}

/**
 * A code counts only with the evidence that its field requires: where the field's evidence cell has an error, such as a
 * place that is missing, the code is invalid too. The finding of the evidence cell says so, and is the only one.
 */
export function codesWithoutEvidence(codebook: Codebook, reportFinding: ReportFinding): CodesWithoutEvidence {
  const supported = new Map(
    codebook.fields.flatMap(field => (field.evidence === null ? [] : [[field.evidence, field.name] as const])),
  );
  if (supported.size === 0) return { reportFinding, apply() {} };
  const lost: { readonly field: string; readonly row: number }[] = [];
  return {
    reportFinding(kind, problem, place) {
      const field = supported.get(place.field ?? '');
      const isError = (problem.severity ?? kind.severity) === 'error';
      // evidence without a code takes nothing out of the counts
      if (field === undefined || place.row === null || !isError || kind.code === valueWhereNotApplicable.code)
        return reportFinding(kind, problem, place);
      lost.push({ field, row: place.row });
      reportFinding(
        kind,
        { ...problem, message: `${problem.message}; until this is corrected, ${field} does not count here` },
        place,
      );
    },
    apply(columns) {
      for (const { field, row } of lost) {
        const states = columns.get(field)?.states;
        if (states?.[row] === CODED) states[row] = INVALID;
      }
    },
  };
}
