import { CODED } from '../../model/state.ts';
import { cellRule } from '../rule.ts';

export const emptyItem = cellRule({
  name: 'empty-item',
  code: 'D110',
  severity: 'warning',
  explain:
    'A multi-select cell has a delimiter with no item beside it ("heat; water;"). The items are counted; a cell of delimiters alone is an error.',
  on: field => field.type === 'list' && field.columns === null,
  check(reading, field) {
    if ((reading.emptyItems ?? 0) === 0) return null;
    if (reading.items.length === 0 && reading.state === CODED)
      return {
        message: `this cell holds only delimiters ("${reading.raw.trim()}"); code it or clear it`,
        severity: 'error',
      };
    return {
      message: `a delimiter has no item beside it; it is ignored. Remove it, or add the item`,
      suggestion: reading.items.length === 0 ? null : reading.items.map(item => item.raw).join(field.delimiter ?? ','),
    };
  },
});
