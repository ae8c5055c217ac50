import { cli, corpus, node, nothing, peers } from '../material.mjs';

const SIZES = [100_000, 500_000, 2_500_000, 10_000_000];
/** Five-fold rows may take so many times as long. */
const MOST = 6;

const nameOf = rows => `${rows.toLocaleString('en')} rows`;

export const growth = {
  name: 'growth',
  title: '`shares method --by domain` from CSV, from 10^5 to 10^7 rows',
  rounds: 3,
  needs: () => (peers === null ? 'the folder ../shared/bench is not there' : null),
  contenders: () => [
    nothing,
    ...SIZES.map(rows => {
      const { folder } = corpus(rows === 10_000_000 ? 'c10m' : `c${rows / 1000}k`, rows);
      return { name: nameOf(rows), command: [node, cli, '--review', folder, 'shares', 'method', '--by', 'domain'] };
    }),
  ],
  /** The exponent of time in the number of rows, from each size to the next and over all. */
  verdicts(results) {
    const times = SIZES.map(rows => results.find(({ name }) => name === nameOf(rows)).fastest);
    const slope = (a, b) => Math.log(times[b] / times[a]) / Math.log(SIZES[b] / SIZES[a]);
    const steps = SIZES.slice(1).map((rows, at) => {
      const five = 5 ** slope(at, at + 1);
      return {
        good: five <= MOST,
        text: `${nameOf(SIZES[at])} to ${nameOf(rows)}: slope ${slope(at, at + 1).toFixed(2)}, five-fold rows take ${five.toFixed(2)} times as long (at most ${MOST})`,
      };
    });
    return [...steps, { good: true, text: `slope over all: ${slope(0, SIZES.length - 1).toFixed(2)}` }];
  },
};
