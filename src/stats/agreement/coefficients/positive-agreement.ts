import { undefinedValue } from '../../undefined-value.ts';
import { coefficient } from '../coefficient.ts';
import { nothingToCompare } from '../no-variation.ts';
import { pairTable } from '../pair-table.ts';
import { withRatings } from '../ratings.ts';

/**
 * Specific agreement on the second category ("yes"): 2a / (2a + b + c). Source: Cicchetti & Feinstein 1990,
 * J Clin Epidemiol 43:551.
 *
 * @example positiveAgreement.compute(ratingsFromTable([[5, 1], [1, 3]])).value // => 0.75
 */
export const positiveAgreement = coefficient({
  name: 'positive_agreement',
  label: 'Agreement on yes',
  source: 'Cicchetti & Feinstein 1990',
  scales: ['binary'],
  coders: 'two',
  chanceCorrected: false,
  compute(ratings) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    const { n, cells, rows, columns } = pairTable(ratings);
    const both = cells.find(cell => cell.a === 1 && cell.b === 1)?.count ?? 0;
    const said = rows[1]! + columns[1]!;
    return said === 0
      ? undefinedValue('no coder used this category')
      : { value: (2 * both) / said, se: null, ci: null, units: n };
  },
});
