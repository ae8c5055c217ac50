import { cellCode } from './cell-code.ts';
import { consensusReader, sameCode } from './consensus-reader.ts';
import type { FieldRatings } from './field-ratings.ts';

/**
 * Units on which all coders gave one code, and the consensus another: whoever resolved differences changed more than these.
 * Empty where there is no consensus.
 */
export function overruled({ field, joined, columns }: FieldRatings): string[] {
  const consensus = consensusReader(joined.stage.consensus, field.name);
  return joined.keys.filter((key, place) => {
    const given = columns.flatMap((column, rater) => {
      const unit = joined.at[rater]![place]!;
      return unit < 0 ? [] : [cellCode(column, unit)];
    });
    const [first] = given;
    if (first === undefined || given.length < 2 || given.some(code => !sameCode(field, code, first))) return false;
    const final = consensus(key);
    return final !== null && !sameCode(field, final, first);
  });
}
