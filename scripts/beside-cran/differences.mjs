/** Why a number of another package differs: the first entry that applies to it gives the reason. */
export const DIFFERENCES = [
  {
    title: 'Mid-P intervals by search',
    applies: ({ command }) => command.includes('mid-p'),
    reason:
      'Both packages search for the ends numerically and stop early: the limits of PropCIs differ from the third or fourth decimal on (`findings/propcis-midp-lower-limit.sh`), and those of DescTools, which uses `uniroot` with its default tolerance, by less than 0.0001. scopebook solves the equation to the precision of the machine.',
  },
  {
    title: 'Jeffreys intervals at 0 and n',
    applies: ({ package: name, command }) => name === 'binom' && command.includes('jeffreys'),
    reason:
      'If none or all units have the property, `binom.bayes` puts the whole error on one side (a limit at 95%, where the others have 97.5%). scopebook fixes the end at 0 or 1 and keeps the other one, like DescTools and Brown, Cai and DasGupta (2001).',
  },
  {
    title: 'Quartiles',
    applies: ({ package: name, part }) => name === 'gtsummary' && part === 'estimate',
    reason:
      'gtsummary uses `quantile(type = 2)` (the mean of two neighbouring values at a jump); scopebook uses the default of R, `type = 7` (linear interpolation).',
  },
  {
    title: 'Standard errors of alpha',
    applies: ({ package: name, pick, part }) =>
      name === 'irrCAC' && pick.statistic === 'krippendorff_alpha' && part !== 'estimate',
    reason:
      'irrCAC linearises the coefficient; scopebook uses the jackknife over the units that can be paired. The coefficients are equal.',
  },
  {
    title: 'Intervals beyond 1',
    applies: ({ package: name, part, value }) => name === 'irrCAC' && part === 'ci.high' && value === 1,
    reason:
      'irrCAC cuts an interval at 1. A result row of scopebook keeps the computed end, and tables, figures and `fill` print it cut at 1.',
  },
  {
    title: 'Alpha of complete data',
    applies: ({ package: name, call }) => name === 'irr' && call.startsWith('kripp.alpha(t(matrix'),
    reason:
      '`kripp.alpha` of irr 0.85 weights pairs by 1/(m - 1) only if a rating is missing; with six raters and complete data its small-sample correction counts every pair. irrCAC and krippendorffsalpha give 0.43341, like scopebook (`findings/irr-alpha-of-complete-data.sh`).',
  },
  {
    title: 'Weights of a scale with unused levels',
    applies: ({ package: name, call }) => name === 'irr' && call.startsWith('kappa2('),
    reason:
      '`kappa2` puts the weights on the levels that the two raters used. scopebook puts them on the declared scale (1 to 6 in these data), so a level that nobody used keeps its place.',
  },
  {
    title: 'Units that one rater rated',
    applies: ({ package: name }) => name === 'krippendorffsalpha',
    reason:
      'krippendorffsalpha keeps a unit with a single rating in the expected disagreement. Krippendorff leaves it out, since it has no pair; so do irr, irrCAC and scopebook (`findings/krippendorffsalpha-lone-ratings.sh`).',
  },
];
