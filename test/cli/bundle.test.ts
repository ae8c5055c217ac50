import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The bundle splits packages into chunks of their own, so what the sources read must be read by the bundle too. */
const scopebook = (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
};

test.each([
  [
    'an OpenDocument sheet',
    ['init', 'review', '--from', resolve('test/fixtures/platforms/libreoffice.ods')],
    'study_design',
  ],
  ['a library of EndNote', ['add', resolve('test/fixtures/libraries/endnote.xml'), '--dry-run'], 'new'],
])('the bundle reads %s', (_, args, word) => {
  const folder = temporaryFolder({});
  if (args[0] === 'add') {
    mkdirSync(join(folder, 'review'));
    expect(scopebook(folder, 'init', 'review').status).toBe(0);
  }
  const done = scopebook(args[0] === 'add' ? join(folder, 'review') : folder, ...args);
  expect(done.text).not.toContain('bug in scopebook');
  expect(done.text).toContain(word);
  expect(done.status).toBe(0);
});
