import type { Disagreement } from '../../model/disagreement.ts';
import { CODED, INVALID, NOT_CODED } from '../../model/state.ts';
import type { StageAgreement } from './agree.ts';
import { cellCode } from './cell-code.ts';
import type { FieldRatings } from './field-ratings.ts';

/** All disagreements of a stage, by field in the codebook's order, then by key. */
export const disagreementsOf = ({ fields }: StageAgreement): Disagreement[] =>
  fields.flatMap(({ ratings }) => fieldDisagreements(ratings));

function fieldDisagreements({ field, joined, columns }: FieldRatings): Disagreement[] {
  const { stage, panel, keys, at } = joined;
  const consensus = consensusReader(joined.stage.consensus, field.name);
  const found: Disagreement[] = [];
  keys.forEach((key, index) => {
    const codes = columns.flatMap((column, rater) => {
      const unit = at[rater]![index]!;
      const state = unit < 0 ? NOT_CODED : column.states[unit]!;
      if (state === NOT_CODED || state === INVALID) return [];
      return [{ coder: panel.raters[rater]!.coder, code: comparable(cellCode(column, unit), state) }];
    });
    if (codes.length > 1 && codes.some(({ code }) => code !== codes[0]!.code))
      found.push({ stage: stage.name, key, field: field.name, codes, consensus: consensus(key) });
  });
  return found;
}

/** Open values that differ only by white space around them are no disagreement. */
const comparable = (code: string, state: number): string => (state === CODED ? code.trim() : code);

/** The code of the consensus for a unit, by key. */
export function consensusReader(
  consensus: FieldRatings['joined']['stage']['consensus'],
  field: string,
): (key: string) => string | null {
  const column = consensus?.columns.get(field);
  if (consensus === null || column === undefined) return () => null;
  const index = new Map<string, number>();
  for (let unit = 0; unit < consensus.units; unit++) index.set(consensus.key(unit).trim(), unit);
  return key => {
    const unit = index.get(key);
    return unit === undefined ? null : cellCode(column, unit);
  };
}
