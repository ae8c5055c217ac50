import { looksMissing } from '../disguised-missing.ts';
import { cellRule } from '../rule.ts';
import { nearestCode, someCodes } from './unknown-category.ts';

export const unknownItem = cellRule({
  name: 'unknown-item',
  code: 'D107',
  severity: 'error',
  explain: "An item of a multi-select cell is none of the field's codes, labels or aliases.",
  on: field => field.type === 'list' && field.categories !== null && field.columns === null,
  check(reading, field) {
    const unknown = reading.items.filter(item => item.level < 0 && item.raw !== '' && !field.missing.has(item.raw));
    if (unknown.length === 0 || (reading.items.length === 1 && looksMissing(reading.raw))) return null;
    const parts = unknown.map(item => {
      const near = nearestCode(field, item.raw);
      return { text: `"${item.raw}"${near === null ? '' : ` (did you mean "${near}"?)`}`, near };
    });
    const complete = parts.every(part => part.near !== null);
    const suggestion = complete
      ? reading.items
          .map(item => field.categories?.[item.level]?.value ?? nearestCode(field, item.raw) ?? item.raw)
          .join(field.delimiter ?? ',')
      : null;
    const other = delimiterHint(reading.raw, field.delimiter);
    return {
      message: `${parts.map(part => part.text).join(', ')} ${unknown.length === 1 ? 'is not an item' : 'are not items'} of ${field.name}${other}${complete || other ? '' : `; the codes are ${someCodes(field)}`}`,
      suggestion,
    };
  },
});

/** A cell that is split by another mark than the declared one. */
function delimiterHint(raw: string, delimiter: string | null): string {
  const other = [';', ',', '|', '/'].find(mark => mark !== delimiter?.trim() && raw.includes(mark));
  return other === undefined || (delimiter !== null && raw.includes(delimiter))
    ? ''
    : `; the codebook separates items by "${delimiter}", this cell has "${other}"`;
}
