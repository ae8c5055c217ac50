import { usageFault } from '../base/fault.ts';
import type { FigureInput } from './figure-type.ts';
import type { FieldShares } from './share-groups.ts';

/** Segments are parts of one whole: a field with several categories a unit has none. */
export function requireParts({ declaration, words }: FigureInput, { field, whole }: FieldShares): void {
  const sum = whole.rows.reduce((total, row) => total + (row.n ?? 0), 0);
  if (sum === whole.N) return;
  const title = words.fieldTitle(field);
  const message =
    sum > whole.N
      ? `${title} has more than one category per ${words.unit}, so its shares add up to more than 100%`
      : `with missing states hidden, the shares of ${title} don't add up to 100%`;
  throw usageFault(
    'no-parts',
    message,
    sum > whole.N
      ? 'use the type grouped-bar or bar, or `denominator: responses` (percent of mentions)'
      : `write \`denominator: reported\`${declaration.missing === 'hide' ? ' instead of `missing: hide`' : ''}`,
  );
}
