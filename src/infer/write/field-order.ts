import type { DraftField } from '../draft.ts';

const ORDER = [
  'name',
  'title',
  'description',
  'group',
  'type',
  'constraints',
  'x-personal',
  'guess',
  'delimiter',
  'columns',
  'checked',
  'unchecked',
  'decimalChar',
  'groupChar',
  'bareNumber',
  'format',
  'given',
  'appliesIf',
  'aliases',
  'missingValues',
  'categoriesOrdered',
  'categories',
];

/** Keys in the order in which people read them. */
export const inFieldOrder = (field: DraftField): DraftField =>
  Object.fromEntries(
    Object.entries(field).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)),
  ) as unknown as DraftField;
