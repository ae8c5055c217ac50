import type { CoderCode, Disagreement } from '../../model/disagreement.ts';
import { CODED, INVALID, NOT_CODED } from '../../model/state.ts';
import type { StageAgreement } from './agree.ts';
import { cellCode } from './cell-code.ts';
import { consensusReader, sameCode } from './consensus-reader.ts';
import type { FieldRatings } from './field-ratings.ts';
import { stateUses } from './state-uses.ts';

export type { Disagreement };

/** All disagreements of a stage, by field in the codebook's order, then by key. */
export const disagreementsOf = ({ fields }: StageAgreement): Disagreement[] =>
  fields.flatMap(({ ratings }) => fieldDisagreements(ratings));

function fieldDisagreements({ field, joined, columns }: FieldRatings): Disagreement[] {
  const { stage, panel, keys, at } = joined;
  const consensus = consensusReader(joined.stage.consensus, field.name);
  // what the coefficients count as a rating is listed as one
  const isRated = stateUses(joined.stage.ratings)[NOT_CODED] !== 'none';
  const found: Disagreement[] = [];
  keys.forEach((key, index) => {
    const codes = columns.flatMap((column, rater): CoderCode[] => {
      const unit = at[rater]![index]!;
      const state = unit < 0 ? INVALID : column.states[unit]!;
      if (state === INVALID || (state === NOT_CODED && !isRated)) return [];
      const { coder, coded } = panel.raters[rater]!;
      const said = column.field.evidence === null ? undefined : coded.columns.get(column.field.evidence);
      const evidence = said === undefined || said.states[unit] !== CODED ? '' : cellCode(said, unit);
      return [{ coder, code: cellCode(column, unit), ...(evidence === '' ? {} : { evidence }) }];
    });
    if (codes.length > 1 && !codes.every(({ code }) => sameCode(field, code, codes[0]!.code)))
      found.push({ stage: stage.name, key, field: field.name, codes, consensus: consensus(key) });
  });
  return found;
}
