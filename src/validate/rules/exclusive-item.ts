import { cellRule } from '../rule.ts';

export const exclusiveItem = cellRule({
  name: 'exclusive-item',
  code: 'D109',
  severity: 'error',
  explain: 'A category that must be the only item in its cell (`exclusive: true`) appears beside others.',
  on: field => field.type === 'list' && (field.categories?.some(category => category.exclusive) ?? false),
  check(reading, field) {
    if (reading.items.length < 2) return null;
    const alone = reading.items.find(item => field.categories?.[item.level]?.exclusive);
    return alone
      ? { message: `"${alone.raw}" must be the only item, but this cell holds ${reading.items.length} items` }
      : null;
  },
});
