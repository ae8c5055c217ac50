import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { diff } from '../../../src/pipeline/release/diff.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const seed = seedFiles();
const whole = parse(seed['corpus/studies.csv'] ?? '') as string[][];

test('ten studies more: every moved share is due to them, in parts that add up; claims that were not yet true are named', async () => {
  const effects = memoryEffects({ ...seed, 'before.csv': stringify(whole.slice(0, -10)) });
  const { changes } = await diff(effects, null, 'before.csv', null);
  expect(changes.rows.added.map(unit => unit.key)).toEqual(whole.slice(-10).map(row => row[0]));
  expect([changes.rows.removed, changes.rows.recoded, changes.codebook]).toEqual([[], [], []]);
  expect(changes.moved.length).toBeGreaterThan(50);
  for (const { cause, old, new: now } of changes.moved) {
    expect(cause.n.studies).toBeCloseTo((now?.n ?? 0) - (old?.n ?? 0), 9);
    expect(cause.estimate.studies).toBeCloseTo((now?.estimate ?? 0) - (old?.estimate ?? 0), 9);
    expect([cause.n.recoding, cause.n.codebook, cause.estimate.recoding, cause.estimate.codebook]).toEqual([
      0, 0, 0, 0,
    ]);
  }
  expect(changes.claims.find(claim => claim.id === 'seed-prompting')?.new).toBe('reproduced');
});

test("coder A's sheet against the consensus: recoding is told from the codebook's new code, which alone moves nothing", async () => {
  const { changes } = await diff(memoryEffects(seed), null, 'corpus/coder-a.csv', 'corpus/studies.csv');
  expect(changes.codebook.map(change => change.text)).toEqual([
    expect.stringContaining('source_material: new code registry'),
    'version 1.0.0 → 1.1.0',
  ]);
  // CODING-GUIDE: the consensus uses the new code for s026 and s048
  expect(changes.rows.recoded.filter(cell => cell.new === 'Trial registry').map(cell => cell.key)).toEqual([
    's026',
    's048',
  ]);
  for (const { cause, old, new: now } of changes.moved) {
    expect([cause.n.studies, cause.n.codebook]).toEqual([0, 0]);
    expect(cause.n.recoding).toBeCloseTo((now?.n ?? 0) - (old?.n ?? 0), 9);
  }
  expect(changes.uncompared).toContain('title');
});

test('the same state twice: nothing moved', async () => {
  const { changes } = await diff(memoryEffects(seed), null, 'corpus/studies.csv', null);
  expect([changes.moved, changes.flips, changes.claims, changes.rows.recoded]).toEqual([[], [], [], []]);
});

test('what is no sheet, folder or revision is refused', async () => {
  await expect(diff(memoryEffects(seed), null, 'nothing.csv', null)).rejects.toThrow(
    '"nothing.csv" is neither a file nor a folder nor a git revision',
  );
});

test('what a revision lacks is said of the revision, and no path of the machine is named', async () => {
  const at = (files: Readonly<Record<string, string>>) => ({
    ...memoryEffects(seed),
    atRevision: async (revision: string) => (revision === 'v1' ? memoryEffects(files) : null),
  });
  const { 'corpus/studies.csv': _, ...without } = seed;
  const cases: [Readonly<Record<string, string>>, string, string][] = [
    [{ 'a.txt': '' }, 'at revision v1 there is no review.yaml where the review stands now', 'name a later revision'],
    [without, 'at revision v1: corpus/studies.csv does not exist', 'name another revision'],
    [{ ...seed, 'review.yaml': 'name: [' }, 'at revision v1: review.yaml:1:', 'name another revision'],
  ];
  for (const [files, message, hint] of cases) {
    const found = diff(at(files), null, 'v1', null);
    await expect(found).rejects.toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    await expect(found).rejects.not.toMatchObject({ message: expect.stringContaining('/review') });
  }
  const { changes } = await diff(at(seed), null, 'v1', null);
  expect(changes.moved).toEqual([]);
});

