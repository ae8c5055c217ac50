import { hypergeometricLogPmf } from '../special/hypergeometric.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { type Frequencies, hillNumber, requireFrequencies } from './hill.ts';

/**
 * The Hill number of order 0, 1 or 2 that `size` of the `units` studies would be expected to show: groups are compared at
 * one number of studies, because more studies show more items. The expected frequency counts
 * Q_k = Σ_i C(Y_i, k) C(T − Y_i, t − k) / C(T, t) take the place of the observed ones; shares are of all expected mentions,
 * t Σ Y / T. With one code a study this is rarefaction of individuals, and for q = 0 Hurlbert's.
 * Source: Chao et al. 2014, Ecol Monogr 84:45 (appendices D and E); Hurlbert 1971.
 *
 * @param counts studies with each item, none above `units`
 * @param size 1 … units; anything else is undefined (nothing is extrapolated)
 * @example rarefiedHill([1, 1], 2, 1, 0) // => { value: 1 }
 */
export function rarefiedHill(
  counts: Frequencies,
  units: number,
  size: number,
  q: 0 | 1 | 2,
): { readonly value: number } | Undefined {
  requireFrequencies(counts);
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! > units) throw new RangeError(`${counts[i]} of ${units} studies can't have an item`);
  if (!(Number.isSafeInteger(size) && size >= 1)) return undefinedValue('fewer than one study to compare at');
  if (size > units) return undefinedValue(`the group has ${units}, fewer than the ${size} to compare at`);
  if (size === units) return hillNumber(counts, q);
  const expected = new Float64Array(size + 1);
  let mentions = 0;
  for (let i = 0; i < counts.length; i++) {
    const y = counts[i]!;
    mentions += y;
    for (let k = Math.max(1, y + size - units); k <= Math.min(y, size); k++)
      expected[k]! += Math.exp(hypergeometricLogPmf(k, y, units - y, size));
  }
  if (mentions === 0) return undefinedValue('no item occurs');
  const all = (mentions * size) / units;
  let sum = 0;
  for (let k = 1; k <= size; k++) {
    const p = k / all;
    sum += expected[k]! * (q === 0 ? 1 : q === 1 ? -p * Math.log(p) : p * p);
  }
  return { value: q === 0 ? sum : q === 1 ? Math.exp(sum) : 1 / sum };
}
