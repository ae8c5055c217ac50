import type { Scope } from '../base/expression.ts';
import type { Derived, Field, FieldType } from './codebook.ts';

/** What an expression may speak of: the fields and the derived fields of a codebook. */
export function expressionScope(fields: readonly Field[], derive: readonly Derived[]): Scope {
  const byName = new Map(fields.map(field => [field.name, field]));
  const derived = new Map(derive.map(entry => [entry.name, entry]));
  const truth = ['true', 'false'].map(value => ({ value, label: value, aliases: [] }));
  return {
    fieldNames: [...byName.keys(), ...derived.keys()],
    field(name) {
      const field = byName.get(name);
      if (field === undefined) {
        const made = derived.get(name);
        return made && { kind: 'single', ordered: made.ordered, codes: made.categories ?? truth };
      }
      if (field.type === 'boolean') return { kind: 'single', ordered: false, codes: truth };
      if (field.type === 'list') return { kind: 'multi', ordered: false, codes: field.categories };
      if (field.categories === null && isNumeric(field.type)) return { kind: 'numeric', ordered: true, codes: null };
      return { kind: 'single', ordered: field.ordered, codes: field.categories };
    },
  };
}

export const isNumeric = (type: FieldType): boolean => type === 'integer' || type === 'number' || type === 'year';

/** The fields of two scopes; where both have a name, the first one's. */
export const joinedScope = (first: Scope, second: Scope): Scope => ({
  fieldNames: [...first.fieldNames, ...second.fieldNames],
  field: name => first.field(name) ?? second.field(name),
});
