import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** How often each item occurs: of how many studies it is a code. Items that never occur may stand as 0. */
export type Frequencies = ArrayLike<number>;

const total = (counts: Frequencies): number => {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
};

/** Frequencies are whole and not negative; anything else is a mistake of the program. */
export function requireFrequencies(counts: Frequencies): void {
  for (let i = 0; i < counts.length; i++)
    if (!(Number.isSafeInteger(counts[i]) && counts[i]! >= 0))
      throw new RangeError(`${counts[i]} is not a number of studies`);
}

/**
 * Shannon's entropy in nats, −Σ p ln p with p = count / Σ counts. Nothing counted is undefined.
 * Source: Shannon 1948. For incidence data the relative incidences of Chao et al. 2014 (Ecol Monogr 84:45) stand for p.
 *
 * @example shannon([1, 1]) // => { value: 0.6931471805599453 }
 * @example shannon([0]) // => { value: null, reason: 'no item occurs' }
 */
export function shannon(counts: Frequencies): { readonly value: number } | Undefined {
  requireFrequencies(counts);
  const all = total(counts);
  if (all === 0) return undefinedValue('no item occurs');
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    // log1p keeps the digits of a share near 1
    if (count > 0) sum -= (count / all) * (count > all / 2 ? Math.log1p((count - all) / all) : Math.log(count / all));
  }
  return { value: sum };
}

/**
 * The Hill number of order q, the effective number of equally frequent items: q = 0 counts the items that occur, q = 1 is
 * exp(Shannon), q = 2 the inverse of Simpson's concentration. Nothing counted is undefined.
 * Source: Hill 1973, Ecology 54:427; for incidence data Chao et al. 2014, Ecol Monogr 84:45.
 *
 * @param q a real number ≥ 0
 * @example hillNumber([3, 3, 0], 2) // => { value: 2 }
 */
export function hillNumber(counts: Frequencies, q: number): { readonly value: number } | Undefined {
  if (!(q >= 0 && Number.isFinite(q))) throw new RangeError(`${q} is not an order of a Hill number`);
  requireFrequencies(counts);
  const all = total(counts);
  if (all === 0) return undefinedValue('no item occurs');
  if (q === 1) {
    const entropy = shannon(counts);
    return entropy.value === null ? entropy : { value: Math.exp(entropy.value) };
  }
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += q === 0 ? 1 : (counts[i]! / all) ** q;
  return { value: sum ** (1 / (1 - q)) };
}

/**
 * Pielou's evenness: Shannon's entropy over its largest value ln S, S the categories that were observed (not those that
 * the codebook declares). Fewer than two observed categories leave it undefined. Source: Pielou 1966, J Theor Biol 13:131.
 *
 * @example pielou([5, 5]) // => { value: 1 }
 * @example pielou([5, 0]) // => { value: null, reason: 'only one category was observed' }
 */
export function pielou(counts: Frequencies): { readonly value: number } | Undefined {
  const entropy = shannon(counts);
  if (entropy.value === null) return entropy;
  let observed = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) observed++;
  if (observed < 2) return undefinedValue('only one category was observed');
  return { value: entropy.value / Math.log(observed) };
}
