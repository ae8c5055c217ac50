import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

/*
 * What a short command loads decides how long it takes, so it has a budget in bytes and files. A command that exceeds it imports
 * something that it could load when it needs it: `import()` in the source, or another group in scripts/build.mjs.
 */

const root = join(import.meta.dirname, '../..');

/** The bytes and files of dist that a command loads, as V8's coverage lists them. */
function loaded(args: readonly string[]): { bytes: number; files: number } {
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: folder },
  });
  expect(`${status} ${stderr}`).toBe('0 ');
  const scripts = readdirSync(folder).flatMap(
    (file): { readonly url: string }[] => JSON.parse(readFileSync(join(folder, file), 'utf8')).result,
  );
  const files = [...new Set(scripts.map(({ url }) => url))].filter(url => url.includes('/dist/'));
  return { bytes: files.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0), files: files.length };
}

test.each([
  { args: ['--help'], kilobytes: 109, files: 4 },
  { args: ['validate'], kilobytes: 452, files: 9 },
  { args: ['shares', 'method'], kilobytes: 495, files: 8 },
  { args: ['crosstab', 'method', 'domain'], kilobytes: 517, files: 10 },
  { args: ['diversity', 'method'], kilobytes: 573, files: 11 },
])('scopebook $args loads at most $kilobytes kB in $files files', ({ args, kilobytes, files }) => {
  const found = loaded(args);
  expect(found.bytes / 1000, 'kilobytes').toBeLessThanOrEqual(kilobytes);
  expect(found.files, 'files').toBeLessThanOrEqual(files);
});
