import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { known, near } from '../../stats/close.ts';
import { commandResults } from '../../support/command-results.ts';
import { reviewOf } from '../../support/review.ts';

type Share = { cells: number[][]; value: number; se: number; low: number; high: number };
const shares = known('gap').shares as unknown as Share[];

const HEAD = 'unit,field,printed,verified,stratum,random\n';
const review = (sheet: string, sample: string, extra = 'random: true') =>
  reviewOf({
    'review.yaml': `name: t\nverification: { resource: v, ${extra} }\nresources: [{ name: s, path: s.csv, schema: c.yaml }, { name: v, path: v.csv }]\n`,
    'c.yaml':
      'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: f, categories: [p, q, r] }\n  - { name: m, type: list, delimiter: ";", categories: [x, y] }\n  - { name: era, categories: [old, new] }\n',
    's.csv': `id,f,m,era\n${sheet}`,
    'v.csv': sample,
  });
const verified = (
  open: Awaited<ReturnType<typeof review>>,
  field: string,
  level: string,
  statistic = 'share_verified',
) =>
  tabulate([{ analysis: 'verification', fields: [field] }], open.material).rows.find(
    row => row.statistic === statistic && row.level === level,
  )!;

test('the corrected share of a random sample is that of exact fractions', async () => {
  // 30 p (10 verified, 8 true), 25 q (5 verified, 1 truly p), 32 r (8 verified, none p)
  const expected = shares.find(share => JSON.stringify(share.cells) === '[[30,10,8],[25,5,1],[32,8,0]]')!;
  const codes = [...'p'.repeat(30), ...'q'.repeat(25), ...'r'.repeat(32)];
  const sample = codes.flatMap((code, i) => {
    const at = code === 'p' ? i : code === 'q' ? i - 30 : i - 55;
    const size = code === 'p' ? 10 : code === 'q' ? 5 : 8;
    const truth = code === 'p' ? (at < 8 ? 'p' : 'q') : code === 'q' ? (at < 1 ? 'p' : 'q') : 'r';
    return at < size ? [`u${i},f,${code},${truth},,yes\n`] : [];
  });
  const open = await review(codes.map((code, i) => `u${i},${code},,\n`).join(''), HEAD + sample.join(''));
  const row = verified(open, 'f', 'p');
  near(row.estimate!, expected.value, 1e-12);
  near(row.se!, expected.se, 1e-12);
  near(row.ci!.low, expected.low, 1e-12);
  near(row.ci!.high, expected.high, 1e-12);
  expect(row.N).toBe(87);
  // truly p among those verified: 9; nobody looked at 64
  expect(verified(open, 'f', 'p', 'share_verified_bounds').ci).toMatchObject({ low: 9 / 87, high: 73 / 87 });
  const raw = tabulate([{ analysis: 'shares', fields: ['f'] }], open.material).rows.find(entry => entry.level === 'p')!;
  expect([raw.n, raw.N]).toEqual([30, 87]);
  const both = commandResults(open, 'robustness', ['f'], { confidence: '0.9' });
  expect(both.rows.some(entry => entry.statistic === 'recodings_majority')).toBe(true);
  expect(both.rows.find(entry => entry.statistic === 'share_verified')?.ci?.level).toBe(0.9);
});

const SHEET = 'a,p,x;y,old\nb,p,x,new\nc,q,y,old\nd,q,,new\n';

test('a sample that chance did not choose gives bounds alone, and says why', async () => {
  const open = await review(SHEET, `${HEAD}a,f,p,q,,no\nc,f,q,q,,\n`, 'random: true');
  expect(verified(open, 'f', 'q')).toMatchObject({
    estimate: null,
    ci: null,
    warnings: [{ message: 'no randomly chosen unit was verified; only the bounds hold' }],
  });
  expect(verified(open, 'f', 'q', 'share_verified_bounds').ci).toEqual({
    method: 'worst-case',
    level: 1,
    low: 0.5,
    high: 1,
  });
});

test('a multi-select code is verified as there or not there', async () => {
  const open = await review(SHEET, `${HEAD}a,m,x;y,x,,yes\nc,m,y,y,,yes\nb,m,x,x;y,,yes\n`);
  // y printed of two, both looked up, one true; not printed of one, and it is there
  expect(verified(open, 'm', 'y')).toMatchObject({ estimate: 2 / 3, ci: { low: 2 / 3, high: 2 / 3 } });
});

test('strata need a field that says how large they are', async () => {
  const sample = `${HEAD}a,f,p,p,old,yes\nb,f,p,q,new,yes\nc,f,q,q,old,yes\nd,f,q,q,new,yes\n`;
  expect(verified(await review(SHEET, sample), 'f', 'p').warnings[0]?.message).toContain('the sample has strata');
  expect(verified(await review(SHEET, sample, 'random: true, stratum: era'), 'f', 'p').estimate).toBe(0.25);
});

test('rows that can not be used are findings, and changed or foreign units are counted', async () => {
  const open = await review(
    SHEET,
    `${HEAD}a,eera,p,p,,yes\na,f,z,p,,yes\na,f,p,,,yes\na,f,p,p,,perhaps\na,f,q,p,,yes\nz,f,p,p,,yes\nb,f,p,p,,yes\nb,f,p,p,,yes\n`,
  );
  expect(open.findings.filter(finding => finding.code === 'D510').map(finding => finding.message)).toEqual([
    'unknown field "eera"; did you mean "era"?; the row is not used',
    '"z" is not a category of f; the row is not used',
    'the verified code is missing; the row is not used',
    '"perhaps" is neither yes nor no; the row is not used',
  ]);
  const { notes } = tabulate([{ analysis: 'verification', fields: ['f'] }], open.material);
  expect(notes[0]?.message).toContain('1 of 4 studies looked up again');
  expect(notes[0]?.message).toContain(
    'Not used: 1 whose printed code the sheet no longer has, 1 of studies that are not counted here, 1 that are listed twice',
  );
});

test('a missing column, a multi-select stratum and no sample at all are faults', async () => {
  await expect(review(SHEET, 'unit,field,printed\na,f,p\n')).rejects.toThrow('no column "verified"');
  const open = await review(SHEET, HEAD, 'random: true, stratum: m');
  expect(() => verified(open, 'f', 'p')).toThrow('cannot define strata');
  const { verification: _, ...bare } = open.material;
  expect(() => tabulate([{ analysis: 'verification', fields: ['f'] }], bare)).toThrow('no verification sample');
});
