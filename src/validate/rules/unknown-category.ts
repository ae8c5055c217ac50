import { nearest, wasMeant } from '../../base/nearest.ts';
import type { Field } from '../../model/codebook.ts';
import { codesBehindDate } from '../../model/codes-behind-date.ts';
import { looksMissing } from '../looks-missing.ts';
import { cellRule } from '../rule.ts';

/** The nearest valid word for a spelling: a code, or the code of the nearest label or alias. */
export function nearestCode(field: Field, spelling: string): string | null {
  const codes = new Map<string, string>();
  for (const category of field.categories ?? [])
    for (const word of [category.value, category.label, ...category.aliases])
      if (!codes.has(word)) codes.set(word, category.value);
  const near = nearest(spelling, [...codes.keys()])[0];
  return near === undefined ? null : (codes.get(near) ?? null);
}

/** A few of a field's codes, for a message. */
export const someCodes = (field: Field): string => {
  const codes = (field.categories ?? []).map(category => category.value);
  return codes.length > 8 ? `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more` : codes.join(', ');
};

export const unknownCategory = cellRule({
  name: 'unknown-category',
  code: 'D101',
  severity: 'error',
  explain: "A cell holds a value that is none of the field's codes, labels or aliases.",
  on: field => field.type !== 'list' && (field.categories !== null || field.type === 'boolean'),
  check(reading, field) {
    const item = reading.items[0];
    if (item === undefined || item.level >= 0 || looksMissing(item.raw)) return null;
    const fromDate = codesBehindDate(item.raw).find(code => field.categories?.some(({ value }) => value === code));
    if (fromDate !== undefined)
      return {
        message: `"${item.raw}" is not a category of ${field.name}; it looks like a date that a spreadsheet program made of the code ${fromDate}. Format the column as text and enter ${fromDate}`,
        suggestion: fromDate,
      };
    const near = nearestCode(field, item.raw);
    const remedy = near === null ? `the codes are ${someCodes(field) || 'true, false'}` : wasMeant(`"${near}"`);
    return { message: `"${item.raw}" is not a category of ${field.name}; ${remedy}`, suggestion: near };
  },
});
