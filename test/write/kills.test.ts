import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { runAgreement } from '../support/agreement.ts';
import { killedEverywhere, leftovers, start, stateOf, withoutLeftovers } from '../support/killed-commands.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CODEBOOK =
  'version: 1.0.0\nprimaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n';
const FILES: Readonly<Record<string, string>> = {
  'c.csv': 'id,method\nA,x\nB, y \nC,x\n',
  'a.csv': 'id,method\nA,x\nB,y\nC,x\n',
  'b.csv': 'id,method\nA,x\nB,x\nC,x\n',
  'old.csv': 'id,method\nA,ex\nB,y\n',
  'codebook/old.yaml': CODEBOOK.replace('[x, y]', '[ex, y]'),
  'codebook/c.yaml': CODEBOOK.replace('1.0.0', '1.1.0'),
  'codebook/steps.yaml': 'from: 1.0.0\nto: 1.1.0\nsteps:\n  - rename: { field: method, code: ex, to: x }\n',
  'review.yaml':
    'name: t\nunit: { name: study, key: id }\nstudies: c\nmigrations: [codebook/steps.yaml]\ncodings:\n  - { name: full, from: { files: { A: a, B: b } } }\nresources:\n  - { name: c, path: c.csv, schema: codebook/c.yaml }\n  - { name: a, path: a.csv, schema: codebook/c.yaml }\n  - { name: b, path: b.csv, schema: codebook/c.yaml }\n',
  'figures/t.yaml': 'table: shares\ntitle: t\nfield: method\nformats: [md, csv]\n',
  'figures/f.yaml': 'figure: bar\nfield: method\nformats: [svg]\n',
};

/** The sheet for the adjudicator with the open case decided. */
async function decided(): Promise<string> {
  const folder = temporaryFolder(FILES);
  const sheet = join(folder, 'sheet.xlsx');
  await runAgreement([], { disagreements: sheet }, folder);
  const book = await readXlsx(new Uint8Array(readFileSync(sheet)));
  const [rows, lists] = book.sheets.map(({ rows: cells }) => cells as (string | null)[][]);
  const names = rows![0]!;
  for (const row of rows!.slice(1)) {
    row[names.indexOf('consensus')] = 'y';
    row[names.indexOf('reason')] = 'as the paper says';
  }
  const bytes = await writeXlsx({
    sheets: [
      { name: 'adjudication', rows: rows! },
      { name: 'lists', rows: lists!, hidden: true },
    ],
  });
  return Buffer.from(bytes).toString('latin1');
}

const COMMANDS: readonly [name: string, args: string[], files: () => Promise<Record<string, string>>][] = [
  ['fix', ['validate', '--fix', '--out', 'fixed.csv'], async () => ({})],
  [
    'migrate',
    [
      'migrate',
      'old.csv',
      '--codebook',
      'codebook/old.yaml',
      '--out',
      'new.csv',
      '--codebook-out',
      'codebook/new.yaml',
    ],
    async () => ({}),
  ],
  ['reconcile', ['reconcile', 'sheet.xlsx'], async () => ({ 'sheet.xlsx': await decided() })],
  ['build', ['build'], async () => ({})],
];

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text, 'latin1');
};

describe.each(COMMANDS)('%s', (_, args, more) => {
  test('is killed at every change of the disk: no input changes, no file is half-written, and the next run finishes', async () => {
    const extra = await more();
    const whole = temporaryFolder(FILES);
    write(whole, extra);
    const done = await start(whole, ...args);
    expect([done.status, done.said]).toEqual([0, expect.any(String)]);
    const after = stateOf(whole);
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys({ ...FILES, ...extra }).length);
    const points = await killedEverywhere(
      () => ({ ...FILES }),
      args,
      async (before, killed, folder) => {
        const left = withoutLeftovers(killed);
        for (const [path, text] of Object.entries(before)) expect(left[path], path).toBe(text);
        for (const [path, text] of Object.entries(left)) expect(text, path).toBe(after[path]);
        const next = await start(folder, ...args);
        expect([next.status, next.said]).toEqual([0, expect.any(String)]);
        expect(stateOf(folder)).toEqual(after);
        expect(leftovers(folder)).toEqual([]);
      },
      folder => write(folder, extra),
    );
    expect(points).toBeGreaterThan(0);
  }, 600_000);
});

/** Every call of the system that changes the disk or opens a file for writing, with its path: `strace -f`. */
const CHANGES =
  'trace=openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat';

/** The paths that a command opens, and those of them that it changes, as the kernel sees it. */
function tracedPaths(folder: string, args: readonly string[]): { opened: string[]; changed: string[] } {
  const log = join(temporaryFolder(), 'trace');
  const { status } = spawnSync(
    'strace',
    ['-f', '-qq', '-y', '-s', '4096', '-e', CHANGES, '-o', log, process.execPath, resolve('dist/cli.js'), ...args],
    // compiled code is kept outside of any review, which docs/benchmarks.md says
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' } },
  );
  expect(status).toBe(0);
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter(line => !/ = -1 /.test(line));
  const pathsIn = (list: readonly string[]): string[] =>
    list.flatMap(line => [...line.matchAll(/"([^"]+)"/g)].map(([, path = '']) => resolve(folder, path)));
  const isOpen = (line: string): boolean => /\bopen(at)?\(/.test(line);
  return {
    opened: pathsIn(lines.filter(isOpen)),
    changed: pathsIn(lines.filter(line => !isOpen(line) || /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(line))),
  };
}

/** Where the program itself and the system stand: what every command reads. */
const OF_THE_PROGRAM = [
  '/usr/',
  '/lib',
  '/etc/',
  '/proc/',
  '/sys/',
  '/dev/',
  `${dirname(process.execPath)}/`,
  `${resolve('.')}/`,
];

const traced = spawnSync('strace', ['-V']).status === 0;
test.runIf(traced)(
  'as the kernel sees it, nothing outside the folder of the review and the named output is read or touched',
  () => {
    const place = temporaryFolder();
    for (const [args, out] of [
      [['build'], null],
      [['validate', '--fix', '--out', join(place, 'fixed.csv')], 'fixed.csv'],
      [['results', '--fields', 'method', '--out', join(place, 'r.md')], 'r.md'],
    ] as const) {
      const folder = temporaryFolder(FILES);
      const { opened, changed: paths } = tracedPaths(folder, args);
      const wrote = out === null ? `${folder}/out/` : join(place, '.scopebook-');
      expect(paths.some(path => path.startsWith(wrote))).toBe(true);
      const outside = paths.filter(
        path => !path.startsWith(`${folder}/`) && !path.startsWith(`${place}/`) && !/^\/(dev|proc)\//.test(path),
      );
      expect([args[0], outside.filter(path => path !== folder && path !== place)]).toEqual([args[0], []]);
      const read = opened.filter(
        path => ![`${folder}/`, `${place}/`, ...OF_THE_PROGRAM].some(start => path.startsWith(start)),
      );
      expect([args[0], read.filter(path => path !== folder && path !== place)]).toEqual([args[0], []]);
      if (out !== null) expect(existsSync(join(place, out))).toBe(true);
    }
  },
);
