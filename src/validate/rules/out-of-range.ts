import { cellRule } from '../rule.ts';

export const outOfRange = cellRule({
  name: 'out-of-range',
  code: 'D104',
  severity: 'error',
  explain: "A number lies outside the field's minimum and maximum.",
  on: ({ constraints: c }) =>
    c.minimum !== null || c.maximum !== null || c.exclusiveMinimum !== null || c.exclusiveMaximum !== null,
  check({ value, raw }, { name, constraints: c }) {
    if (Number.isNaN(value)) return null;
    const wanted =
      c.minimum !== null && value < c.minimum
        ? `at least ${c.minimum}`
        : c.maximum !== null && value > c.maximum
          ? `at most ${c.maximum}`
          : c.exclusiveMinimum !== null && value <= c.exclusiveMinimum
            ? `more than ${c.exclusiveMinimum}`
            : c.exclusiveMaximum !== null && value >= c.exclusiveMaximum
              ? `less than ${c.exclusiveMaximum}`
              : null;
    return wanted === null ? null : { message: `${raw.trim()} is out of range: ${name} must be ${wanted}` };
  },
});
