import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { noteTexts } from '../../../src/model/note.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { reviewOf, seedReview } from '../../support/review.ts';

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});
const run = (open: OpenReview, fields: string[], rest: object = {}) =>
  tabulate([{ analysis: 'robustness', fields, ...rest }], open.material);

const review = (sheet: string, a: string, b: string) =>
  reviewOf({
    'review.yaml': `name: t
codings:
  - { name: pilot, from: { files: { P: p } } }
  - { name: charting, from: { files: { A: a, B: b } } }
resources: [{ name: s, path: s.csv, schema: c.yaml }, { name: a, path: a.csv, schema: c.yaml }, { name: b, path: b.csv, schema: c.yaml }, { name: p, path: p.csv, schema: c.yaml }]
`,
    'c.yaml':
      'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]\nfields:\n  - { name: id }\n  - { name: f, categories: [p, q, r] }\n  - { name: n, type: integer }\n',
    's.csv': `id,f,n\n${sheet}`,
    'a.csv': `id,f\n${a}`,
    'b.csv': `id,f\n${b}`,
    'p.csv': 'id,f\n1,q\n',
  });
const SHEET = '1,p,1\n2,p,1\n3,p,1\n4,q,1\n5,NR,1\n6,NA,1\n';
const A = '1,p\n2,p\n3,q\n4,q\n5,NR\n6,NA\n';
const B = '1,p\n2,q\n3,p\n4,q\n5,p\n';

test('recodings that flip majority, first rank and none', async () => {
  const found = run(await review(SHEET, A, B), ['f']);
  const value = (statistic: string, level: string) =>
    found.rows.find(row => row.statistic === statistic && row.level === level)?.estimate;
  // 3 of 5: one recoding leaves 2 of 5
  expect(value('recodings_majority', 'p')).toBe(1);
  expect(value('recodings_majority', 'q')).toBe(2);
  expect(value('recodings_zero', 'r')).toBe(1);
  expect(value('recodings_zero', 'p')).toBe(3);
  // 3 against 1: one recoding ties
  expect(value('recodings_first_rank', 'p')).toBe(1);
  expect(found.notes[0]?.message).toBe(
    'f: p has 3 of 5 studies; 1 recoding would undo the majority. 1 recoding to q (1) would take the first rank away.',
  );
});

test('the envelope stands on the units that all coded, and holds every share', async () => {
  const found = run(await review(SHEET, A, B), ['f']);
  const cell = (statistic: string, level: string, coder: string | null = null) => {
    const row = found.rows.find(
      entry => entry.statistic === statistic && entry.level === level && entry.coder === coder,
    );
    return [row?.n, row?.N];
  };
  expect(cell('share_common', 'p')).toEqual([3, 5]);
  expect(cell('share_common', 'p', 'A')).toEqual([2, 5]);
  expect(cell('share_common', 'p', 'B')).toEqual([3, 5]);
  // all three say p of unit 1 alone; somebody says it of 1, 2, 3 and 5
  expect(cell('share_lowest', 'p')).toEqual([1, 5]);
  expect(cell('share_highest', 'p')).toEqual([4, 5]);
  expect(noteTexts(found.notes).join(' ')).toContain('stage charting');
});

test('on the seed every share lies between lowest and highest, over one N', () => {
  for (const field of ['method', 'evaluation', 'purpose', 'domain']) {
    const { rows } = run(seed, [field]);
    const common = rows.filter(row => row.statistic === 'share_common');
    expect(new Set(common.map(row => row.N)).size).toBe(1);
    for (const row of common) {
      const end = (statistic: string) =>
        rows.find(other => other.statistic === statistic && other.level === row.level)!.n!;
      expect(end('share_lowest')).toBeLessThanOrEqual(row.n!);
      expect(end('share_highest')).toBeGreaterThanOrEqual(row.n!);
    }
  }
});

test('where the coders do not agree on what is a majority, that is said', () => {
  // counts of corpus/studies.csv, coder-a.csv and coder-b.csv on the 86 studies that all coded: 40, 51 and 47 (Python 3 csv)
  expect(noteTexts(run(seed, ['privacy_claim']).notes)).toContain(
    'Whether it is a majority depends on who coded: Not mentioned (consensus 46.5%, A 59.3%, B 54.7%).',
  );
});

test('nothing to recode is null with a reason; another stage can be named', async () => {
  const open = await review('', '', '');
  for (const row of run(open, ['f']).rows)
    if (row.estimate === null) expect(row.warnings[0]?.message, row.statistic).toMatch(/\w/);
  const pilot = run(await review(SHEET, A, B), ['f'], { options: { stage: 'pilot' } });
  expect(pilot.rows.find(row => row.statistic === 'share_common')?.N).toBe(1);
});

test.each([
  [['n'], {}, 'needs a field with categories'],
  [['f'], { denominator: 'responses' }, 'percent of mentions'],
  [['f'], { by: ['f'] }, 'no subgroups'],
  [['f'], { options: { stage: 'screening' } }, 'the stages are pilot, charting'],
])('%o %o is refused', async (fields, rest, message) => {
  const open = await review(SHEET, A, B);
  try {
    run(open, fields, rest);
  } catch (error) {
    const { message: said, hint } = error as { message: string; hint: string };
    expect(`${said} ${hint}`).toContain(message);
    return;
  }
  throw new Error('not refused');
});
