import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = {
  'c.csv': 'study,title,method\nA,Alpha beams,x\nB,Beta rays,y\nC,Gamma knives,x\n',
  'a.csv': 'study,method\nA,x\nB,y\nC,x\n',
  'b.csv': 'study,method\nA,x\nB,x\nC,x\n',
  'codebook/c.yaml':
    'version: 1.0.0\nprimaryKey: study\nfields:\n  - { name: study }\n  - { name: title }\n  - { name: method, categories: [x, y] }\n',
  'review.yaml':
    'name: t\nunit: { name: study, key: study }\ncitation: { title: title }\nclaims: [claims.yaml]\ncodings:\n  - { name: full, from: { files: { A: a, B: b } } }\nresources:\n  - { name: c, path: c.csv, schema: codebook/c.yaml }\n  - { name: a, path: a.csv, schema: codebook/c.yaml }\n  - { name: b, path: b.csv, schema: codebook/c.yaml }\n',
  'claims.yaml': 'claims:\n  - { id: k, field: method, category: x, n: "2", N: "3" }\n',
  'figures/t.yaml': 'table: shares\ntitle: t\nfield: method\nformats: [md]\n',
  'n.ris': 'TY  - JOUR\nTI  - New lanterns\nPY  - 2024\nER  - \n',
  'm.md': 'Two of three studies (66.7%) used x.\n',
};

/** Every command by its full name. */
const commands: readonly [string, Command][] = COMMANDS.all.flatMap(entry =>
  'commands' in entry
    ? entry.commands.map((command): [string, Command] => [`${entry.name} ${command.name}`, command])
    : [[entry.name, entry] as [string, Command]],
);
const withOption = (pattern: RegExp): string[] =>
  commands.filter(([, { options = [] }]) => options.some(({ flags }) => pattern.test(flags))).map(([name]) => name);

/** What a command needs before `--out FILE`, and the ending of what it writes. A new command with --out needs a line here. */
const WRITES: Readonly<Record<string, { args: readonly string[]; ending: string }>> = {
  codebook: { args: ['--format', 'md'], ending: 'md' },
  validate: { args: ['c.csv', '--fix'], ending: 'csv' },
  'claims check': { args: ['claims.yaml'], ending: 'txt' },
  'claims scan': { args: ['m.md'], ending: 'yaml' },
  reconcile: { args: ['a.csv'], ending: 'csv' },
  fill: { args: ['m.md'], ending: 'md' },
  results: { args: ['--fields', 'method'], ending: 'md' },
  add: { args: ['n.ris'], ending: 'csv' },
  migrate: { args: ['c.csv'], ending: 'csv' },
  reshape: { args: ['--to', 'long'], ending: 'csv' },
};

const stateOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );

async function inFolder(folder: string, name: string, args: readonly string[]) {
  const here = process.cwd;
  // the current folder of a thread cannot be changed
  process.cwd = () => folder;
  try {
    return await runCommand(...name.split(' '), ...args);
  } finally {
    process.cwd = here;
  }
}

test('every command with --out is in the table', () => {
  expect(withOption(/^--out\b/).filter(name => !(name in WRITES))).toEqual([]);
});

describe.each(Object.entries(WRITES))('%s --out', (name, { args, ending }) => {
  test('an input, by any path, is never overwritten', async () => {
    const folder = temporaryFolder(FILES);
    symlinkSync('c.csv', join(folder, `link.${ending}`));
    const before = stateOf(folder);
    // of the library and the manuscript, what the command itself reads
    const inputs = Object.keys(FILES).filter(path => !/^[nm]\./.test(path) || args.includes(path));
    for (const input of [...inputs, './codebook/../c.csv', join(folder, 'review.yaml'), `link.${ending}`]) {
      const { status, err } = await inFolder(folder, name, [...args, '--out', input]);
      expect([input, status === 0, /bug/.test(err)]).toEqual([input, false, false]);
      expect(stateOf(folder)).toEqual(before);
    }
  });
});

