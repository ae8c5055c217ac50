import { linearPattern } from '../../base/linear-pattern.ts';
import { counted } from '../../base/plural.ts';
import { cellRule } from '../rule.ts';

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
      return { message: `"${value}" has ${counted(length, 'character')}; ${field.name} needs at least ${minLength}` };
    if (maxLength !== null && length > maxLength)
      return { message: `this text has ${counted(length, 'character')}; ${field.name} allows at most ${maxLength}` };
    if (pattern === null) return null;
    return linearPattern(pattern).matches(value)
      ? null
      : {
          message: `"${value}" does not match the pattern ${pattern} of ${field.name}${field.example ? ` (example: ${field.example})` : ''}`,
        };
  },
});
