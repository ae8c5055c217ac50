import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fencesOf } from '../support/fences.ts';

/** A program of the page as it stands there, with the package as it was built and the review of this repository. */
function linesOf(program: number): string[] {
  const { content } = fencesOf('docs/library.md').filter(({ language }) => language === 'ts')[program]!;
  const text = content.replace("'scopebook'", "'./dist/index.js'").replaceAll("'path/to/review'", "'.'");
  expect(text).not.toBe(content);
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', text], { encoding: 'utf8' });
  expect([done.status, done.stderr]).toEqual([0, '']);
  return done.stdout.split('\n');
}

test('the first program of docs/library.md prints result rows', () => {
  expect(
    linesOf(0).find(line => line.startsWith('share method=prompting by domain=drug_safety /applicable 2 2 1')),
  ).toContain('s022');
});

test('the second one opens two states, compares them, and lists the studies behind a number', () => {
  // the sheet is that of the present review, so no number moved
  expect(linesOf(1)).toEqual(['synthetic-data-biomedicine 87', '87', '0', '69 87 Tang 2023 18', '']);
});
