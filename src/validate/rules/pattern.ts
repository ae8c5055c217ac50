import type { Field } from '../../model/codebook.ts';
import { cellRule } from '../rule.ts';

const compiled = new WeakMap<Field, RegExp>();

/** Table Schema patterns concern the whole value. */
function whole(field: Field, pattern: string): RegExp {
  const known = compiled.get(field);
  if (known) return known;
  const made = new RegExp(`^(?:${pattern})$`, 'u');
  compiled.set(field, made);
  return made;
}

/** Longer cells are not matched against a pattern from a file: a pattern may take for ever on them. */
const LONGEST = 5000;

export const patternRule = cellRule({
  name: 'pattern',
  code: 'D105',
  severity: 'error',
  explain: "A text doesn't match the field's pattern, or is too short or too long.",
  on: ({ constraints: c, type }) =>
    type !== 'list' && (c.pattern !== null || c.minLength !== null || c.maxLength !== null),
  check(reading, field) {
    const value = reading.raw.trim();
    if (value === '' || reading.state !== 0) return null;
    const { pattern, minLength, maxLength } = field.constraints;
    const length = minLength === null && maxLength === null ? 0 : [...value].length;
    if (minLength !== null && length < minLength)
      return { message: `"${value}" has ${length} characters; ${field.name} needs at least ${minLength}` };
    if (maxLength !== null && length > maxLength)
      return { message: `this text has ${length} characters; ${field.name} allows at most ${maxLength}` };
    if (pattern === null) return null;
    if (value.length > LONGEST)
      return {
        message: `this text has ${value.length} characters, too many to be matched against the pattern ${pattern}`,
      };
    return whole(field, pattern).test(value)
      ? null
      : {
          message: `"${value}" does not match the pattern ${pattern} of ${field.name}${field.example ? ` (example: ${field.example})` : ''}`,
        };
  },
});
