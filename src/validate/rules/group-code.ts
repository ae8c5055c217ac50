import { cellRule } from '../rule.ts';

export const groupCode = cellRule({
  name: 'group-code',
  code: 'D113',
  severity: 'error',
  explain: 'A cell holds a category that only groups others (`codable: false`).',
  on: field => field.categories?.some(category => !category.codable) ?? false,
  check(reading, field) {
    const group = reading.items.find(item => field.categories?.[item.level]?.codable === false);
    if (group === undefined) return null;
    const code = field.categories?.[group.level]?.value;
    const children =
      field.categories?.filter(category => category.parent === code).map(category => category.value) ?? [];
    return {
      message: `"${group.raw}" only groups other categories of ${field.name}; code one of ${children.join(', ')}`,
    };
  },
});
