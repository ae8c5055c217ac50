import { Fault } from '../base/fault.ts';
import type { Codebook, ForeignKey } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Finding } from '../model/finding.ts';
import type { Parents } from '../model/parents.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { withParentColumns } from '../tabulate/data/parent-columns.ts';
import { compareFindings } from '../validate/compare-findings.ts';
import { findingReporter, type ReportFinding } from '../validate/finding-reporter.ts';
import { checkForeignKey, keyIndex } from '../validate/foreign-keys.ts';
import type { Unit, Validated } from '../validate/validate.ts';
import { codedSheet } from './coded-sheet.ts';
import { foreignKeyFindings } from './foreign-keys.ts';
import { neededCodebook } from './needed-codebook.ts';
import { consensusSheet } from './split-sheet.ts';

/** A resource beside the studies whose units are counted, read and joined to what they belong to. */
export interface CountedSheet {
  readonly resource: Resource;
  /** as it is declared, without the fields of its parents */
  readonly codebook: Codebook;
  readonly unit: Unit;
  /** with the fields of its parents, e.g. `study.country` */
  readonly sheet: Validated;
  /** the nearest first */
  readonly parents: readonly Parents[];
  /** its parent, and the fields that hold the parent's key; null where it belongs to nothing */
  readonly join: Join | null;
}

/** How a resource is joined to another one. */
export interface Join {
  /** the name of that resource */
  readonly parent: string;
  readonly fields: readonly string[];
}

/** What joining needs of the review's other sheets. */
export interface OtherSheetsOf {
  readonly studies: { readonly coded: CodedTable; readonly unit: Unit; readonly codebook: Codebook };
  table(resource: Resource): Promise<Table>;
  counted(name: string): Promise<CountedSheet>;
}

/** Names of the resources beside the studies that have a unit of their own. */
export const countedNames = (review: Review): string[] =>
  review.value.resources
    .filter(({ name, unit }) => unit !== undefined && name !== review.studies.name)
    .map(({ name }) => name);

/** Reads a resource with a unit of its own; each row is checked to belong to a unit of its parent. */
export async function countedSheet(review: Review, resource: Resource, others: OtherSheetsOf): Promise<CountedSheet> {
  const codebook = await neededCodebook(review, resource);
  const unit = unitOfResource(review, resource, codebook);
  const table = consensusSheet(review, await others.table(resource), codebook, resource.name);
  const { coded, findings } = codedSheet(table, codebook, { unit, fieldsMatch: resource.fieldsMatch ?? 'partial' });
  const link = parentLink(review, resource, codebook);
  const ofKeys = await foreignKeyFindings(review, { table, codebook }, others.table, link?.key ?? null);
  const all = (more: readonly Finding[]): Finding[] => [...findings, ...ofKeys, ...more].sort(compareFindings);
  if (link === null) return { resource, codebook, unit, sheet: { coded, findings: all([]) }, parents: [], join: null };

  const parent =
    link.parent === review.studies.name
      ? { ...others.studies, parents: [] }
      : await others.counted(link.parent).then(read => ({ ...read, coded: read.sheet.coded }));
  const keyFields = parent.unit.key === null ? parent.codebook.primaryKey : [parent.unit.key];
  const fields = inOrderOf(review, resource, link, keyFields, parent.unit.reports != null);
  const dangling: Finding[] = [];
  const joined = joinUnits(coded, table, fields, parent, findingReporter(dangling, table, null));
  return {
    resource,
    codebook,
    unit,
    sheet: { coded: joined.coded, findings: all(dangling) },
    parents: joined.parents,
    join: { parent: link.parent, fields },
  };
}

/** A sheet as messages name it: of a workbook the sheet too. */
const placeOf = ({ file, sheet }: Table): string => (sheet === null ? file : `the sheet ${sheet} of ${file}`);

/** What units belong to: the parent's sheet, and what that belongs to itself. */
export interface ParentSheet {
  readonly coded: CodedTable;
  readonly unit: Pick<Unit, 'name'>;
  readonly parents: readonly Parents[];
}

/** Joins the units of a sheet to those of their parent: its fields become columns, and each unit knows whose it is. */
export function joinUnits(
  coded: CodedTable,
  table: Table,
  fields: readonly string[],
  parent: ParentSheet,
  report: ReportFinding,
): { readonly coded: CodedTable; readonly parents: readonly Parents[] } {
  const keys = Array.from({ length: parent.coded.units }, (_, at) => parent.coded.key(at));
  const target = { file: placeOf(parent.coded.table), unit: parent.unit.name, keys: keyIndex(keys) };
  const of = ofUnits(coded, checkForeignKey(table, coded.codebook, fields, target, true, report));
  const nearest: Parents = { unit: parent.unit.name, units: parent.coded.units, of, key: at => parent.coded.key(at) };
  const further = parent.parents.map(
    (above): Parents => ({ ...above, of: Int32Array.from(of, at => (at < 0 ? -1 : above.of[at]!)) }),
  );
  return { coded: withParentColumns(coded, parent.coded, { of }), parents: [nearest, ...further] };
}

