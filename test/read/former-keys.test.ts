import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { filesOf } from '../support/files.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/** A whole review as version 0.1 wrote its files. */
const FORMER = filesOf('test/fixtures/review-0.1');
/** The same review under the present keys. */
const PRESENT = Object.fromEntries(
  Object.entries(FORMER).map(([path, data]) => {
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
    if (path.startsWith('figures/'))
      return [path, text.replace(/^level:/m, 'confidence:').replace('levels:', 'categories:')];
    return [path, /claims|paper/.test(path) ? text.replaceAll('level:', 'category:') : text];
  }),
);

async function run(files: typeof FORMER, ...args: readonly string[]) {
  const effects = memoryEffects(files);
  const status = await main(args, effects);
  const written = [...effects.files].filter(
    ([path]) => path.startsWith('/review/out/') && !/manifest|report\.html/.test(path),
  );
  return {
    status,
    out: effects.printed.join(''),
    notes: effects.errors
      .join('')
      .split('\n')
      .filter(line => line.startsWith('note: ')),
    written: Object.fromEntries(written.map(([path, data]) => [path, new TextDecoder().decode(data)])),
  };
}

test('the fixture has the keys of version 0.1, and the other has not', () => {
  const having = (files: Readonly<Record<string, unknown>>) =>
    Object.keys(files).filter(path => /\blevels?:/.test(String(files[path])));
  expect(having(PRESENT)).toEqual([]);
  expect(having(FORMER).sort()).toEqual([
    'corpus/claims.yaml',
    'figures/figure-1.yaml',
    'figures/table-1.yaml',
    'figures/table-2.yaml',
    'paper.md',
  ]);
});

test.each([
  [['tables']],
  [['figures', '--format', 'svg']],
  [['claims', 'check', '--json']],
  [['validate']],
  [['agreement', 'method']],
  [['build', '--json']],
])('%j gives the same with the former keys', async args => {
  const [former, present] = [await run(FORMER, ...args), await run(PRESENT, ...args)];
  expect(present.notes).toEqual([]);
  expect(former.status).toBe(present.status);
  expect(former.out).toBe(present.out);
  expect(former.written).toEqual(present.written);
});

test('each former key is told once, with its new name, file and line', async () => {
  // every exhibit is read, to know whether it is a table
  expect((await run(FORMER, 'tables')).notes).toEqual([
    'note: figures/figure-1.yaml:5:1: the key "level" is called "confidence" now; files with "level" still work',
  ]);
  expect((await run(FORMER, 'figures', '--format', 'svg')).notes).toEqual([
    'note: figures/figure-1.yaml:5:1: the key "level" is called "confidence" now; files with "level" still work',
    'note: figures/figure-1.yaml:6:12: the key "levels" is called "categories" now; files with "levels" still work',
  ]);
  expect((await run(FORMER, 'claims', 'check')).notes).toEqual([
    'note: corpus/claims.yaml:3:34: the key "level" is called "category" now; files with "level" still work',
  ]);
});

test('a mark has the line of its manuscript', async () => {
  const { notes } = await run(FORMER, 'claims', 'check', 'paper.md');
  expect(notes).toEqual(['note: paper.md:1: the key "level" is called "category" now; files with "level" still work']);
});

test('the former names of options still work, with a note', async () => {
  const former = await run(FORMER, 'agreement', 'method', '--level', '0.8');
  const present = await run(FORMER, 'agreement', 'method', '--confidence', '0.8');
  expect(former.out).toBe(present.out);
  expect([former.notes, present.notes]).toEqual([['note: --level is called --confidence now'], []]);
  const scanned = await run(FORMER, 'claims', 'scan', 'paper.md', '--confidence', '0.9', '--json');
  expect(scanned.out).toBe((await run(FORMER, 'claims', 'scan', 'paper.md', '--certainty', '0.9', '--json')).out);
  expect(scanned.notes).toEqual(['note: --confidence is called --certainty now']);
});

test('both names of a key at once are refused', async () => {
  const both = {
    ...FORMER,
    'figures/table-1.yaml': 'table: shares\nfield: place\nci: wilson\nlevel: 0.9\nconfidence: 0.9\n',
  };
  const effects = memoryEffects(both);
  expect(await main(['tables', 'table-1'], effects)).toBe(3);
  expect(effects.errors.join('')).toContain('figures/table-1.yaml:4:8: unknown key "level"');
});
