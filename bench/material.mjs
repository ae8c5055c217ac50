// What the lines work on: the seed review, and the synthetic corpus of ../shared/bench where it is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReview } from './review.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const cli = join(root, 'dist/cli.js');
export const node = process.execPath;
export const nothing = { name: 'node -e 0', command: [node, '-e', '0'] };

const shared = join(root, '../shared/bench');
export const peers = existsSync(shared) ? shared : null;
export const work = process.env.SCOPEBOOK_BENCH ?? join(tmpdir(), 'scopebook-bench');

/** A file of the synthetic corpus, made where it is not there yet. */
function made(name, args) {
  const path = join(work, name);
  if (existsSync(path)) return path;
  mkdirSync(work, { recursive: true });
  const run = spawnSync(node, [join(peers, 'gen.mjs'), ...args(path)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return path;
}

/** The synthetic corpus with so many rows: its CSV, a review of it, and a folder for results. */
export function corpus(name, rows) {
  const csv = made(`${name}.csv`, path => ['corpus', String(rows), path]);
  const folder = join(work, name);
  if (!existsSync(join(folder, 'review.yaml'))) writeReview(folder, csv, join(peers, 'codebook.json'));
  return { csv, folder, out: join(work, `${name}-out`), codebook: join(peers, 'codebook.json') };
}

/** Two coders' sheets of so many units. */
export function pair(name, units) {
  const b = join(work, `${name}-b.csv`);
  return { a: made(`${name}-a.csv`, path => ['pair', String(units), path, b]), b };
}

/** The lines of a results file of ours that differ from the golden one: text equal, numbers within 1e-9. */
export function differences(golden, ours) {
  const rows = path => readFileSync(path, 'utf8').trimEnd().split('\n');
  const [wanted, found] = [rows(join(peers, 'golden', golden)), rows(ours)];
  const same = (a, b) => {
    const [left, right] = [a.split(','), b.split(',')];
    return (
      left.length === right.length &&
      left.every((cell, i) => cell === right[i] || Math.abs(Number(cell) - Number(right[i])) <= 1e-9)
    );
  };
  if (wanted.length !== found.length) return [`${ours}: ${found.length} lines, not ${wanted.length}`];
  return wanted.flatMap((line, i) => (same(line, found[i]) ? [] : [`${ours}:${i + 1}: ${found[i]} is not ${line}`]));
}
