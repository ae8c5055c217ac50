import { shareFigures } from '../data.ts';
import { search } from '../search.ts';
import { verdict } from '../verdict.ts';

/** The share of the others. */
export const complement = verdict({
  name: 'complement',
  describe: 'the number is the share of the others: N minus n',
  alarm: true,
  judge: entry =>
    entry.explanation('complement', () => {
      const { figures } = entry;
      if (figures === null || figures.n === null || figures.N === null || entry.wrong.length === 0) return null;
      const others = figures.N - figures.n;
      const N = figures.N;
      return search(
        entry,
        [() => [{ figures: shareFigures(others, N, `without ${figures.words}`) }]],
        hits => `It is the complement, the share of the others: ${hits}`,
      );
    }),
});
