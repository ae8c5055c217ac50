import { fold } from '../../base/fold.ts';
import type { Field } from '../../model/codebook.ts';
import { unitOf } from '../../model/unit-of.ts';
import { cellCode } from './cell-code.ts';
import type { FieldRatings } from './field-ratings.ts';

/** Open values that differ only by case or white space are the same, as for the coefficients. */
export const sameCode = (field: Field, a: string, b: string): boolean =>
  a === b || (field.categories === null && fold(a) === fold(b));

/** The code of the consensus for a unit, by key. */
export function consensusReader(
  consensus: FieldRatings['joined']['stage']['consensus'],
  field: string,
): (key: string) => string | null {
  const column = consensus?.columns.get(field);
  if (consensus === null || column === undefined) return () => null;
  const at = unitOf(consensus);
  return key => {
    const unit = at(key);
    return unit === undefined ? null : cellCode(column, unit);
  };
}
