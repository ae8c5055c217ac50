import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementJson, rowOf, runAgreement } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const A = 'id,method,parts\n1,x,a;b\n2,y,a\n3,x,NR\n4,NA,b\n5,x,a\n';
const B = 'id,parts,method\n5,a;b,y\n4,b,NA\n3,NR,x\n2,a,y\n1,a;b,x\n6,a,x\n';
const LONG =
  'id,who,method,parts\n1,Bo,x,a;b\n1,Al,x,a;b\n2,Al,y,a\n2,Bo,y,a\n3,Bo,x,NR\n3,Al,x,NR\n4,Al,NA,b\n4,Bo,NA,b\n5,Al,x,a\n5,Bo,y,a;b\n6,Bo,x,a\n';
const WIDE =
  'id,method_Al,method_Bo,parts_Al,parts_Bo\n1,x,x,a;b,a;b\n2,y,y,a,a\n3,x,x,NR,NR\n4,NA,NA,b,b\n5,x,y,a,a;b\n6,,x,,a\n';
const CODEBOOK = `primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id }
  - { name: method, categories: [x, y, z] }
  - { name: parts, type: list, delimiter: ";", categories: [a, b] }
`;
const folder = temporaryFolder({
  'Al.csv': A,
  'Bo.csv': B,
  'long.csv': LONG,
  'wide.csv': WIDE,
  'codebook.yaml': CODEBOOK,
});
const at = (name: string): string => join(folder, name);
const codebook = at('codebook.yaml');
const bare = (rows: readonly object[]) => rows.map(row => ({ ...row, warnings: [] }));

test('two files, long form and paired columns of the same codes give the same rows', async () => {
  const files = await agreementJson([], { coders: [at('Al.csv'), at('Bo.csv')], codebook });
  const long = await agreementJson([], { coders: [at('long.csv')], coderColumn: 'who', codebook });
  const wide = await agreementJson([], { coders: [at('wide.csv')], affix: '{field}_{coder}', codebook });
  expect(files.rows.length).toBeGreaterThan(30);
  expect(bare(long.rows)).toEqual(bare(files.rows));
  // in paired columns unit 6 has a row for both; its blanks are no rating
  const counts = (rows: typeof files.rows) => rows.filter(row => row.statistic !== 'units_compared');
  expect(bare(counts(wide.rows))).toEqual(bare(counts(files.rows)));
  expect(long.disagreements).toEqual(files.disagreements);
  expect(files.disagreements.map(({ key, field }) => [key, field])).toEqual([
    ['5', 'method'],
    ['5', 'parts'],
  ]);
});

test('ratings: NR is a category, a pair that is NA for both is left out, applicability is a row of its own', async () => {
  const { rows } = await agreementJson([], { coders: [at('Al.csv'), at('Bo.csv')], codebook });
  expect(rowOf(rows, 'percent_agreement', 'method')).toMatchObject({ n: 3, N: 4, unit: 'pair' });
  expect(rowOf(rows, 'exact_set_agreement', 'parts')).toMatchObject({ n: 4, N: 5 });
  expect(
    rows.find(row => row.field === 'method' && row.level === 'not_applicable' && row.statistic === 'percent_agreement'),
  ).toMatchObject({ kind: 'state', missing: true, n: 5, N: 5 });
  expect(
    rows.find(row => row.field === 'parts' && row.level === 'not_reported' && row.statistic === 'cohen_kappa')
      ?.estimate,
  ).toBe(1);
});

test('a unit without partner is listed and not counted; a unit coded twice by one coder counts nowhere', async () => {
  const twice = temporaryFolder({ 'a.csv': `${A}5,y,a\n`, 'b.csv': B });
  const { rows, findings, status } = await agreementJson([], {
    coders: [join(twice, 'a.csv'), join(twice, 'b.csv')],
    codebook,
  });
  expect(rowOf(rows, 'units_compared', 'method')).toMatchObject({ n: 3, N: 4 });
  expect(findings.find(({ code }) => code === 'A101')).toMatchObject({
    row: 7,
    value: '5',
    severity: 'error',
    coder: 'a',
  });
  expect(findings.find(({ code }) => code === 'A102')?.message).toContain('5 (b), 6 (b)');
  expect(status).toBe(1);
});

