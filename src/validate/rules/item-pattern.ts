import { linearPattern } from '../../base/linear-pattern.ts';
import { cellRule } from '../rule.ts';

export const itemPattern = cellRule({
  name: 'item-pattern',
  code: 'D114',
  severity: 'error',
  explain: "An item of an open list doesn't match the pattern that its field declares.",
  on: field => field.itemPattern !== null,
  check(reading, field) {
    const pattern = linearPattern(field.itemPattern ?? '');
    const wrong = reading.items.find(item => !field.missing.has(item.raw) && !pattern.matches(item.raw));
    return wrong
      ? {
          message: `the item "${wrong.raw}" of ${field.name} does not match the pattern ${field.itemPattern}${field.example ? ` (example: ${field.example})` : ''}`,
        }
      : null;
  },
});
