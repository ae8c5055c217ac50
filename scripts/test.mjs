// npm test: builds, runs every test with coverage, prints the figures of each room that is measured, and fails where a
// room is below its threshold (vitest.config.ts). npm test -- PATH …: only these tests, without coverage.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const chosen = process.argv.slice(2);

const built = node('scripts/build.mjs', ...(chosen.length > 0 ? ['--no-types'] : []));
if (built !== 0) process.exit(built);
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
if (chosen.length > 0) process.exit(node(...vitest, ...chosen));
const status = node(...vitest, '--coverage');

const summary = JSON.parse(readFileSync(join(root, 'node_modules/.cache/coverage/coverage-summary.json'), 'utf8'));
const rooms = new Map();
for (const [file, figures] of Object.entries(summary)) {
  if (file === 'total') continue;
  const name = relative(join(root, 'src'), file).split(sep)[0];
  const room = rooms.get(name) ?? { lines: [0, 0], branches: [0, 0] };
  for (const kind of ['lines', 'branches']) {
    room[kind][0] += figures[kind].covered;
    room[kind][1] += figures[kind].total;
  }
  rooms.set(name, room);
}
const percent = ([covered, total]) => (total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)}%`);
console.log(`\n${'room'.padEnd(12)}${'lines'.padStart(8)}${'branches'.padStart(10)}`);
for (const [name, { lines, branches }] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${name.padEnd(12)}${percent(lines).padStart(8)}${percent(branches).padStart(10)}`);
process.exit(status);
