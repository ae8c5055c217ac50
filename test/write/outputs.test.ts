import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { add } from '../../src/pipeline/sheets/add.ts';
import { killedEverywhere, leftovers, start, stateOf, withoutLeftovers } from '../support/killed-commands.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SHEET = 'study,method\nA,x\nB,y\nC,x\n';

const files = (): Record<string, string> => ({
  'c.csv': SHEET,
  'codebook/c.yaml':
    'primaryKey: study\nfields:\n  - { name: study }\n  - { name: title }\n  - { name: method, categories: [x, y] }\n',
  'review.yaml':
    'name: t\nunit: { name: study, key: study }\ncitation: { title: title }\nresources:\n  - { name: c, path: c.csv, schema: codebook/c.yaml }\n',
  'c-with-title.csv': 'study,title,method\nA,Alpha beams,x\nB,Beta rays,y\n',
});

const titled = (): Record<string, string> => {
  const all = files();
  return { ...all, 'c.csv': all['c-with-title.csv']! };
};

const ris = (title: string): string => `TY  - JOUR\nTI  - ${title}\nPY  - 2024\nER  - \n`;

test('commands that add to one sheet at the same time lose no study', async () => {
  const pairs = Number(process.env['SCOPEBOOK_PAIRS'] ?? 3);
  const words = [
    'granite',
    'lanterns',
    'meadow',
    'orchids',
    'pebbles',
    'quarry',
    'rivers',
    'saffron',
    'timber',
    'umber',
  ];
  const folder = temporaryFolder({
    ...titled(),
    ...Object.fromEntries(
      Array.from({ length: pairs * 2 }, (_, i) => [
        `${i}.ris`,
        ris(`${words[i % 10]} ${words[Math.floor(i / 10) % 10]} ${words[(i * 7) % 10]} number ${i}`),
      ]),
    ),
  });
  for (let pair = 0; pair < pairs; pair++) {
    const both = await Promise.all([0, 1].map(one => start(folder, 'add', `${pair * 2 + one}.ris`)));
    expect(both.map(({ status, said }) => (status === 0 ? 0 : said))).toEqual([0, 0]);
  }
  const rows = readFileSync(join(folder, 'c.csv'), 'utf8').trim().split('\n').slice(1);
  expect(rows.length).toBe(2 + pairs * 2);
  expect(new Set(rows.map(row => row.split(',')[0])).size).toBe(rows.length);
  expect(leftovers(folder)).toEqual([]);
}, 600_000);

test('add is killed at every change of the disk: the sheet is the old or the new one, and the next run works', async () => {
  const points = await killedEverywhere(
    () => ({ ...titled(), 'n.ris': ris('Granite lanterns') }),
    ['add', 'n.ris'],
    async (before, killed, folder) => {
      const rows = killed['c.csv']!.trim().split('\n').length;
      expect([3, 4]).toContain(rows);
      if (rows === 3) expect(withoutLeftovers(killed)).toEqual(before);
      const next = await start(folder, 'add', 'n.ris');
      expect([next.status, next.said]).toEqual([0, expect.any(String)]);
      expect(readFileSync(join(folder, 'c.csv'), 'utf8').trim().split('\n').length).toBe(4);
      expect(leftovers(folder)).toEqual([]);
    },
  );
  expect(points).toBeGreaterThan(0);
}, 600_000);

test('init is killed at every change of the disk: the next init works and gives the same review', async () => {
  const whole = temporaryFolder({ 'c.csv': SHEET });
  expect((await start(whole, 'init', '--from', 'c.csv')).status).toBe(0);
  await killedEverywhere(
    () => ({ 'c.csv': SHEET }),
    ['init', '--from', 'c.csv'],
    async (_, __, folder) => {
      const next = await start(folder, 'init', '--from', 'c.csv');
      expect([next.status, next.said]).toEqual([0, expect.any(String)]);
      expect(stateOf(folder)).toEqual(stateOf(whole));
    },
  );
}, 600_000);

test('export is killed at every change of the disk: the next export into the same folder finishes it', async () => {
  const whole = temporaryFolder(titled());
  expect((await start(whole, 'export', 'deposit')).status).toBe(0);
  await killedEverywhere(titled, ['export', 'deposit'], async (_, __, folder) => {
    await start(folder, 'export', 'deposit');
    expect(stateOf(join(folder, 'deposit'))).toEqual(stateOf(join(whole, 'deposit')));
  });
}, 600_000);