test('an earlier sheet whose headers are written in another case is compared in full, and one with other keys by its titles', async () => {
  const files = {
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\nstudies: studies\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n',
    'cb.yaml':
      'primaryKey: id\nfields:\n  - { name: id, type: string }\n  - { name: title, type: string }\n  - { name: design, type: string, categories: [rct, cohort] }\n',
    's.csv': 'id,title,design\n1,A new study of it,rct\n2,Alpha waves in snails,cohort\n3,Beta rays in hens,rct\n',
    'old.csv': 'ID,Title,Design\n1,Alpha waves in snails,rct\n2,Beta rays in hens,rct\n',
  };
  const { changes } = await diff(memoryEffects(files), null, 'old.csv', null);
  expect(changes.uncompared).toEqual([]);
  expect(changes.rows.added.map(({ key }) => key)).toEqual(['1']);
  expect(changes.rows.removed).toEqual([]);
  expect(changes.rows.recoded.map(({ key, field }) => [key, field])).toEqual([['2', 'design']]);
  expect(changes.rekeyed).toEqual([
    { was: '1', key: '2' },
    { was: '2', key: '3' },
  ]);
  const rct = changes.moved.find(({ level }) => level === 'rct');
  expect([rct?.old?.n, rct?.old?.N, rct?.new?.n, rct?.new?.N]).toEqual([2, 2, 2, 3]);
});

test('exhibits and claims of both states: declared anew, added, removed, and reported otherwise', async () => {
  const files = {
    'review.yaml':
      'name: t\nunit: { name: study, key: id }\nclaims: [c.yaml]\nresources: [{ name: s, path: s.csv, schema: b.yaml }]\n',
    'b.yaml':
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: m, categories: [x, y] }\n  - { name: l, type: list, delimiter: ";", categories: [p, q] }\n',
    's.csv': 'id,m,l\n1,x,p;q\n2,y,p\n3,x,q\n',
    'c.yaml':
      'claims:\n  - { id: edited, field: m, category: x, n: "1" }\n  - { id: gone, field: m, category: y, n: "1" }\n',
    'figures/where.yaml': 'table: shares\nfield: m\nwhere: m = x\n',
    'figures/title.yaml': 'table: shares\nfield: m\ntitle: A\n',
    'figures/gone.yaml': 'table: shares\nfield: l\n',
  };
  const { 'figures/gone.yaml': gone, ...kept } = files;
  const now = {
    ...kept,
    'b.yaml': files['b.yaml'].replace('delimiter: ";"', 'delimiter: "|"'),
    's.csv': files['s.csv'].replace(';', '|'),
    'c.yaml':
      'claims:\n  - { id: edited, field: m, category: x, n: "2" }\n  - { id: new, field: m, category: y, n: "3" }\n',
    'figures/where.yaml': files['figures/where.yaml'].replace('m = x', 'm = y'),
    'figures/title.yaml': files['figures/title.yaml'].replace('title: A', 'title: B'),
    'figures/new.yaml': gone,
  };
  const former = Object.fromEntries(Object.entries(files).map(([path, text]) => [`old/${path}`, text]));
  const { changes } = await diff(memoryEffects({ ...now, ...former }), null, 'old', null);
  expect(changes.exhibits.map(({ name, change }) => [name, change])).toEqual([
    ['new', 'added'],
    ['where', 'edited'],
    ['gone', 'removed'],
  ]);
  expect(changes.claims.map(({ id, old, new: is, reported }) => [id, old, is, reported])).toEqual([
    ['edited', 'other_denominator', 'reproduced', ['n 1', 'n 2']],
    ['new', null, 'not_reproduced', [null, 'n 3']],
    ['gone', 'reproduced', null, ['n 1', null]],
  ]);
  // the same codes with another mark between them
  expect([changes.moved, changes.rows.recoded]).toEqual([[], []]);
  expect(changes.codebook.map(change => change.text)).toEqual(['l: mark between items ; → |']);
});

