// The peers' job (SPEC.md of ../shared/bench) on the synthetic corpus, with scopebook beside R and Python.
import { join } from 'node:path';
import { duckdb } from './duckdb.mjs';
import { corpus, differences, golden, goldenShares, node, nothing, peers, root } from './material.mjs';
import { hasPackages } from './measure.mjs';

/** One line of the job; results are compared with the golden files. */
export const jobLine = ({ name, title, data, rows, rounds, mode, targets }) => ({
  name,
  title,
  rounds,
  targets,
  needs: () => (peers === null ? 'the folder ../shared/bench is not there' : null),
  contenders() {
    const { csv, folder, out, codebook } = corpus(data, rows);
    const peer = (label, program, script, packages) => {
      const command = [program, join(peers, 'peers', script), mode, csv, `${out}-${label}`, codebook];
      if (hasPackages(program, packages)) return [{ name: label, command }];
      console.log(`Without ${label}: ${program} cannot load ${packages.join(', ')}.\n`);
      return [];
    };
    return [
      nothing,
      {
        name: 'scopebook',
        command: [node, join(root, 'bench/job.mjs'), folder, out, ...(mode === 'small' ? ['figure'] : [])],
      },
      ...peer('data.table', 'Rscript', 'job_dt.R', ['data.table', 'jsonlite']),
      ...(mode === 'large' ? duckdb('DuckDB', ['large', csv, `${out}-DuckDB`, codebook]) : []),
      ...peer('tidyverse', 'Rscript', 'job_tidy.R', [
        'readr',
        'dplyr',
        'tidyr',
        'stringr',
        'jsonlite',
        ...(mode === 'small' ? ['ggplot2', 'svglite'] : []),
      ]),
      ...peer('pandas', '/usr/bin/python3', 'job_pandas.py', [
        'pandas',
        'scipy',
        ...(mode === 'small' ? ['matplotlib'] : []),
      ]),
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
