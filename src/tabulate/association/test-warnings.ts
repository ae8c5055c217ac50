import type { ResultRow } from '../../model/result-row.ts';
import type { PearsonChiSquare } from '../../stats/association/pearson-chi-square.ts';

type Warning = ResultRow['warnings'][number];

/** What goes with every test of a scoping review: it was not planned, and without a population it speaks of nothing. */
export function testWarnings(target: string | null, units: string): Warning[] {
  const exploratory = { code: 'exploratory', message: 'Tests are exploratory: a scoping review is descriptive.' };
  return target === null
    ? [
        exploratory,
        {
          code: 'no-target',
          message: `No target population is declared. A test is meaningful only if these ${units} are a sample of one.`,
        },
      ]
    : [exploratory, { code: 'target', message: `Target population of the tests: ${target}.` }];
}

/** Cochran's rule: when the chi-square distribution is no good approximation. */
export const expectedWarning = (chi: PearsonChiSquare): Warning[] =>
  chi.trustworthy
    ? []
    : [
        {
          code: 'small-expected',
          message: `${chi.below5} of ${chi.cells} expected counts are below 5 (the least is ${chi.leastExpected.toFixed(2)}): chi-square's P value can't be trusted (Cochran 1954); use Fisher's exact test.`,
        },
      ];
