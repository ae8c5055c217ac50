import { greatest } from '../../base/greatest.ts';
/** Units whose coders gave the same codes, with how many there are. */
export interface Pattern {
  /** one category index a coder; −1 where a coder gave no rating */
  readonly codes: readonly number[];
  readonly count: number;
}

/** Ratings of units by coders, as distinct patterns with counts: every coefficient and its variance is a sum over these. */
export interface Ratings {
  readonly coders: number;
  /** with at least one rating */
  readonly units: number;
  /** how many category indices there are, used or not */
  readonly categories: number;
  /** categories that a coder could have used; unused ones matter only where asked for */
  readonly declared: number;
  /** in ascending order of codes, so that sums never depend on the order of rows */
  readonly patterns: readonly Pattern[];
  /** the value of each category on its scale, for weighted and metric coefficients */
  readonly scores: readonly number[] | null;
  /** where a category is a set of items: its items, ascending */
  readonly sets: readonly (readonly number[])[] | null;
  /** the codes of one unit, where units are known and not only their counts; −1 for each coder where it is left out */
  readonly codesOf?: (unit: number) => readonly number[];
}

/**
 * Ratings from one column of category indices a coder (−1 no rating). Units without any rating are left out.
 *
 * @param weights how many units each place of the columns stands for; left out where each is one
 * @example ratingsOf([[0, 1, -1], [0, 0, -1]], 2).patterns // => [{ codes: [0, 0], count: 1 }, { codes: [1, 0], count: 1 }]
 */
export function ratingsOf(
  columns: readonly ArrayLike<number>[],
  categories: number,
  extra: Partial<Pick<Ratings, 'declared' | 'scores' | 'sets'>> = {},
  weights?: ArrayLike<number>,
): Ratings {
  const units = columns[0]?.length ?? 0;
  const counts = new Map<number | string, { codes: number[]; count: number }>();
  const numeric = (categories + 1) ** columns.length < Number.MAX_SAFE_INTEGER;
  for (let unit = 0; unit < units; unit++) {
    let key: number | string = numeric ? 0 : '';
    for (const column of columns)
      key = typeof key === 'number' ? key * (categories + 1) + column[unit]! + 1 : `${key} ${column[unit]}`;
    const weight = weights === undefined ? 1 : weights[unit]!;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { codes: columns.map(column => column[unit]!), count: weight });
    else known.count += weight;
  }
  const patterns = [...counts.values()].filter(pattern => pattern.codes.some(code => code >= 0)).sort(byCodes);
  return {
    coders: columns.length,
    units: patterns.reduce((sum, pattern) => sum + pattern.count, 0),
    categories,
    declared: extra.declared ?? categories,
    patterns,
    scores: extra.scores ?? null,
    sets: extra.sets ?? null,
    codesOf: unit => columns.map(column => column[unit]!),
  };
}

const byCodes = (a: Pattern, b: Pattern): number => {
  for (let i = 0; i < a.codes.length; i++) if (a.codes[i] !== b.codes[i]) return a.codes[i]! - b.codes[i]!;
  return 0;
};

/**
 * Two coders' ratings from a square table of counts (rows: the first coder).
 *
 * @example ratingsFromTable([[2, 1], [0, 3]]).units // => 6
 */
export function ratingsFromTable(table: readonly (readonly number[])[]): Ratings {
  const patterns = table.flatMap((row, i) => row.flatMap((count, j) => (count > 0 ? [{ codes: [i, j], count }] : [])));
  const units = patterns.reduce((sum, pattern) => sum + pattern.count, 0);
  return { coders: 2, units, categories: table.length, declared: table.length, patterns, scores: null, sets: null };
}

/**
 * Ratings from counts a unit and category, where nobody knows which coder gave which.
 *
 * @example ratingsFromCounts([[2, 0], [1, 1]]).coders // => 2
 */
export function ratingsFromCounts(counts: readonly (readonly number[])[]): Ratings {
  const rows = counts.map(row => row.flatMap((count, category) => Array<number>(count).fill(category)));
  const coders = Math.max(0, greatest(rows.map(row => row.length)));
  const columns = Array.from({ length: coders }, (_, coder) => rows.map(row => row[coder] ?? -1));
  return ratingsOf(columns, counts[0]?.length ?? 0);
}

/** How often a pattern has each category, as [category, times] pairs in ascending order. */
export function tallyOf(pattern: Pattern): [number, number][] {
  const times = new Map<number, number>();
  for (const code of pattern.codes) if (code >= 0) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times].sort(([a], [b]) => a - b);
}

/** How many coders rated the units of a pattern. */
export const ratedBy = (pattern: Pick<Pattern, 'codes'>): number =>
  pattern.codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0);

/** Whether a unit has at least so many ratings. */
export const isRatedBy = ({ codesOf }: Ratings, unit: number, least: number): boolean =>
  codesOf !== undefined && ratedBy({ codes: codesOf(unit) }) >= least;

/** Whether all who rated a unit gave it the same code. */
export const isAgreed = ({ codesOf }: Ratings, unit: number): boolean =>
  codesOf !== undefined && new Set(codesOf(unit).filter(code => code >= 0)).size === 1;

/** Only units with at least so many ratings. */
export function withRatings(ratings: Ratings, least: number): Ratings {
  const patterns = ratings.patterns.filter(pattern => ratedBy(pattern) >= least);
  return { ...ratings, patterns, units: patterns.reduce((sum, pattern) => sum + pattern.count, 0) };
}

/** Only some of the coders, and the units that at least one of them rated. */
export const ofCoders = (ratings: Ratings, coders: readonly number[]): Ratings => ({
  ...merged(ratings, codes => coders.map(coder => codes[coder]!)),
  coders: coders.length,
});

/**
 * Every category index replaced by another (−1: no rating), over so many categories.
 *
 * @example recoded(ratingsFromTable([[2, 1], [0, 3]]), code => 1 - code, 2).patterns[0] // => { codes: [0, 0], count: 3 }
 */
export const recoded = (
  ratings: Ratings,
  code: (old: number) => number,
  categories: number,
  extra: Partial<Pick<Ratings, 'declared' | 'scores'>> = {},
): Ratings => ({
  ...merged(ratings, codes => codes.map(old => (old < 0 ? old : code(old)))),
  categories,
  declared: extra.declared ?? categories,
  scores: extra.scores ?? null,
  sets: null,
});

function merged(ratings: Ratings, change: (codes: readonly number[]) => number[]): Ratings {
  const found = new Map<string, { codes: number[]; count: number }>();
  for (const { codes, count } of ratings.patterns) {
    const changed = change(codes);
    if (changed.every(code => code < 0)) continue;
    const key = changed.join();
    const known = found.get(key);
    if (known === undefined) found.set(key, { codes: changed, count });
    else known.count += count;
  }
  const patterns = [...found.values()].sort(byCodes);
  const { codesOf } = ratings;
  return {
    ...ratings,
    patterns,
    ...(codesOf === undefined ? {} : { codesOf: unit => change(codesOf(unit)) }),
    units: patterns.reduce((sum, pattern) => sum + pattern.count, 0),
  };
}

/** How often each category was used, by all coders together. */
export function usage(ratings: Ratings): number[] {
  const used = Array<number>(ratings.categories).fill(0);
  for (const { codes, count } of ratings.patterns) for (const code of codes) if (code >= 0) used[code]! += count;
  return used;
}

/** The categories that occur, ascending. */
export const usedCategories = (ratings: Ratings): number[] =>
  usage(ratings).flatMap((count, category) => (count > 0 ? [category] : []));
