import type { Codebook, Field } from '../model/codebook.ts';
import type { CodedColumn } from '../model/coded-table.ts';
import type { Severity } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { ColumnMatch } from './match-columns.ts';
import type { Reading } from './reading.ts';

/** What a rule says of one cell; the rule itself words it. */
export interface Problem {
  readonly message: string;
  readonly suggestion?: string | null;
  /** where it differs from the rule's own */
  readonly severity?: Severity;
}

/** A problem with its place: data row and column of the table, counted from 0; null for a whole row or column. */
export interface Located extends Problem {
  readonly row: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly value?: string | null;
  /** an error of this cell alone, which therefore counts nowhere */
  readonly invalidates?: boolean;
}

interface RuleBase {
  readonly name: string;
  /** stable; `docs/reference/findings.md` lists it */
  readonly code: string;
  readonly severity: Severity;
  /** one sentence for the reference: what is checked, and why it matters */
  readonly explain: string;
}

/** Looks at one distinct cell of one field. */
export interface CellRule extends RuleBase {
  readonly kind: 'cell';
  /** whether the field can break this rule at all */
  on(field: Field): boolean;
  check(reading: Reading, field: Field): Problem | null;
}

/** A cell of a field with `appliesIf`, and what became of the condition in its row. */
export interface ConditionCell {
  readonly truth: number;
  readonly state: number;
  readonly blank: boolean;
  readonly field: Field;
}

/** Looks at one cell of a field with `appliesIf`. */
export interface ConditionRule extends RuleBase {
  readonly kind: 'condition';
  check(cell: ConditionCell): Problem | null;
}

/** Looks at a whole sheet. */
export interface TableRule extends RuleBase {
  readonly kind: 'table';
  check(sheet: Sheet): Iterable<Located>;
}

export type ValidationRule = CellRule | ConditionRule | TableRule;

/** What table rules see. */
export interface Sheet {
  readonly table: Table;
  readonly codebook: Codebook;
  readonly coder: string | null;
  readonly match: ColumnMatch;
  /** how columns must match: `fieldsMatch` of the resource */
  readonly fieldsMatch: FieldsMatch;
  /** row-level coded columns */
  readonly columns: ReadonlyMap<string, CodedColumn>;
  /** row by row, fields of the units that the rows belong to, e.g. `study.country` */
  readonly inherited: ReadonlyMap<string, CodedColumn>;
  /** fields that form the key of a row, and the trimmed key text of each row ('' where a part is blank) */
  readonly keyFields: readonly string[];
  keyOf(row: number): string;
  /** the key of the unit that a row belongs to */
  unitOf(row: number): string;
  /** fields by their part in a citation, where the review has them */
  readonly citation: Citation;
}

export type FieldsMatch = 'exact' | 'equal' | 'subset' | 'superset' | 'partial';

/** Which fields hold the parts of a citation. */
export interface Citation {
  readonly author: string | null;
  readonly year: string | null;
  readonly title: string | null;
  readonly identifier: string | null;
}

export const cellRule = (rule: Omit<CellRule, 'kind'>): CellRule => ({ kind: 'cell', ...rule });
export const conditionRule = (rule: Omit<ConditionRule, 'kind'>): ConditionRule => ({ kind: 'condition', ...rule });
export const tableRule = (rule: Omit<TableRule, 'kind'>): TableRule => ({ kind: 'table', ...rule });
