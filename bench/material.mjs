// What the lines work on: the seed review, and the synthetic corpus of ../shared/bench where it is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
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

/** The lines of a results file of ours that differ from the wanted ones: text equal, numbers within 1e-9. */
export function differences(wanted, ours) {
  const found = linesOf(ours);
  const same = (a, b) => {
    const [left, right] = [a.split(','), b.split(',')];
    return (
      left.length === right.length &&
      left.every((cell, i) => cell === '' || cell === right[i] || Math.abs(Number(cell) - Number(right[i])) <= 1e-9)
    );
  };
  if (wanted.length !== found.length) return [`${ours}: ${found.length} lines, not ${wanted.length}`];
  return wanted.flatMap((line, i) => (same(line, found[i]) ? [] : [`${ours}:${i + 1}: ${found[i]} is not ${line}`]));
}

const linesOf = path => readFileSync(path, 'utf8').trimEnd().split('\n');

/** The lines of a golden file. */
export const golden = name => linesOf(join(peers, 'golden', name));

/**
 * The golden shares as scopebook has them. For the peers a cell that repeats an option is bad and counts nowhere; here it counts
 * once, with a warning. The cells are those of the golden list; shares and intervals of the groups they change are left open.
 */
export function goldenShares(data, csv) {
  const lines = golden(`${data}.shares.csv`);
  const repeats = golden(`${data}.bad_cells.csv`)
    .map(line => line.split(','))
    .filter(([, , column, , reason]) => column === 'evaluation' && reason === 'duplicate_option');
  if (repeats.length === 0) return lines;
  const rows = linesOf(csv);
  const [head] = rows;
  const domain = head.split(',').indexOf('domain');
  const cells = repeats.map(([row, , , value]) => ({
    groups: ['(all)', parse(rows[Number(row)])[0][domain]],
    options: new Set(value.split(';')),
  }));
  return lines.map(line => {
    const [variable, group, level, n, N] = line.split(',');
    const own = variable === 'evaluation' ? cells.filter(({ groups }) => groups.includes(group)) : [];
    if (own.length === 0) return line;
    const more = own.filter(({ options }) => options.has(level)).length;
    const [counted, whole] = [Number(n) + more, Number(N) + own.length];
    return [variable, group, level, counted, whole, counted / whole, '', ''].join(',');
  });
}
