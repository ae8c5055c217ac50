import { cellRule } from '../rule.ts';

export const repeatedItem = cellRule({
  name: 'repeated-item',
  code: 'D108',
  severity: 'error',
  explain: 'A multi-select cell names the same item twice.',
  on: field => field.type === 'list' && field.columns === null,
  check(reading, field) {
    const seen = new Set<number>();
    for (const item of reading.items) {
      if (item.level < 0) continue;
      if (seen.has(item.level))
        return {
          message: `"${item.raw}" stands twice in this cell; keep one`,
          suggestion: [...new Set(reading.items.map(entry => entry.raw))].join(field.delimiter ?? ','),
        };
      seen.add(item.level);
    }
    return null;
  },
});
