import { type Undefined, undefinedValue } from '../undefined-value.ts';
import type { Note } from './coefficient.ts';
import { type Ratings, usedCategories } from './ratings.ts';

/** The reason where a coefficient has nothing to work on, or null. */
export function nothingToCompare(ratings: Ratings): Undefined | null {
  return ratings.units === 0 ? undefinedValue('no unit was rated by at least two coders') : null;
}

/** The reason where all coders used a single category throughout, or null. `#0` stands for the category's label. */
export function noVariation(ratings: Ratings): Undefined | null {
  const used = usedCategories(ratings);
  if (used.length !== 1) return null;
  return undefinedValue(`${ratings.coders === 2 ? 'both' : 'all'} coders used only #${used[0]}; agreement 100%`);
}

/** The note beside a coefficient that is defined without variation. */
export const noVariationNotes = (ratings: Ratings): readonly Note[] =>
  usedCategories(ratings).length === 1
    ? [{ code: 'no-variation', message: 'no variation: only one category was used, so this says nothing of chance' }]
    : [];
