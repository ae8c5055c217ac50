import { cellRule } from '../rule.ts';

const compiled = new Map<string, RegExp>();

export const itemPattern = cellRule({
  name: 'item-pattern',
  code: 'D114',
  severity: 'error',
  explain: "An item of an open list doesn't match the pattern that its field declares.",
  on: field => field.itemPattern !== null,
  check(reading, field) {
    const pattern = field.itemPattern ?? '';
    let expression = compiled.get(pattern);
    if (expression === undefined) {
      expression = new RegExp(`^(?:${pattern})$`, 'u');
      compiled.set(pattern, expression);
    }
    const wrong = reading.items.find(
      item => item.raw !== '' && !field.missing.has(item.raw) && (item.raw.length > 5000 || !expression.test(item.raw)),
    );
    return wrong
      ? {
          message: `the item "${wrong.raw}" of ${field.name} does not match the pattern ${pattern}${field.example ? ` (example: ${field.example})` : ''}`,
        }
      : null;
  },
});
