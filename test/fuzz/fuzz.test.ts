import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { FUZZERS } from './fuzzers/index.ts';
import { runFuzzer } from './run-fuzzer.ts';

/** `npm run fuzz -- --seconds N` runs as many as time allows. */
const CASES: Readonly<Record<string, number>> = {
  'sheet-csv': 12,
  'sheet-xlsx': 8,
  pdf: 6,
  yaml: 12,
  bibtex: 12,
  adjudication: 10,
};

test.each([...FUZZERS.values()])(
  '$name: damaged files are refused in a sentence, or keep every promise',
  async fuzzer => {
    const { failures } = await runFuzzer(fuzzer, 1, 0, CASES[fuzzer.name] ?? 25);
    expect(failures).toEqual([]);
  },
);

test.each([...FUZZERS.values()])('$name: the undamaged files are read', async fuzzer => {
  for (const file of await fuzzer.seeds()) expect(await fuzzer.read(file), file.name).toBeTypeOf('string');
});

test('npm run fuzz reads damaged files in a process of its own, and repeats a case by its number', () => {
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, ['scripts/fuzz.mjs', '--reader', 'doi-list', '--seed', '3', ...args], {
      encoding: 'utf8',
    });
  expect(run('--seconds', '0')).toMatch(/doi-list +50 .*\n50 cases with seed 3, 0 failed\n$/s);
  expect(run('--case', '7')).toMatch(/doi-list +1 .*\n1 cases with seed 3, 0 failed\n$/s);
});
