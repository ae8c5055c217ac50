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
  fields.flatMap(({ ratings }) => {
    const { joined, field } = ratings;
    const consensus = consensusReader(joined.stage.consensus, field.name);
    return differing(ratings).map(({ index, codes }) => {
      const key = joined.keys[index]!;
      return { stage: joined.stage.name, key, field: field.name, codes, consensus: consensus(key) };
    });
  });

/** How many there are. */
export const disagreementCount = ({ fields, joined: { weights } }: StageAgreement): number =>
  fields.reduce(
    (sum, { ratings }) => differing(ratings).reduce((own, { index }) => own + (weights?.[index] ?? 1), sum),
    0,
  );

/** The joined units to which the coders gave different codes, by their places. */
function differing({ field, joined, columns }: FieldRatings): { index: number; codes: CoderCode[] }[] {
  const { panel, keys, at } = joined;
  // what the coefficients count as a rating is listed as one
  const isRated = stateUses(joined.stage.ratings)[NOT_CODED] !== 'none';
  return keys.flatMap((_, index) => {
    const codes = columns.flatMap((column, rater): CoderCode[] => {
      const unit = at[rater]![index]!;
      const state = unit < 0 ? INVALID : column.states[unit]!;
      if (state === INVALID || (state === NOT_CODED && !isRated)) return [];
      const { coder, coded } = panel.raters[rater]!;
      const said = column.field.evidence === null ? undefined : coded.columns.get(column.field.evidence);
      const evidence = said === undefined || said.states[unit] !== CODED ? '' : cellCode(said, unit);
      return [{ coder, code: cellCode(column, unit), ...(evidence === '' ? {} : { evidence }) }];
    });
    return codes.length > 1 && !codes.every(({ code }) => sameCode(field, code, codes[0]!.code))
      ? [{ index, codes }]
      : [];
  });
}
