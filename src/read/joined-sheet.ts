import { fieldsOf } from '../base/expression.ts';
import { conditionsIn } from '../model/close-derived.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Parents } from '../model/parents.ts';
import type { Table } from '../model/table.ts';
import { withDerivedColumns } from '../tabulate/data/derived-columns.ts';
import { parentColumns, withParentColumns } from '../tabulate/data/parent-columns.ts';
import type { ReportFinding } from '../validate/finding-reporter.ts';
import { checkForeignKey, keyIndex, keysByFields } from '../validate/foreign-keys.ts';
import type { Unit, Validated, ValidateOptions } from '../validate/validate.ts';
import { codedSheet } from './coded-sheet.ts';

/** A sheet as messages name it: of a workbook the sheet too. */
const placeOf = ({ file, sheet }: Table): string => (sheet === null ? file : `the sheet ${sheet} of ${file}`);

/** What units belong to: the parent's sheet, and what that belongs to itself. */
export interface ParentSheet {
  readonly coded: CodedTable;
  readonly unit: Pick<Unit, 'name'>;
  readonly parents: readonly Parents[];
}

/** The units of a sheet, joined to those of their parent. */
export interface JoinedSheet extends Validated {
  /** the nearest first */
  readonly parents: readonly Parents[];
}

/**
 * Codes a sheet and joins its units to those of their parent: the parent's fields become columns, for the sheet's own
 * conditions, rules and derived fields too, and each unit knows whose it is.
 *
 * @param report takes the keys that the parent does not have
 */
export function joinedSheet(
  table: Table,
  codebook: Codebook,
  options: Partial<ValidateOptions>,
  { fields, parent }: { readonly fields: readonly string[]; readonly parent: ParentSheet },
  report: ReportFinding,
): JoinedSheet {
  const keys = Array.from({ length: parent.coded.units }, (_, at) => parent.coded.key(at));
  const target = { file: placeOf(parent.coded.table), unit: parent.unit.name, keys: keyIndex(keys) };
  const ofRow = checkForeignKey(table, codebook, fields, target, true, report) ?? new Int32Array(table.rows).fill(-1);
  const inherited = columnsAsked(codebook, parent.coded, ofRow);
  const { coded, findings } = codedSheet(table, codebook, { ...options, inherited });
  const of = ofUnits(coded, ofRow);
  const nearest: Parents = { unit: parent.unit.name, units: parent.coded.units, of, key: at => parent.coded.key(at) };
  const further = parent.parents.map(
    (above): Parents => ({ ...above, of: Int32Array.from(of, at => (at < 0 ? -1 : above.of[at]!)) }),
  );
  return {
    coded: withDerivedColumns(withParentColumns(coded, parent.coded, { of })),
    findings,
    parents: [nearest, ...further],
  };
}

/** The fields of a parent that conditions and rules of a codebook name, for each row; most codebooks name none. */
function columnsAsked(codebook: Codebook, parent: CodedTable, ofRow: Int32Array): ReturnType<typeof parentColumns> {
  const names = new Set(
    conditionsIn(codebook).flatMap(({ expression }) => fieldsOf(expression).map(({ name }) => name)),
  );
  return parentColumns(parent, ofRow, name => names.has(name) && !codebook.fields.some(field => field.name === name));
}

/**
 * The same for the rows of a coder, who coded units that the review has joined already: what belongs to a row is found by the
 * key of its unit.
 */
export function inheritedByKey(
  table: Table,
  codebook: Codebook,
  { sheet: { coded }, unit }: { readonly sheet: Validated; readonly unit: Unit },
): ValidateOptions['inherited'] {
  const known = keyIndex(Array.from({ length: coded.units }, (_, at) => coded.key(at)));
  const keys = keysByFields(table, codebook, unit.key === null ? codebook.primaryKey : [unit.key]);
  return columnsAsked(
    codebook,
    coded,
    Int32Array.from({ length: table.rows }, (_, row) => known.at(keys?.[row] ?? '') ?? -1),
  );
}

/** From rows to units: a unit belongs where the first of its rows does that belongs anywhere. */
function ofUnits({ units, unitOfRow }: CodedTable, ofRow: Int32Array): Int32Array {
  if (unitOfRow === null) return ofRow;
  const of = new Int32Array(units).fill(-1);
  ofRow.forEach((at, row) => {
    const unit = unitOfRow[row] ?? row;
    if (of[unit] === -1) of[unit] = at;
  });
  return of;
}