test.each([
  ['one coder only', { coders: [at('Al.csv')], codebook }, 'agreement needs two sheets'],
  ['a key that is no column', { coders: [at('Al.csv'), at('Bo.csv')], key: 'ids' }, 'did you mean "id"?'],
  [
    'two layouts',
    { coders: [at('long.csv')], coderColumn: 'who', affix: '{field}_{coder}', codebook },
    'a sheet has one layout',
  ],
  ['no such coder column', { coders: [at('long.csv')], coderColumn: 'whom', codebook }, 'did you mean "who"?'],
  [
    'no such coder',
    { coders: [at('long.csv')], coderColumn: 'who', coderNames: ['Ann', 'Bo'], codebook },
    'no row is "Ann"',
  ],
  [
    'a pattern without coder',
    { coders: [at('wide.csv')], affix: '{field}', codebook },
    'is not a pattern of column names',
  ],
  ['a pattern that fits nothing', { coders: [at('wide.csv')], affix: '{coder}-{field}', codebook }, 'fits no column'],
  ['a missing file', { coders: [at('Al.csv'), at('No.csv')], codebook }, 'No.csv does not exist'],
  [
    'an unknown scale of words',
    { coders: [at('Al.csv'), at('Bo.csv')], codebook, benchmarks: 'landis' },
    'landis-koch',
  ],
])('%s is refused with what to do instead', async (_, options, message) => {
  await expect(runAgreement(['method'], options)).rejects.toThrow(message);
});

test('a sheet without the key joins nothing, least of all by the order of rows', async () => {
  const other = temporaryFolder({ 'a.csv': 'no,method\n1,x\n', 'b.csv': 'id,method\n1,x\n' });
  const { findings, rows } = await agreementJson(['method'], {
    coders: [join(other, 'a.csv'), join(other, 'b.csv')],
    codebook,
  });
  expect(rows).toEqual([]);
  expect(findings.find(({ code }) => code === 'A111')?.message).toContain(
    'the sheet of a has no column for the key id',
  );
});

test('an unknown field names the nearest one', async () => {
  await expect(runAgreement(['methd'], { coders: [at('Al.csv'), at('Bo.csv')], codebook })).rejects.toThrow(
    'did you mean "method"?',
  );
});

test("keys that match nothing are an error finding with both sheets' first keys", async () => {
  const other = temporaryFolder({ 'a.csv': 'id,method\ns1,x\n', 'b.csv': 'id,method\n1,x\n' });
  const { findings, rows, status } = await agreementJson([], {
    coders: [join(other, 'a.csv'), join(other, 'b.csv')],
    codebook,
  });
  expect(findings.map(({ code }) => code)).toContain('A103');
  expect(findings.find(({ code }) => code === 'A103')?.message).toContain('a: "s1", b: "1"');
  expect(rows).toEqual([]);
  expect(status).toBe(1);
});

test('a field that one sheet lacks is a warning, the others are compared', async () => {
  const less = temporaryFolder({
    'a.csv': 'id,method\n1,x\n2,y\n3,x\n',
    'b.csv': 'id,method,parts\n1,x,a\n2,y,a\n3,y,b\n',
  });
  const { findings, advice } = await agreementJson([], {
    coders: [join(less, 'a.csv'), join(less, 'b.csv')],
    codebook,
  });
  expect(findings.find(({ code }) => code === 'A105')).toMatchObject({ field: 'parts', coder: 'a' });
  expect(advice.map(({ field }) => field)).toEqual(['method']);
});

test('without a codebook: values as they are, spellings folded with what kappa would have been, NA declared', async () => {
  const free = temporaryFolder({
    'a.csv': 'id,v\n1,Yes\n2,no\n3,Yes\n4,no\n5,NA\n6,\n',
    'b.csv': 'id,v\n1,yes \n2,no\n3,Yes\n4,Yes\n5,NA\n6,\n',
  });
  const { rows, findings } = await agreementJson(['v'], {
    coders: [join(free, 'a.csv'), join(free, 'b.csv')],
    key: 'id',
    missing: ['NA=not_coded'],
  });
  // 2 of 4 yes/yes, 1 no/no, 1 no/yes: po 3/4, pe 1/2
  expect(rowOf(rows, 'cohen_kappa', 'v')).toMatchObject({ estimate: 0.5, N: 4 });
  expect(findings.find(({ code }) => code === 'A109')?.message).toMatch(/kappa is 0\.500, and would be 0\.(\d+)/);
});

test('no variation is null with the reason, and AC1 says so', async () => {
  const same = temporaryFolder({ 'a.csv': 'id,method\n1,x\n2,x\n3,x\n', 'b.csv': 'id,method\n1,x\n2,x\n3,x\n' });
  const { rows, advice } = await agreementJson(['method'], {
    coders: [join(same, 'a.csv'), join(same, 'b.csv')],
    codebook,
  });
  for (const name of ['cohen_kappa', 'scott_pi', 'krippendorff_alpha'])
    expect(rowOf(rows, name, 'method')).toMatchObject({
      estimate: null,
      warnings: [{ code: 'undefined', message: 'both coders used only "x"; agreement 100%' }],
    });
  expect(rowOf(rows, 'gwet_ac1', 'method')).toMatchObject({ estimate: 1, warnings: [{ code: 'no-variation' }] });
  expect(rowOf(rows, 'brennan_prediger', 'method').estimate).toBe(1);
  expect(advice[0]).toMatchObject({ statistic: 'percent_agreement' });
});

