import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SHEET = 'Exported 2026;;\nid;method;year\nA;x;2020\nB;y;2021\nC;x;2022\n';
const CODEBOOK =
  'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n  - { name: year, type: integer }\n';
const REVIEW =
  'name: t\nunit: { name: study, key: id }\nclaims: [claims.yaml]\nresources:\n  - { name: s, path: s.csv, schema: codebook/c.yaml, dialect: { delimiter: ";", headerRows: [2] } }\n';
const FORMER = SHEET.replace('A;x', 'A;y');
const CLAIMS = 'claims:\n  - { id: k, field: method, level: x, n: "1", N: "3" }\n';
const FILES = {
  's.csv': SHEET,
  'old.csv': FORMER,
  'other.csv': 'key;colour\n1;red\n',
  'old/s.csv': FORMER,
  'old/codebook/c.yaml': CODEBOOK,
  'old/review.yaml': REVIEW,
  'old/claims.yaml': CLAIMS,
  'codebook/c.yaml': CODEBOOK,
  'review.yaml': REVIEW,
  // right in the former state, stale now
  'claims.yaml': CLAIMS,
  'figures/t.yaml': 'table: shares\nfield: method\nformats: [md]\n',
  'm.md': 'One of 3 studies used method x.\n',
};

/** What a command needs before a former state, and what it says that only the former state can tell. A new one needs a line here. */
const READS: Readonly<Record<string, { args: (state: string) => string[]; folder: boolean; tells: RegExp | null }>> = {
  diff: { args: state => ['diff', state], folder: true, tells: /method/ },
  build: { args: state => ['build', '--against', state], folder: true, tells: /changes/ },
  report: { args: state => ['report', '--against', state], folder: true, tells: null },
  verify: { args: state => ['verify', '--against', state], folder: true, tells: null },
  'claims check': {
    args: state => ['claims', 'check', 'claims.yaml', '--against', state],
    folder: false,
    tells: /stale/,
  },
  check: { args: state => ['check', 'm.md', '--against', state], folder: false, tells: null },
};

const known = COMMANDS.all
  .flatMap(entry =>
    'commands' in entry
      ? entry.commands.map(command => ({ name: `${entry.name} ${command.name}`, command }))
      : [{ name: entry.name, command: entry }],
  )
  .filter(
    ({ command }) =>
      (command.options ?? []).some(option => option.flags.startsWith('--against ')) ||
      (command.arguments ?? []).some(argument => argument.name === '<old>'),
  )
  .map(({ name }) => name)
  // compares two claims files, and reads no data
  .filter(name => name !== 'claims compare');

test('every command that reads a former state is in the table', () => {
  expect(known.sort()).toEqual(Object.keys(READS).sort());
});

describe.each(Object.entries(READS))('%s', (name, { args, folder, tells }) => {
  const run = async (state: string) => {
    const review = temporaryFolder(FILES);
    const own = args(state).map(arg => (arg in FILES || arg === 'old' || arg === 'nowhere' ? `${review}/${arg}` : arg));
    if (name === 'verify') await runCommand('--review', review, 'build', '--against', own.at(-1) ?? '');
    return runCommand('--review', review, ...own);
  };

  test('reads a former sheet with the dialect of the studies', async () => {
    for (const state of folder ? ['old.csv', 'old'] : ['old.csv']) {
      const { status, out, err } = await run(state);
      expect([state, /bug in scopebook/.test(err), /[Nn]ot compared|cannot be compared/.test(out)]).toEqual([
        state,
        false,
        false,
      ]);
      expect([0, 1]).toContain(status);
      if (tells !== null) expect(out + err).toMatch(tells);
    }
  });

  test('a former state that is not there is named, and is not the same as one without rows', async () => {
    const { status, err } = await run('nowhere');
    expect([status > 1, /bug in scopebook/.test(err)]).toEqual([true, false]);
    expect(err).toContain('nowhere');
  });

  test('a sheet of something else is said to be one', async () => {
    const { status, out, err } = await run('other.csv');
    expect(/bug in scopebook/.test(err)).toBe(false);
    // either it is refused, or what could not be compared is told
    if (status === 0 && name !== 'report' && name !== 'verify' && name !== 'check')
      expect(out + err).toMatch(/compared|added|removed|no column/);
  });
});
