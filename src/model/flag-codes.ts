import type { Derived } from './codebook.ts';

/** A flag that is not raised asks nothing. */
export const SILENT = 'not_raised';
/** A flag that the codes leave open. */
export const UNDECIDED = 'undecided';

/**
 * The codes with which a flag is raised: those called `raised` or `raised_…`, beside which others may stand that ask nothing (a
 * motive alone); where no code is called so, all but `not_raised` and `undecided`.
 *
 * @example raisedCodes(['raised_test', 'motive_only', 'not_raised']) // => new Set(['raised_test'])
 * @example raisedCodes(['open_question', 'undecided', 'not_raised']) // => new Set(['open_question'])
 */
export function raisedCodes(codes: readonly string[]): ReadonlySet<string> {
  const named = codes.filter(code => /^raised(?:_|$)/.test(code));
  return new Set(named.length > 0 ? named : codes.filter(code => code !== SILENT && code !== UNDECIDED));
}

/** The same of a derived field. */
export const raisedIn = ({ categories }: Derived): ReadonlySet<string> =>
  raisedCodes((categories ?? []).map(({ value }) => value));