test('a new file is written by every command that has something to write', async () => {
  for (const [name, { args, ending }] of Object.entries(WRITES)) {
    // a sheet of the adjudicator, and a codebook of another version, are tested where they belong
    if (name === 'reconcile' || name === 'migrate') continue;
    const folder = temporaryFolder(FILES);
    const { status, err } = await inFolder(folder, name, [...args, '--out', `new/file.${ending}`]);
    expect([name, status, err.includes('scopebook: ')]).toEqual([name, 0, false]);
    expect(readdirSync(join(folder, 'new'))).toContain(`file.${ending}`);
  }
});

test('an unknown format is refused by name, with the known ones', async () => {
  const needs: Readonly<Record<string, readonly string[]>> = { 'claims check': ['corpus/seed-claims.yaml'] };
  // a format is refused before anything is read, so analyses need no fields that they fit
  for (const name of withOption(/^--format\b/)) {
    const { status, err } = await runCommand(
      ...name.split(' '),
      ...(needs[name] ?? argumentsOf(name)),
      '--format',
      'gif9',
    );
    expect([name, status, err]).toEqual([name, 2, expect.stringContaining('"gif9"')]);
  }
});

/** Fields for every argument that a command must have. */
const argumentsOf = (name: string): string[] =>
  (commands.find(([own]) => own === name)?.[1].arguments ?? []).flatMap(argument =>
    argument.name.startsWith('<') ? ['method'] : [],
  );

test('two exhibits that would write one file, and an exhibit with a reserved name, are refused before anything is written', async () => {
  const folder = temporaryFolder({ ...FILES, 'figures/more/t.yaml': FILES['figures/t.yaml'] });
  const twice = await inFolder(folder, 'tables', []);
  expect([twice.status, twice.err]).toEqual([3, expect.stringContaining('is also written by')]);
  const reserved = temporaryFolder({
    ...FILES,
    'figures/claims.yaml': FILES['figures/t.yaml'],
  });
  const { status, err } = await inFolder(reserved, 'tables', ['claims']);
  expect([status, err]).toEqual([3, expect.stringContaining('that other commands write')]);
  expect(readdirSync(reserved)).not.toContain('out');
});

test('files of a review that lead outside it are neither read nor written', async () => {
  const outside = temporaryFolder({ 'secret.csv': FILES['c.csv'], 'm.yaml': 'from: 1.0.0\nto: 1.1.0\nsteps: []\n' });
  const folder = temporaryFolder(FILES);
  symlinkSync(outside, join(folder, 'out'));
  const built = await inFolder(folder, 'tables', []);
  expect([built.status, built.err]).toEqual([3, expect.stringContaining("outside the review's folder")]);
  expect(readdirSync(outside).sort()).toEqual(['m.yaml', 'secret.csv']);
  for (const [from, to] of [
    ['path: c.csv', 'path: link/secret.csv'],
    ['claims: [claims.yaml]', 'claims: [link/m.yaml]'],
    ['claims: [claims.yaml]', 'migrations: [link/m.yaml]'],
    ['claims: [claims.yaml]', `migrations: ["..\\\\${outside.split('/').pop()}\\\\m.yaml"]`],
  ] as const) {
    const review = temporaryFolder({ ...FILES, 'review.yaml': FILES['review.yaml'].replace(from, to) });
    symlinkSync(outside, join(review, 'link'));
    const { status, err } = await inFolder(review, 'export', ['deposit']);
    expect([to, status, err]).toEqual([
      to,
      3,
      expect.stringMatching(/outside the review's folder|leaves the review's folder/),
    ]);
    expect(readdirSync(review)).not.toContain('deposit');
  }
});

test('control characters in a cell make no broken Word file', async () => {
  const folder = temporaryFolder({
    ...FILES,
    'c.csv': 'study,title,method\nA,Alpha,x\nB,Beta,"a\u000bb\u0001"\n',
    'codebook/c.yaml': FILES['codebook/c.yaml'].replace('categories: [x, y]', 'description: "odd \\v text"'),
    'figures/t.yaml': FILES['figures/t.yaml'].replace('md', 'docx'),
  });
  await inFolder(folder, 'tables', ['t']);
  await inFolder(folder, 'codebook', ['--format', 'docx', '--out', 'book.docx']);
  for (const file of ['out/t.docx', 'book.docx']) {
    const xml = strFromU8(unzipSync(readFileSync(join(folder, file)))['word/document.xml']!);
    expect(() => new SaxesParser({ xmlns: true }).write(xml).close()).not.toThrow();
  }
});
