import type { Field } from '../../model/codebook.ts';

/**
 * What a drop-down offers for a field with codes: the codes, or their labels where the codes are bare numbers and every
 * label leads back to one code. What is offered is what stands in the cell, and is read without a warning.
 */
export function offered(field: Field): readonly string[] {
  if (field.type === 'boolean') return [field.trueValues[0] ?? 'true', field.falseValues[0] ?? 'false'];
  const codable = (field.categories ?? []).filter(category => category.codable);
  const codes = codable.map(category => category.value);
  if (!codes.every(code => /^-?\d+$/.test(code))) return codes;
  const labels = codable.map(category => category.label);
  const taken = new Set([...codes, ...field.missing.keys(), ...codable.flatMap(category => category.aliases)]);
  const clear =
    new Set(labels.map(label => label.toLowerCase())).size === labels.length &&
    labels.every(label => label.trim() === label && label !== '' && !taken.has(label));
  return clear ? labels : codes;
}

/** What a ticked box holds: an x, unless the codebook knows other ticks only. */
export const tickOf = (field: Field, code: string): string =>
  field.checked.includes('x') ? 'x' : (field.checked[0] ?? code);

/** What says that a box was looked at and is off. */
export const OFF_TICK = '0';
