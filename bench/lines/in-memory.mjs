import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { corpus, node, peers, root } from '../material.mjs';

const MOST = { 'method by domain': 50, 'metrics by domain': 200 };

export const inMemory = {
  name: 'in-memory',
  title: '1,000,000 rows × 13 fields in memory: shares of 3 codes, and of 25 options of a multi-select, by 12 groups',
  needs: () => (peers === null ? 'the folder ../shared/bench is not there' : null),
  /** Milliseconds inside one process: the first answer, the fastest and the median of nine. */
  inProcess() {
    const { folder } = corpus('c1m', 1_000_000);
    const run = spawnSync(node, [join(root, 'bench/in-memory.mjs'), folder], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const found = JSON.parse(run.stdout);
    const rows = found.map(
      ({ name, first, fastest, median }) =>
        `| ${name} | ${first.toFixed(0)} | ${fastest.toFixed(0)} | ${median.toFixed(0)} |`,
    );
    return {
      table: `| shares | first ms | fastest ms | median ms |\n|---|---:|---:|---:|\n${rows.join('\n')}`,
      verdicts: found.map(({ name, fastest }) => ({
        good: fastest <= MOST[name],
        text: `${fastest <= MOST[name] ? 'Reached' : 'MISSED'}: ${name} in ${fastest.toFixed(0)} ms (at most ${MOST[name]}).`,
      })),
    };
  },
};
