import type { Scope } from '../base/expression.ts';
import { expressionScope } from './close-codebook.ts';
import type { Codebook, ForeignKey } from './codebook.ts';
import { prefixOf } from './parents.ts';
import type { ReviewFile } from './review-file.ts';

type Resource = ReviewFile['resources'][number];

/**
 * The fields of a sheet with those of the units that its units belong to, each with the name of its unit before it:
 * `study.country` for the outcomes of studies.
 *
 * @param own the sheet's own fields
 * @param within the files of the codebooks that are being read: that of the sheet last, before it those that it is read for
 * @param foreignKeys those of the sheet's codebook
 * @param open reads a codebook by its file
 */
export async function scopeAbove(
  review: ReviewFile,
  own: Scope,
  within: readonly string[],
  foreignKeys: readonly ForeignKey[],
  open: (schema: string, within: readonly string[]) => Promise<Codebook>,
): Promise<Scope> {
  let scope: Scope | null = null;
  const studies = review.studies ?? review.resources[0]?.name;
  for (const resource of review.resources.filter(
    ({ schema, unit }) => schema === within.at(-1) && unit !== undefined,
  )) {
    const passed = [...within];
    let above = resourceAbove(review, resource, foreignKeys);
    // a sheet that belongs to itself, by whatever way round, is refused where it is joined
    while (above?.schema !== undefined && !passed.includes(above.schema)) {
      const codebook = await open(above.schema, passed);
      passed.push(above.schema);
      const found = prefixed(unitOf(review, above, studies), expressionScope(codebook.fields, codebook.derive));
      scope = joined(scope ?? own, found);
      above = above.name === studies ? null : resourceAbove(review, above, codebook.foreignKeys);
    }
  }
  return scope ?? withoutUnitsAbove(own);
}

/** The resource that the units of another belong to: what `of` says, else the only foreign key to a resource that counts. */
function resourceAbove(review: ReviewFile, { name, of }: Resource, keys: readonly ForeignKey[]): Resource | null {
  const studies = review.studies ?? review.resources[0]?.name;
  const counts = review.resources.filter(
    other => other.name !== name && (other.name === studies || other.unit !== undefined),
  );
  const named = of === undefined ? keys.map(({ resource }) => resource) : [of];
  const found = counts.filter(other => named.includes(other.name));
  return found.length === 1 ? found[0]! : null;
}

const unitOf = (review: ReviewFile, { name, unit }: Resource, studies: string | undefined): string =>
  name === studies ? (review.unit?.name ?? 'study') : typeof unit === 'string' ? unit : (unit?.name ?? name);

const prefixed = (unit: string, scope: Scope): Scope => {
  const prefix = `${prefixOf(unit)}.`;
  return {
    fieldNames: scope.fieldNames.map(name => prefix + name),
    field: name => (name.startsWith(prefix) ? scope.field(name.slice(prefix.length)) : undefined),
  };
};

/** The fields of two scopes; where both have a name, the first one's. */
const joined = (first: Scope, second: Scope): Scope => ({
  fieldNames: [...first.fieldNames, ...second.fieldNames],
  field: name => first.field(name) ?? second.field(name),
});

/** A scope that says why a name such as `study.country` names nothing in it. */
const withoutUnitsAbove = (own: Scope): Scope => ({
  ...own,
  whyUnknown: name =>
    name.includes('.')
      ? 'review.yaml does not say which units those of this sheet belong to; add `of:` and `by:` to its resource'
      : null,
});
