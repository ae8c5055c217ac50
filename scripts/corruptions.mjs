// Tries 400 single errors in manuscripts of five layouts, and prints which were missed: node scripts/corruptions.mjs [COUNT]
import { spawnSync } from 'node:child_process';

const run = spawnSync('npx', ['vitest', 'run', '--maxWorkers=1', 'test/pipeline/manuscript/corruption.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SCOPEBOOK_CORRUPTIONS: process.argv[2] ?? '400' },
});
process.exitCode = run.status ?? 1;
