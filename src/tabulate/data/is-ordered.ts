import type { Subject } from './subject.ts';

/** Whether the values of a field stand from low to high: numbers, years, and categories that are declared as ordered. */
export const isOrdered = ({ column, proposition }: Subject): boolean =>
  !proposition &&
  column.kind !== 'multi' &&
  (column.kind === 'numeric' || column.field.ordered || column.field.type === 'year');
