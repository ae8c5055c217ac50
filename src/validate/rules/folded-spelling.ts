import { cellRule } from '../rule.ts';

export const foldedSpelling = cellRule({
  name: 'folded-spelling',
  code: 'D102',
  severity: 'warning',
  explain:
    'A cell holds an alias of a code, or a spelling that differs from it only by case or white space; it counts as the code.',
  on: field => field.categories !== null,
  check(reading, field) {
    const folded = reading.items.filter(item => item.via === 'alias' || item.via === 'variant');
    if (folded.length === 0) return null;
    const codes = folded.map(item => field.categories?.[item.level]?.value ?? '');
    const parts = folded.map(
      (item, i) =>
        `"${item.raw === codes[i] ? reading.raw : item.raw}" is read as ${codes[i]} (${item.via === 'alias' ? 'alias' : 'case or white space differs'})`,
    );
    const all = reading.items.map(item => field.categories?.[item.level]?.value ?? item.raw);
    return { message: parts.join('; '), suggestion: all.join(field.delimiter ?? '') };
  },
});
