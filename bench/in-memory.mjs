// Times counting alone: node bench/in-memory.mjs REVIEW-FOLDER
// The review is read once; then each request is answered several times, and the fastest and the median are printed as JSON.
import { nodeEffects, openReview, results } from '../dist/index.js';

const REQUESTS = [
  { name: 'method by domain', request: { analysis: 'shares', fields: ['method'], by: ['domain'] } },
  { name: 'metrics by domain', request: { analysis: 'shares', fields: ['metrics'], by: ['domain'] } },
];
const ROUNDS = 9;

const open = await openReview(nodeEffects(), process.argv[2]);
const found = REQUESTS.map(({ name, request }) => {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { rows } = results(open, [request]);
    if (rows.length === 0) throw new Error(`${name}: no rows`);
    return performance.now() - start;
  });
  const sorted = times.toSorted((a, b) => a - b);
  return { name, first: times[0], fastest: sorted[0], median: sorted[Math.floor(ROUNDS / 2)] };
});
console.log(JSON.stringify(found));
