import { searchCauses } from '../evidence/search-causes.ts';
import { shareValues } from '../review-data.ts';
import { verdict } from '../verdict.ts';

/** The share of the others. */
export const complement = verdict({
  name: 'complement',
  describe: 'the number is the share of the others: N minus n',
  alarm: true,
  cause: true,
  judge: entry =>
    entry.explanation('complement', () => {
      const { figures } = entry;
      if (figures === null || figures.n === null || figures.N === null || entry.wrong.length === 0) return null;
      // a count that is right is not that of the others
      if (entry.comparisons.some(part => part.quantity === 'n' && part.same)) return null;
      const others = figures.N - figures.n;
      const N = figures.N;
      return searchCauses(
        entry,
        [() => [{ figures: shareValues(others, N, `without ${figures.words}`) }]],
        hits => `It is the complement, the share of the others: ${hits}`,
      );
    }),
});
