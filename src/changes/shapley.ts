/** What can differ between two states of a review. */
export const CAUSES = ['studies', 'recoding', 'codebook'] as const;
export type Cause = (typeof CAUSES)[number];

/** Which causes have already happened. */
export type Happened = Readonly<Record<Cause, boolean>>;

/** All eight states between old and new, old first, new last. */
export const STATES_BETWEEN: readonly Happened[] = Array.from({ length: 8 }, (_, bits) => ({
  studies: (bits & 1) !== 0,
  recoding: (bits & 2) !== 0,
  codebook: (bits & 4) !== 0,
}));

/**
 * How much of a change each cause brings: the mean of its contribution over all six orders in which the causes could have
 * happened, so that the parts add up to the whole and depend on no order.
 *
 * Source: Shapley 1953, A value for n-person games.
 *
 * @param values one value for each of STATES_BETWEEN
 * @example shapley([10, 12, 11, 13, 10, 12, 11, 13]) // => { studies: 2, recoding: 1, codebook: 0 }
 */
export function shapley(values: readonly number[]): Readonly<Record<Cause, number>> {
  const part = (bit: number): number => {
    let sum = 0;
    for (let others = 0; others < 8; others++) {
      if ((others & bit) !== 0) continue;
      const size = (others & 1) + ((others >> 1) & 1) + ((others >> 2) & 1);
      // orders of three with exactly these others before: 2 of 6 for none or both, 1 of 6 for one
      sum += ((values[others | bit] ?? 0) - (values[others] ?? 0)) * (size === 1 ? 1 : 2);
    }
    return sum / 6;
  };
  return { studies: part(1), recoding: part(2), codebook: part(4) };
}
