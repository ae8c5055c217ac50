import { cellRule } from '../rule.ts';

export const emptyItem = cellRule({
  name: 'empty-item',
  code: 'D110',
  severity: 'error',
  explain: 'A multi-select cell has a delimiter with nothing beside it; something may have been lost.',
  on: field => field.type === 'list' && field.columns === null,
  check(reading, field) {
    if (!reading.items.some(item => item.raw === '')) return null;
    return {
      message: `there is a "${field.delimiter}" with no item beside it; remove it or add the item`,
      suggestion: reading.items
        .filter(item => item.raw !== '')
        .map(item => item.raw)
        .join(field.delimiter ?? ','),
    };
  },
});
