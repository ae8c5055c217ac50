import { registry } from '../../base/registry.ts';

/** A scale of words for coefficients of agreement; printed only on request. */
export interface Benchmark {
  readonly name: string;
  readonly source: string;
  /** the word for a value */
  word(value: number): string;
}

const ladder =
  (words: readonly string[], lowest: string) =>
  (value: number): string =>
    value < 0 ? lowest : (words[Math.min(words.length - 1, Math.max(0, Math.ceil(value * 5 - 1e-9) - 1))] ?? lowest);

/**
 * The scales, by name. Both cut at 0.2, 0.4, 0.6 and 0.8; a value on a cut belongs to the lower word.
 *
 * @example BENCHMARKS.get('landis-koch').word(0.81) // => 'almost perfect'
 * @example BENCHMARKS.get('landis-koch').word(-0.1) // => 'poor'
 * @example BENCHMARKS.get('altman').word(0.2) // => 'poor'
 */
export const BENCHMARKS = registry<Benchmark>([
  {
    name: 'landis-koch',
    source: 'Landis & Koch 1977',
    word: ladder(['slight', 'fair', 'moderate', 'substantial', 'almost perfect'], 'poor'),
  },
  { name: 'altman', source: 'Altman 1991', word: ladder(['poor', 'fair', 'moderate', 'good', 'very good'], 'poor') },
]);
