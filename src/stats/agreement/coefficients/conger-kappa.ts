import { coefficient, DEFAULTS } from '../coefficient.ts';
import { corrected, gwetParts } from '../gwet.ts';
import { nothingToCompare, noVariation } from '../no-variation.ts';
import { withRatings } from '../ratings.ts';

/**
 * Conger's kappa: chance agreement from each coder's own margins, mean over pairs of coders; missing ratings allowed.
 * Standard error by linearisation over units, t(n − 1) interval. A coder without any rating is left out.
 * Source: Conger 1980, Psychol Bull 88:322; Gwet 2014, chapter 5.
 *
 * @example congerKappa.compute(ratingsFromCounts([[3, 0], [0, 3]])).value // => 1
 */
export const congerKappa = coefficient({
  name: 'conger_kappa',
  label: "Conger's kappa",
  source: 'Conger 1980; Gwet 2014',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'more',
  chanceCorrected: true,
  compute(ratings, options = DEFAULTS) {
    const reason = nothingToCompare(withRatings(ratings, 2)) ?? noVariation(ratings);
    if (reason !== null) return reason;
    const { coders, categories, units, patterns } = ratings;
    const rated = Array<number>(coders).fill(0);
    const share = rated.map(() => Array<number>(categories).fill(0));
    for (const { codes, count } of patterns)
      codes.forEach((code, coder) => {
        if (code < 0) return;
        rated[coder]! += count;
        share[coder]![code]! += count;
      });
    const active = rated.flatMap((count, coder) => (count > 0 ? [coder] : []));
    const r = active.length;
    for (const coder of active)
      for (let category = 0; category < categories; category++) share[coder]![category]! /= rated[coder]!;
    const sums = Array.from({ length: categories }, (_, category) =>
      active.reduce((sum, coder) => sum + share[coder]![category]!, 0),
    );
    // of a coder: how much a share of each category agrees with the other coders' shares
    const others = share.map(own => own.map((value, category) => sums[category]! - value));
    const own = share.map((values, coder) =>
      values.reduce((sum, value, category) => sum + value * others[coder]![category]!, 0),
    );
    const pe = active.reduce((sum, coder) => sum + own[coder]!, 0) / (r * (r - 1));
    return corrected(
      ratings,
      gwetParts(ratings),
      {
        pe,
        influence: ({ codes }) =>
          active.reduce((sum, coder) => {
            const code = codes[coder]!;
            return code < 0 ? sum : sum + (units / rated[coder]!) * (others[coder]![code]! - own[coder]!);
          }, 0) *
          (2 / (r * (r - 1))),
      },
      options,
    );
  },
});
