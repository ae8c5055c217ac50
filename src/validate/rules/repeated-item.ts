import { cellRule } from '../rule.ts';

export const repeatedItem = cellRule({
  name: 'repeated-item',
  code: 'D108',
  severity: 'warning',
  explain: 'A multi-select cell names the same item twice, also in another spelling; it counts once.',
  on: field => field.type === 'list' && field.columns === null,
  check(reading, field) {
    const repeated = reading.repeatedItems ?? [];
    if (repeated.length === 0) return null;
    return {
      message: `${[...new Set(repeated)].map(item => `"${item}"`).join(', ')} ${repeated.length === 1 ? 'is' : 'are'} named twice in this cell and counted once; keep one`,
      suggestion: reading.items.length === 0 ? null : reading.items.map(item => item.raw).join(field.delimiter ?? ','),
    };
  },
});
