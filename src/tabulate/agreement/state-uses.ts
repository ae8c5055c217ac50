import type { RatingRules } from '../../model/material.ts';
import { INVALID, type MissingState, STATES } from '../../model/state.ts';

/** What a missing state is for the coefficients. `pair` is a category, but not where all coders of a unit gave it. */
export type StateUse = 'category' | 'pair' | 'none';

const DEFAULT: Readonly<Record<MissingState, StateUse>> = {
  not_reported: 'category',
  unclear: 'category',
  not_applicable: 'pair',
  not_coded: 'none',
  not_accessible: 'none',
};

/** By state byte. An invalid cell is never a rating, and blanks never agree. */
export function stateUses(rules: RatingRules): StateUse[] {
  return STATES.map((state, index) => {
    if (state === 'coded') return 'category';
    if (index === INVALID) return 'none';
    if (rules.none?.includes(state as MissingState)) return 'none';
    if (rules.drop?.includes(state as MissingState)) return 'pair';
    if (rules.category?.includes(state as MissingState)) return state === 'not_coded' ? 'pair' : 'category';
    return DEFAULT[state as MissingState];
  });
}
