import { coefficient } from '../coefficient.ts';
import { nothingToCompare } from '../no-variation.ts';
import { pairTable } from '../pair-table.ts';
import { withRatings } from '../ratings.ts';

/**
 * Bangdiwala's B: the squares of agreement as a share of the rectangles of the margins. No standard error.
 * Source: Bangdiwala 1985; Muñoz & Bangdiwala 1997, J Appl Stat 24:105.
 *
 * @example bangdiwalaB.compute(ratingsFromTable([[1, 0], [0, 1]])).value // => 1
 */
export const bangdiwalaB = coefficient({
  name: 'bangdiwala_b',
  label: "Bangdiwala's B",
  source: 'Bangdiwala 1985',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'two',
  chanceCorrected: false,
  compute(ratings) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    const { n, cells, rows, columns } = pairTable(ratings);
    const squares = cells.reduce((sum, { a, b, count }) => sum + (a === b ? count * count : 0), 0);
    const rectangles = rows.reduce((sum, count, category) => sum + count * columns[category]!, 0);
    if (rectangles === 0) return { value: 0, se: null, ci: null, units: n };
    return { value: squares / rectangles, se: null, ci: null, units: n };
  },
});
