// Prints how many of the numbers that `check` matches at a probability are matched rightly, in drafts of this review: the table
// of docs/reliability.md. node scripts/calibration.mjs
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'node_modules/.cache/scopebook-calibration.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['scripts/calibration.ts'],
  outfile: out,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
process.chdir(root);
const { calibration } = await import(out);
process.stdout.write(`${await calibration()}\n`);