test('a sheet that vanishes between reading and writing is written whole', async () => {
  const folder = temporaryFolder({ ...titled(), 'n.ris': ris('Granite lanterns') });
  const own = nodeEffects(folder);
  const effects: typeof own = {
    ...own,
    async lock(path) {
      const lock = await own.lock(path);
      return {
        ...lock,
        commit(changes) {
          rmSync(join(folder, 'c.csv'));
          return lock.commit(changes);
        },
      };
    },
  };
  await add(effects, folder, join(folder, 'n.ris'), {
    codes: null,
    out: null,
    dryRun: false,
    keep: { all: false, ids: [] },
  });
  const rows = readFileSync(join(folder, 'c.csv'), 'utf8').trim().split('\n');
  expect(rows.slice(0, 3)).toEqual(titled()['c.csv']!.trim().split('\n'));
  expect(rows[3]).toContain('Granite lanterns');
  expect(leftovers(folder)).toEqual([]);
});

test('a file of somebody else’s folder that poses as a plan changes nothing outside it', async () => {
  const folder = temporaryFolder({ ...titled(), 'outside.txt': 'mine', 'n.ris': ris('Granite lanterns') });
  const review = join(folder, 'review');
  mkdirSync(join(review, 'codebook'), { recursive: true });
  for (const path of ['c.csv', 'review.yaml', 'codebook/c.yaml'])
    writeFileSync(join(review, path), readFileSync(join(folder, path)));
  const host = (await import('node:os'))
    .hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24);
  writeFileSync(join(review, '.scopebook-x.part'), 'theirs');
  writeFileSync(
    join(review, `.scopebook-${host}-999999-1-0.1.commit`),
    JSON.stringify([
      { staged: '.scopebook-x.part', old: null, target: '../outside.txt' },
      { staged: null, old: null, target: '../outside.txt' },
      { staged: null, old: null, target: 'c.csv' },
    ]),
  );
  expect((await start(review, 'add', '../n.ris')).status).toBe(0);
  expect(readFileSync(join(folder, 'outside.txt'), 'utf8')).toBe('mine');
  expect(readFileSync(join(review, 'c.csv'), 'utf8').trim().split('\n').length).toBe(4);
});

test('a full disk is one sentence and leaves the old state', async context => {
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (!mounted) return context.skip('only an administrator can mount a small disk');
  try {
    mkdirSync(join(folder, 'codebook'));
    for (const [path, text] of Object.entries({ ...titled(), 'n.ris': ris('Granite lanterns') }))
      writeFileSync(join(folder, path), text);
    let size = 64 * 1024;
    for (; size > 0; size -= 4096)
      try {
        writeFileSync(join(folder, 'ballast'), 'x'.repeat(size));
        break;
      } catch {}
    const before = stateOf(folder);
    const { status, said } = await start(folder, 'add', 'n.ris');
    expect(status).toBe(3);
    expect(said).toContain('the disk is full');
    expect(said.split('\n').filter(line => line.startsWith('scopebook: ')).length).toBe(1);
    expect(stateOf(folder)).toEqual(before);
  } finally {
    spawnSync('umount', [folder]);
  }
});

test('a private sheet stays private, and a sheet behind a link inside the review stays where it is', async () => {
  const folder = temporaryFolder({ ...titled(), 'n.ris': ris('Granite lanterns') });
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/real.csv'), readFileSync(join(folder, 'c.csv')), { mode: 0o600 });
  writeFileSync(join(folder, 'review.yaml'), files()['review.yaml']!.replace('path: c.csv', 'path: link.csv'));
  symlinkSync('data/real.csv', join(folder, 'link.csv'));
  expect((await start(folder, 'add', 'n.ris')).status).toBe(0);
  expect(readFileSync(join(folder, 'data/real.csv'), 'utf8').trim().split('\n').length).toBe(4);
  expect(statSync(join(folder, 'data/real.csv')).mode & 0o777).toBe(0o600);
  // an output at a path that leads to an input, by whatever way
  symlinkSync('data', join(folder, 'elsewhere'));
  const { status, err } = await runCommand(
    '--review',
    folder,
    'reshape',
    '--to',
    'long',
    '--out',
    join(folder, 'elsewhere/real.csv'),
  );
  expect([status, err]).toEqual([2, expect.stringContaining('an input is never overwritten')]);
});