test('a key and a field under other names are compared where an alias or the key says so', async () => {
  const review = (key: string): string =>
    `name: t\nunit: { name: study, key: ${key} }\nresources: [{ name: s, path: s.csv, schema: b.yaml }]\n`;
  const { changes } = await diff(
    memoryEffects({
      'old/review.yaml': review('id'),
      'old/b.yaml':
        'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: size, type: integer }\nderive: [{ name: big, expression: size > 5 }]\n',
      'old/s.csv': 'id,size\na,3\nb,9\nc,NR\n',
      'review.yaml': review('sid'),
      'b.yaml':
        'primaryKey: sid\nmissingValues: [{ value: NR, label: not_applicable }]\nfields:\n  - { name: sid }\n  - { name: sample, aliases: [size], type: integer }\nderive: [{ name: big, expression: sample > 5 }]\n',
      's.csv': 'sid,sample\na,3\nb,8\nc,NR\n',
    }),
    null,
    'old',
    null,
  );
  expect([changes.rows.added, changes.rows.removed, changes.uncompared]).toEqual([[], [], []]);
  expect(changes.rows.recoded.map(({ key, field, old, new: is }) => [key, field, old, is])).toEqual([
    ['b', 'sample', '9', '8'],
  ]);
  // big: 1 of 3 studies where NR was not reported, 1 of 2 since it means that the size does not apply
  expect(
    changes.moved
      .filter(({ field, level }) => field === 'big' && level === 'true')
      .map(({ old, new: is }) => [old?.n, old?.N, is?.n, is?.N]),
  ).toEqual([[1, 3, 1, 2]]);
});

test('the sheet of an older workbook can be named; without a name, the sheets are listed', async () => {
  const rows = (designs: readonly string[]): string[][] => [
    ['study', 'design'],
    ...designs.map((design, at) => [`s${at + 1}`, design]),
  ];
  const readme = { name: 'Readme', rows: [['About']] };
  const effects = memoryEffects({
    'review.yaml':
      'name: t\nunit: { name: study, key: study }\nstudies: s\nresources:\n  - { name: s, path: now.xlsx, schema: c.yaml, dialect: { sheetName: Coded } }\n',
    'c.yaml': 'primaryKey: study\nfields:\n  - { name: study }\n  - { name: design, categories: [a, b] }\n',
    'now.xlsx': await writeXlsx({ sheets: [readme, { name: 'Coded', rows: rows(['a', 'b', 'b', 'a']) }] }),
    'old.xlsx': await writeXlsx({ sheets: [readme, { name: 'Form 2023', rows: rows(['a', 'a', 'b']) }] }),
  });
  await expect(diff(effects, null, 'old.xlsx', null)).rejects.toMatchObject({
    message: 'old.xlsx has no sheet "Coded"',
    hint: expect.stringMatching(/"Form 2023"; name the one with the studies: .{0,9}sheet/),
  });
  const { changes } = await diff(effects, null, 'old.xlsx', null, 'Form 2023');
  expect(changes.rows.added.map(({ key }) => key)).toEqual(['s4']);
  expect(changes.rows.recoded).toMatchObject([{ key: 's2', field: 'design', old: 'a', new: 'b' }]);
  await expect(diff(effects, null, '.', null, 'Form 2023')).rejects.toThrow('is not a workbook');
});

test('a table that lists studies is named where its rows are others, though no number moved', async () => {
  const author = whole[0]!.indexOf('first_author');
  const edited = whole.map((row, at) => (at === 1 ? row.map((cell, i) => (i === author ? 'Tango' : cell)) : row));
  const { changes } = await diff(memoryEffects({ ...seed, 'before.csv': stringify(edited) }), null, 'before.csv', null);
  expect(changes.moved).toEqual([]);
  expect(changes.exhibits).toMatchObject([{ name: 'table-1-characteristics', numbers: 1, change: 'rows' }]);
});
