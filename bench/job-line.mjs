// The peers' job (SPEC.md of ../shared/bench) on the synthetic corpus, with scopebook beside R and Python.
import { join } from 'node:path';
import { corpus, differences, golden, goldenShares, node, nothing, peers, root } from './material.mjs';
import { installed } from './measure.mjs';

/** One line of the job; results are compared with the golden files. */
export const jobLine = ({ name, title, data, rows, rounds, mode, target }) => ({
  name,
  title,
  rounds,
  target,
  needs: () => (peers === null ? 'the folder ../shared/bench is not there' : null),
  contenders() {
    const { csv, folder, out, codebook } = corpus(data, rows);
    const peer = (label, program, script) =>
      installed(program)
        ? [{ name: label, command: [program, join(peers, 'peers', script), mode, csv, `${out}-${label}`, codebook] }]
        : [];
    return [
      nothing,
      {
        name: 'scopebook',
        command: [node, join(root, 'bench/job.mjs'), folder, out, ...(mode === 'small' ? ['figure'] : [])],
      },
      ...peer('data.table', 'Rscript', 'job_dt.R'),
      ...peer('tidyverse', 'Rscript', 'job_tidy.R'),
      ...peer('pandas', '/usr/bin/python3', 'job_pandas.py'),
    ];
  },
  check() {
    const { csv, out } = corpus(data, rows);
    return [
      ...differences(golden(`${data}.bad_cells.csv`), join(out, 'bad_cells.csv')),
      ...differences(goldenShares(data, csv), join(out, 'shares.csv')),
    ];
  },
});