/** What a resource counts: `unit: outcome`, or with the field that says which one a row belongs to. */
export function unitOfResource(review: Review, { name, unit }: Resource, codebook: Codebook): Unit {
  if (unit === undefined)
    throw new Fault(
      'no-unit',
      `the resource "${name}" is not counted, because ${review.declaration.file} does not say what one of its rows is`,
      'add e.g. `unit: outcome` to the resource; `of:` and `by:` say whose it is',
    );
  const declared = typeof unit === 'string' ? { name: unit, key: undefined } : unit;
  const own = codebook.primaryKey.length === 1 ? codebook.primaryKey[0]! : null;
  const key = declared.key ?? own;
  if (key !== null && !codebook.fields.some(field => field.name === key))
    throw new Fault(
      'unit-key',
      `${review.declaration.file}: the key "${key}" of the resource "${name}" is not a field of ${codebook.file}`,
      'name the field that says which unit a row is',
    );
  return { name: declared.name, key };
}

/** A resource's parent, by which fields its rows name it. */
interface Link {
  readonly parent: string;
  readonly fields: readonly string[];
  /** the foreign key that says so; null where `by` does */
  readonly key: ForeignKey | null;
}

/** Whose units the rows belong to: what `of` and `by` say, else the codebook's only foreign key to a resource that counts. */
function parentLink(review: Review, resource: Resource, codebook: Codebook): Link | null {
  const { file } = review.declaration;
  const counts = (name: string | null): boolean =>
    name === review.studies.name ||
    review.value.resources.some(other => other.name === name && other.unit !== undefined);
  const keys = codebook.foreignKeys.filter(key => counts(key.resource) && key.resource !== resource.name);
  const { of } = resource;
  const by = resource.by === undefined ? null : [resource.by].flat();
  if (of === undefined) {
    if (keys.length > 1)
      throw new Fault(
        'parent',
        `${codebook.file} has foreign keys to ${keys.map(key => key.resource).join(' and ')}, so it is unclear to which of them the rows of "${resource.name}" belong`,
        `write it in ${file}, e.g. \`of: ${keys[0]!.resource}\``,
      );
    const [key] = keys;
    return key === undefined ? null : { parent: key.resource!, fields: key.fields, key };
  }
  if (!counts(of))
    throw new Fault(
      'parent',
      `${file}: "${resource.name}" belongs to "${of}", which is not counted itself`,
      `add \`unit:\` to the resource "${of}"`,
    );
  const key = keys.find(entry => entry.resource === of) ?? null;
  const unknown = by?.find(name => !codebook.fields.some(field => field.name === name));
  if (unknown !== undefined)
    throw new Fault(
      'parent',
      `${file}: \`by: ${unknown}\` of "${resource.name}" is not a field of ${codebook.file}`,
      `name the field that holds the key of ${of}`,
    );
  if (by === null && key === null)
    throw new Fault(
      'parent',
      `${file}: "${resource.name}" belongs to "${of}", but no field is declared that holds its key`,
      'add e.g. `by: study_id`, or a foreign key to the codebook',
    );
  if (by !== null && key !== null && by.join() !== key.fields.join())
    throw new Fault(
      'parent',
      `${file}: "${resource.name}" is joined by ${by.join(', ')}, while ${codebook.file} has a foreign key of ${key.fields.join(', ')}`,
      'make the two agree, or remove one of them',
    );
  return { parent: of, fields: by ?? key!.fields, key };
}

/** The joining fields in the order of the parent's key. */
function inOrderOf(
  review: Review,
  { name }: Resource,
  { parent, fields, key }: Link,
  keyFields: readonly string[],
  byReports: boolean,
): readonly string[] {
  if (byReports && fields.length === 1) return fields;
  const fault = (message: string, hint: string): Fault =>
    new Fault('parent', `${review.declaration.file}: "${name}" cannot be joined to "${parent}": ${message}`, hint);
  if (keyFields.length === 0)
    throw fault(`"${parent}" has no key`, 'give its codebook a primaryKey, so that its units can be named');
  if (key === null) {
    if (fields.length === keyFields.length) return fields;
    throw fault(
      `its key has ${keyFields.length} ${keyFields.length === 1 ? 'part' : 'parts'} (${keyFields.join(', ')}), and \`by\` names ${fields.length}`,
      'name one field for each part, in the same order',
    );
  }
  const ordered = keyFields.map(part => fields[key.references.indexOf(part)]);
  if (ordered.length === fields.length && ordered.every(part => part !== undefined)) return ordered as string[];
  throw fault(
    `the foreign key refers to ${key.references.join(', ')}, while its units are counted by ${keyFields.join(', ')}`,
    'let the foreign key refer to the key of the unit',
  );
}

/** From rows to units: a unit belongs where the first of its rows does that belongs anywhere. */
function ofUnits({ units, unitOfRow }: CodedTable, ofRow: Int32Array | null): Int32Array {
  if (ofRow !== null && unitOfRow === null) return ofRow;
  const of = new Int32Array(units).fill(-1);
  ofRow?.forEach((at, row) => {
    const unit = unitOfRow?.[row] ?? row;
    if (of[unit] === -1) of[unit] = at;
  });
  return of;
}