const review = (roles: string): string =>
  temporaryFolder({
    'a.csv': A,
    'b.csv': B,
    'codebook.yaml': CODEBOOK,
    'review.yaml': `name: r\nunit: { name: study, key: id }\nstudies: a\ncodings:\n  - { name: charting, from: { files: { A: a, B: b } }, roles: ${roles} }\nresources:\n  - { name: a, path: a.csv, schema: codebook.yaml }\n  - { name: b, path: b.csv, schema: codebook.yaml }\n`,
  });

test('a verifier gives no coefficient and is not called reliability; an adjudicator is not compared', async () => {
  const verified = await agreementJson(['method'], {}, review('{ B: verifier }'));
  expect(verified.rows.some(row => row.statistic === 'cohen_kappa')).toBe(false);
  expect(rowOf(verified.rows, 'percent_agreement', 'method').warnings[0]?.message).toContain(
    'not a measure of reliability',
  );
  const adjudicated = await agreementJson(['method'], {}, review('{ B: adjudicator }'));
  expect(adjudicated.rows).toEqual([]);
  expect(adjudicated.findings.find(({ code }) => code === 'A104')?.message).toContain('B adjudicates');
});

test('the terminal shows the sample, the overview, the advice, and on request words', async () => {
  const { out } = await runAgreement(['method'], { benchmarks: 'landis-koch' }, review('{}'));
  expect(out).toContain('5 of 6 studies were coded by both coders, 1 by one only.');
  expect(out).toContain('How they were chosen is not declared');
  expect(out).toMatch(/Report Cohen's kappa 0\.50.*"moderate".*Only 4 pairs/s);
  expect(out).toContain('A (rows), B (columns)');
});

const cell = fc.constantFrom('x', 'y', 'z', 'NR', 'NA', '');
test('row order never matters, and swapping coders leaves symmetric coefficients as they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 25 }),
      fc.array(fc.nat(), { minLength: 25, maxLength: 25 }),
      async (pairs, order) => {
        const lines = (side: 0 | 1, shuffled: boolean): string => {
          const rows = pairs.map((pair, i) => ({ text: `${i + 1},${pair[side]}`, rank: shuffled ? order[i]! : i }));
          return `id,method\n${rows
            .sort((a, b) => a.rank - b.rank)
            .map(({ text }) => text)
            .join('\n')}\n`;
        };
        const place = temporaryFolder({ 'a.csv': lines(0, false), 'b.csv': lines(1, false), 'b2.csv': lines(1, true) });
        const run = (first: string, second: string) =>
          agreementJson(['method'], { coders: [`A=${join(place, first)}`, `B=${join(place, second)}`], codebook });
        const plain = await run('a.csv', 'b.csv');
        const shuffled = await run('a.csv', 'b2.csv');
        const swapped = await run('b.csv', 'a.csv');
        expect(shuffled.rows).toEqual(plain.rows);
        plain.rows.forEach((row, i) => {
          const other = swapped.rows[i]!;
          expect(other.statistic).toBe(row.statistic);
          if (row.estimate === null) expect(other.estimate).toBeNull();
          else expect(other.estimate, row.statistic).toBeCloseTo(row.estimate, 12);
        });
      },
    ),
    { numRuns: 15 },
  );
});

test('keys that differ in case, blanks or zeros are matched with a word; two of them in one sheet are not', async () => {
  const own = temporaryFolder({
    'Al.csv': 'id,method\nS01,x\nLee 2010,y\nkim 2011,x\nT1,x\nt1,y\n',
    'Bo.csv': 'id,method\ns1,x\nlee  2010,y\nKim2011,y\nT1,x\nT2,x\n',
    'codebook.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n',
  });
  const { rows, findings } = await agreementJson([], {
    coders: [join(own, 'Al.csv'), join(own, 'Bo.csv')],
    codebook: join(own, 'codebook.yaml'),
  });
  // S01, Lee and Kim by their alike keys, T1 by its own: x x, y y, x y, x x
  expect(rowOf(rows, 'percent_agreement', 'method')).toMatchObject({ n: 3, N: 4 });
  expect(findings.find(({ code }) => code === 'A116')?.message).toContain(
    '3 keys differ between the sheets only in case, blanks or the zeros of a number and were matched: "S01" and "s1"',
  );
});
