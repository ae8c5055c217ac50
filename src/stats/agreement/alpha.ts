import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { bootstrapAlpha } from './bootstrap.ts';
import { type CoefficientOptions, DEFAULTS, type Estimate, type Note } from './coefficient.ts';
import { tInterval } from './interval.ts';
import { nothingToCompare, noVariation } from './no-variation.ts';
import { type Pattern, type Ratings, ratedBy, tallyOf, usage, withRatings } from './ratings.ts';

/** How far apart two categories are (squared, as alpha sums them), given the ratings and how often each was used. */
export interface Metric {
  /** whether distances change with the counts, as ordinal ones do */
  readonly byCounts: boolean;
  /** whether categories are few enough by nature that a rare one is worth a word */
  readonly categorical: boolean;
  distance(ratings: Ratings, used: readonly number[]): (a: number, b: number) => number;
}

/** More different values than this are not compared one with another. */
const MAX_VALUES = 4000;
/** A category with fewer ratings than this makes the jackknife's limits too narrow. */
const RARE = 5;

/**
 * Krippendorff's alpha = 1 − Do / De over the units with at least two ratings. Standard error: jackknife over these
 * units, interval with t(units − 1); none where alpha without one of the units is undefined.
 * Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability; jackknife: Tukey 1958, Efron & Stein 1981.
 */
export function alphaOf(
  ratings: Ratings,
  metric: Metric,
  options: CoefficientOptions = DEFAULTS,
): Estimate | Undefined {
  const pairable = withRatings(ratings, 2);
  const reason = nothingToCompare(pairable) ?? noVariation(pairable);
  if (reason !== null) return reason;
  const used = usage(pairable);
  if (used.filter(count => count > 0).length > MAX_VALUES)
    return undefinedValue(`more than ${MAX_VALUES} different values; alpha compares each with each`);
  const sums = sumsOf(pairable, used, metric);
  const value = alphaFrom(sums);
  if (value === null) return noVariation(pairable) ?? undefinedValue('all values are at no distance from each other');
  const notes = metric.categorical ? rareNotes(used) : [];
  if (options.bootstrap !== null)
    return bootstrapAlpha(pairable, value, drawn => alphaValue(drawn, metric), options, notes);
  const { units } = pairable;
  const replicates = pairable.patterns.map(pattern => without(pairable, sums, pattern, metric));
  if (units < 3 || replicates.some(replicate => replicate === null))
    return {
      value,
      se: null,
      ci: null,
      units,
      notes: [
        ...notes,
        { code: 'no-interval', message: 'no interval: without one of the units there is no variation left' },
      ],
    };
  const weights = pairable.patterns.map(pattern => pattern.count);
  const centre = replicates.reduce<number>((sum, one, i) => sum + one! * weights[i]!, 0) / units;
  const spread = replicates.reduce<number>((sum, one, i) => sum + weights[i]! * (one! - centre) ** 2, 0);
  const se = Math.sqrt(((units - 1) / units) * spread);
  return { value, se, ci: tInterval(value, se, units - 1, options.level, 'jackknife'), units, notes };
}

/** What alpha is made of: values, observed and expected disagreement (each as a sum over ordered pairs). */
interface Sums {
  readonly used: readonly number[];
  readonly values: number;
  readonly observed: number;
  readonly expected: number;
  /** expected disagreement of each category with all values; null where distances depend on the counts */
  readonly reach: readonly number[] | null;
  readonly distance: (a: number, b: number) => number;
}

function sumsOf(ratings: Ratings, used: readonly number[], metric: Metric): Sums {
  const distance = metric.distance(ratings, used);
  const present = used.flatMap((count, category) => (count > 0 ? [category] : []));
  const reach = Array<number>(used.length).fill(0);
  let expected = 0;
  for (const a of present) {
    for (const b of present) reach[a]! += a === b ? 0 : used[b]! * distance(a, b);
    expected += used[a]! * reach[a]!;
  }
  let observed = 0;
  for (const pattern of ratings.patterns) observed += pattern.count * within(pattern, distance);
  const values = used.reduce((sum, count) => sum + count, 0);
  return { used, values, observed, expected, reach: metric.byCounts ? null : reach, distance };
}

/** Disagreement inside a unit, as Krippendorff weighs it: each ordered pair by 1 / (ratings − 1). */
function within(pattern: Pattern, distance: (a: number, b: number) => number): number {
  const r = ratedBy(pattern);
  if (r < 2) return 0;
  const tally = tallyOf(pattern);
  let sum = 0;
  for (const [a, times] of tally) for (const [b, other] of tally) if (a !== b) sum += times * other * distance(a, b);
  return sum / (r - 1);
}

const alphaFrom = ({ values, observed, expected }: Pick<Sums, 'values' | 'observed' | 'expected'>): number | null =>
  expected > 0 ? 1 - ((values - 1) * observed) / expected : null;

/** Alpha without one unit of a pattern. */
function without(ratings: Ratings, sums: Sums, pattern: Pattern, metric: Metric): number | null {
  const tally = tallyOf(pattern);
  const values = sums.values - ratedBy(pattern);
  if (sums.reach !== null) {
    let expected = sums.expected;
    for (const [a, times] of tally) {
      expected -= 2 * times * sums.reach[a]!;
      for (const [b, other] of tally) if (a !== b) expected += times * other * sums.distance(a, b);
    }
    // what is left of a difference of equal numbers is no variation
    if (expected <= sums.expected * 1e-12) expected = 0;
    return alphaFrom({ values, observed: sums.observed - within(pattern, sums.distance), expected });
  }
  const used = [...sums.used];
  for (const [a, times] of tally) used[a]! -= times;
  const patterns = ratings.patterns.map(entry => (entry === pattern ? { ...entry, count: entry.count - 1 } : entry));
  return alphaFrom(sumsOf({ ...ratings, patterns }, used, metric));
}

/** Alpha of ratings whose patterns have other counts; null where it is undefined. */
function alphaValue(ratings: Ratings, metric: Metric): number | null {
  return alphaFrom(sumsOf(ratings, usage(ratings), metric));
}

function rareNotes(used: readonly number[]): Note[] {
  const rare = used.flatMap((count, category) => (count > 0 && count < RARE ? [category] : []));
  return rare.length === 0
    ? []
    : [
        {
          code: 'rare-category',
          message: `the interval is too narrow where a category is rare (${rare.length === 1 ? `#${rare[0]} has` : `${rare.length} categories have`} fewer than ${RARE} ratings)`,
        },
      ];
}
