import { wasMeant } from '../../base/nearest.ts';
import { looksMissing } from '../looks-missing.ts';
import { cellRule } from '../rule.ts';
import { nearestCode, someCodes } from './unknown-category.ts';

export const unknownItem = cellRule({
  name: 'unknown-item',
  code: 'D107',
  severity: 'error',
  explain: "An item of a multi-select cell is none of the field's codes, labels or aliases.",
  on: field => field.type === 'list' && field.categories !== null && field.columns === null,
  check(reading, field) {
    const unknown = reading.items.filter(item => item.level < 0 && !field.missing.has(item.raw));
    if (unknown.length === 0 || (reading.items.length === 1 && looksMissing(reading.raw))) return null;
    const parts = unknown.map(item => {
      const near = nearestCode(field, item.raw);
      return { text: `"${item.raw}"${near === null ? '' : ` (${wasMeant(`"${near}"`)})`}`, near };
    });
    const complete = parts.every(part => part.near !== null);
    const suggestion = complete
      ? reading.items
          .map(item => field.categories?.[item.level]?.value ?? nearestCode(field, item.raw) ?? item.raw)
          .join(field.delimiter ?? ',')
      : null;
    const other = delimiterHint(reading.raw, field.delimiters);
    return {
      message: `${parts.map(part => part.text).join(', ')} ${unknown.length === 1 ? 'is not an item' : 'are not items'} of ${field.name}${other}${complete || other ? '' : `; the codes are ${someCodes(field)}`}`,
      suggestion,
    };
  },
});

/** A cell that is split by another mark than the declared ones. */
function delimiterHint(raw: string, declared: readonly string[]): string {
  const marks = declared.map(mark => mark.trim() || mark);
  const other = [';', ',', '|', '/', '\n'].find(mark => !marks.includes(mark) && raw.includes(mark));
  if (other === undefined || marks.some(mark => raw.includes(mark))) return '';
  const shown = (mark: string): string => (mark === '\n' ? 'a line break' : `"${mark}"`);
  return `; the codebook separates items by ${declared.map(shown).join(' or ')}, this cell has ${shown(other)}. Write the declared delimiter, or add this one to \`delimiter:\``;
}
