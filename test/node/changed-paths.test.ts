import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedPaths } from '../../src/node/changed-paths.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a change while the last list is being worked on is in the next one', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sheets'));
  const lists = changedPaths(folder, 5);
  try {
    const first = lists.next();
    writeFileSync(join(folder, 'a.csv'), '1');
    expect((await first).value).toContain('a.csv');
    writeFileSync(join(folder, 'sheets/b.csv'), '2');
    // nobody asks for a list meanwhile, as during a build
    await new Promise(resolve => setTimeout(resolve, 100));
    const seen = new Set<string>();
    while (!seen.has('sheets/b.csv')) for (const path of (await lists.next()).value ?? []) seen.add(path);
    expect(seen).toContain('sheets/b.csv');
  } finally {
    await lists.return(undefined);
  }
});
