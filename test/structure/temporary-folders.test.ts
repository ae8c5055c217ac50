import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The helper of the tests, and the folder of the whole run. */
const MAKERS = ['support/global-setup.ts', 'support/temporary-folder.ts'];

test('tests make temporary folders in one place, which removes them', () => {
  const makers = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\bmkdtemp(?:Sync)?\(/.test(readFileSync(join('test', file), 'utf8')));
  expect(makers.sort(), 'use temporaryFolder of test/support/temporary-folder.ts').toEqual(MAKERS);
});
