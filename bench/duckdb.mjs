// DuckDB as a peer: the script of ../shared/bench with the package that this project installs.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { node, peers, root } from './material.mjs';

const installed = (() => {
  try {
    return createRequire(join(root, 'package.json')).resolve('@duckdb/node-api') !== '';
  } catch {
    return false;
  }
})();

/** [] where the package is not installed. */
export const duckdb = (name, args) =>
  installed ? [{ name, command: ['/usr/bin/env', `WORK=${root}`, node, join(peers, 'peers/duck.mjs'), ...args] }] : [];
