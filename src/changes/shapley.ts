/** What can differ between two states of a review; `other`: the sheets of coders, flow counts, settings, how a file is read. */
export const CAUSES = ['studies', 'recoding', 'codebook', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** Which causes have already happened. */
export type Happened = Readonly<Record<Cause, boolean>>;

/** All sixteen states between old and new, old first, new last. */
export const STATES_BETWEEN: readonly Happened[] = Array.from({ length: 2 ** CAUSES.length }, (_, bits) => ({
  studies: (bits & 1) !== 0,
  recoding: (bits & 2) !== 0,
  codebook: (bits & 4) !== 0,
  other: (bits & 8) !== 0,
}));

/** Orders of the four causes in which a given cause comes behind 0, 1, 2 or 3 given others, of 24. */
const ORDERS = [6, 2, 2, 6] as const;

/**
 * How much of a change each cause brings: the mean of its contribution over all orders in which the causes could have
 * happened, so that the parts add up to the whole and depend on no order.
 *
 * Source: Shapley 1953, A value for n-person games.
 *
 * @param values one value for each of STATES_BETWEEN
 * @example shapley([10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]) // => { studies: 2, recoding: 1, codebook: 0, other: 0 }
 */
export function shapley(values: readonly number[]): Readonly<Record<Cause, number>> {
  const part = (bit: number): number => {
    let sum = 0;
    for (let others = 0; others < values.length; others++) {
      if ((others & bit) !== 0) continue;
      const size = (others & 1) + ((others >> 1) & 1) + ((others >> 2) & 1) + ((others >> 3) & 1);
      sum += ((values[others | bit] ?? 0) - (values[others] ?? 0)) * (ORDERS[size] ?? 0);
    }
    return sum / 24;
  };
  return { studies: part(1), recoding: part(2), codebook: part(4), other: part(8) };
}
