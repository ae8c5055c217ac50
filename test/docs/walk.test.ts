import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* docs/architecture.md says how many files a cell enters on its way from bytes to SVG; they may only become fewer. */

test('a cell enters no more files than the architecture says', { timeout: 120_000 }, () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const most = Number(/at most (\d+) files/.exec(page)?.[1]);
  const { stdout } = spawnSync(process.execPath, ['scripts/walk.mjs'], { encoding: 'utf8' });
  expect(stdout).toMatch(/ validate: .*validate\.ts/);
  expect(stdout).toMatch(/ export\/figure: .*walk-scene\.ts/);
  const entered = Number(/(\d+) files are entered/.exec(stdout)?.[1]);
  expect(entered).toBeGreaterThan(50);
  expect(entered).toBeLessThanOrEqual(most);
});
