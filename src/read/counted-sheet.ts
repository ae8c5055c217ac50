import { Fault } from '../base/fault.ts';
import type { Codebook, ForeignKey } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Finding } from '../model/finding.ts';
import type { Parents } from '../model/parents.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { compareFindings } from '../validate/compare-findings.ts';
import { findingReporter } from '../validate/finding-reporter.ts';
import type { Unit, Validated } from '../validate/validate.ts';
import { codedSheet } from './coded-sheet.ts';
import { foreignKeyFindings } from './foreign-keys.ts';
import { joinedSheet } from './joined-sheet.ts';
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

/** Foreign keys that lead from resource to resource and back. */
export const belongsToItself = (names: readonly string[]): Fault =>
  new Fault(
    'parent',
    `by their foreign keys these resources belong to each other in a cycle: ${names.join(' → ')}`,
    'remove `unit:` from one of them, or write with `of:` which one is the parent',
  );

/** Reads a resource with a unit of its own; each row is checked to belong to a unit of its parent. */
export async function countedSheet(review: Review, resource: Resource, others: OtherSheetsOf): Promise<CountedSheet> {
  const codebook = await neededCodebook(review, resource);
  const unit = unitOfResource(review, resource, codebook);
  const table = consensusSheet(review, await others.table(resource), codebook, resource.name);
  const options = { unit, fieldsMatch: resource.fieldsMatch ?? 'partial' } as const;
  const link = parentLink(review, resource, codebook);
  const ofKeys = await foreignKeyFindings(review, { table, codebook }, others.table, link?.key ?? null);
  const all = (...found: readonly (readonly Finding[])[]): Finding[] =>
    [...found.flat(), ...ofKeys].sort(compareFindings);
  if (link === null) {
    const { coded, findings } = codedSheet(table, codebook, options);
    return { resource, codebook, unit, sheet: { coded, findings: all(findings) }, parents: [], join: null };
  }

  const parent =
    link.parent === review.studies.name
      ? { ...others.studies, parents: [] }
      : await others.counted(link.parent).then(read => ({ ...read, coded: read.sheet.coded }));
  const keyFields = parent.unit.key === null ? parent.codebook.primaryKey : [parent.unit.key];
  const fields = inOrderOf(review, resource, link, keyFields, parent.unit.reports != null);
  const dangling: Finding[] = [];
  const joined = joinedSheet(table, codebook, options, { fields, parent }, findingReporter(dangling, table, null));
  return {
    resource,
    codebook,
    unit,
    sheet: { coded: joined.coded, findings: all(joined.findings, dangling) },
    parents: joined.parents,
    join: { parent: link.parent, fields },
  };
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
