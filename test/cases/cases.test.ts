import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCase, unmetExpectations } from '../support/run-case.ts';

/** One folder a case: its input files, and case.json with the commands and what they must print. See README.md. */
const cases = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(cases, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort();

describe('cases', () => {
  test.each(names.map(name => [name, readCase(join(cases, name)).title]))('%s: %s', async name => {
    expect(await unmetExpectations(join(cases, name))).toEqual([]);
  });
});
