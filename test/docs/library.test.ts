import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fencesOf } from '../support/fences.ts';

test('the program of docs/library.md runs', () => {
  const [program] = fencesOf('docs/library.md').filter(({ language }) => language === 'ts');
  // as it stands there, with the package as it was built and the review of this repository
  const text = program!.content.replace("'scopebook'", "'./dist/index.js'").replace("'path/to/review'", "'.'");
  expect(text).not.toBe(program!.content);
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', text], { encoding: 'utf8' });
  expect([done.status, done.stderr]).toEqual([0, '']);
  const lines = done.stdout.split('\n');
  expect(
    lines.find(line => line.startsWith('share method=prompting by domain=drug_safety /applicable 2 2 1')),
  ).toContain('s022');
});
