import { Fault } from '../../base/fault.ts';
import { DENOMINATORS } from '../../model/state.ts';
import type { ClaimContext } from '../claim-context.ts';
import { sharesOf } from '../resolve-claim.ts';

/** Fields with more categories make no groups that a text speaks of. */
const MAX_GROUPS = 60;

/**
 * The wholes that a review can give for the share of a claim that states none: every step of the denominator chain, with and
 * without the claim's condition, the units of each category of its fields, and the wholes that the text names.
 */
export function* reviewWholes({ claim, data, binding, set }: ClaimContext): Iterable<number> {
  yield* set.wholes ?? [];
  if (data === null) return;
  const field = binding?.figures == null ? null : binding.field;
  const all = (name: string, where: string | null, denominator: (typeof DENOMINATORS)[number]) => {
    try {
      return data.rows([sharesOf(name, where, denominator)]).filter(({ statistic }) => statistic === 'share');
    } catch (error) {
      // what the data have no column for makes no whole
      if (error instanceof Fault) return [];
      throw error;
    }
  };
  if (field !== null)
    for (const where of claim.where === null ? [null] : [claim.where, null])
      for (const step of DENOMINATORS) for (const { N } of all(field, where, step)) if (N !== null && N > 0) yield N;
  for (const { name, categories, type } of data.fields)
    if ((categories !== null || type === 'boolean' || type === 'year') && data.levels(name) <= MAX_GROUPS)
      for (const { n } of all(name, null, 'all')) if (n !== null && n > 0) yield n;
}
