import { expect, test } from 'vitest';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { diff } from '../../src/pipeline/release/diff.ts';
import { validateFiles } from '../../src/pipeline/sheets/validate-files.ts';
import { openReview, openSession, openStudies } from '../../src/read/session.ts';
import { filesOf } from '../support/files.ts';
import { type MemoryEffects, memoryEffects } from '../support/memory-effects.ts';

const CODERS = {
  's.csv': 'id,method\nA,x\nB,y\nC,x\n',
  'a.csv': 'id,method\nA,x\nB,y\nC,x\n',
  'b.csv': 'id,method\nA,x\nB,y\nC,x\n',
  'codebook/c.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n',
  'review.yaml': `name: t
unit: { name: study, key: id }
resources:
  - { name: s, path: s.csv, schema: codebook/c.yaml }
  - { name: a, path: a.csv, schema: codebook/c.yaml }
  - { name: b, path: b.csv, schema: codebook/c.yaml }
codings:
  - { name: full, from: { files: { A: a, B: b } } }
claims: [claims.yaml]
`,
  'figures/agr.yaml': 'table: agreement\nfields: [method]\nformats: [md]\n',
  'claims.yaml': 'claims:\n  - { id: k, field: method, kappa: "1.00" }\n',
};

/** A world with a present review, and a former one in the folder `old`. */
const states = (now: Readonly<Record<string, string>>, old: Readonly<Record<string, string | null>>): MemoryEffects => {
  const former = Object.entries({ ...now, ...old }).filter(([, text]) => text !== null) as [string, string][];
  return memoryEffects({
    ...now,
    ...Object.fromEntries(former.map(([path, text]) => [`old/${path}`, text])),
  });
};

test('a code of a coder moves agreement, its table and the verdict on a reported kappa', async () => {
  const effects = states(CODERS, { 'b.csv': 'id,method\nA,x\nB,x\nC,y\n' });
  const { changes, words } = await diff(effects, null, 'old', null);
  const kappa = changes.moved.find(entry => entry.row === 'cohen_kappa method by stage=full');
  // by hand: observed 1/3, expected (2·2 + 1·1)/9 = 5/9: kappa (3/9 − 5/9)/(4/9) = −0.5; then both coders agree: 1
  expect(kappa?.old?.estimate).toBeCloseTo(-0.5, 12);
  expect(kappa?.new?.estimate).toBe(1);
  expect(kappa?.cause.estimate.other).toBeCloseTo(1.5, 12);
  expect(changes.moved.every(entry => entry.analysis === 'agreement')).toBe(true);
  expect(changes.claims.map(claim => [claim.id, claim.old, claim.new])).toEqual([
    ['k', 'not_reproduced', 'reproduced'],
  ]);
  expect(changes.exhibits.map(exhibit => exhibit.name)).toEqual(['agr']);
  const { changesParagraph } = await import('../../src/changes/report.ts');
  expect(changesParagraph(changes, words)).toContain('of agreement');
});

test("a former state whose coders' sheets are missing says what cannot be compared, and why", async () => {
  const { changes } = await diff(states(CODERS, { 'b.csv': null }), null, 'old', null);
  expect(changes.moved).toEqual([]);
  expect(changes.incomparable.map(entry => entry.reason)).toContain('b.csv does not exist');
  expect(changes.incomparable.map(entry => entry.what)).toContain('agreement of method');
  expect(changes.claims.map(claim => claim.old)).toEqual(['not_checkable']);
});

const DERIVED = {
  's.csv': 'id,year\nA,2020\nB,2021\nC,2022\n',
  's2.csv': 'id,year\nA,2020\nB,2021\nC,2022\n',
  'f.csv': 'data,n\nrecords_screened,100\nrecords_excluded,97\nnew_studies,3\n',
  'codebook/c.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: year, type: integer }\nderive: [{ name: recent, expression: "year >= 2021" }]\n',
  'review.yaml': `name: t
unit: { name: study, key: id }
resources:
  - { name: s, path: s.csv, schema: codebook/c.yaml }
  - { name: s2, path: s2.csv, schema: codebook/c.yaml }
  - { name: f, path: f.csv }
flow: f
`,
  'claims.yaml': 'claims:\n  - { id: r, field: recent, n: "0", N: "3", percent: "0" }\n',
  'other.yaml': 'claims:\n  - { id: r, data: s2, field: recent, n: "2", N: "3" }\n',
};
const FORMER = {
  's.csv': 'id,year\nA,2020\nB,2019\nC,2018\n',
  'f.csv': 'data,n\nrecords_screened,200\nrecords_excluded,197\nnew_studies,3\n',
};

test('derived fields and flow counts are numbers of the report', async () => {
  const { changes } = await diff(states(DERIVED, FORMER), null, 'old', null);
  const of = (field: string, statistic: string) => {
    const found = changes.moved.find(
      entry =>
        entry.field === field &&
        entry.statistic === statistic &&
        (entry.label === null || statistic !== 'share' || /true|yes/i.test(entry.label)),
    );
    return [found?.old?.n, found?.new?.n];
  };
  expect(of('recent', 'share')).toEqual([0, 2]);
  expect(of('records_screened', 'flow_count')).toEqual([200, 100]);
});

test('a claim on a derived field is stale against the sheet that it came from, and holds for another resource', async () => {
  const effects = states(DERIVED, FORMER);
  const against = await checkReviewClaims(effects, null, ['claims.yaml'], 'old/s.csv');
  expect(against.claims.map(claim => claim.verdict)).toEqual(['stale']);
  const other = await checkReviewClaims(effects, null, ['other.yaml'], null);
  expect(other.claims.map(claim => claim.verdict)).toEqual(['reproduced']);
});

const DIALECT = {
  's.csv': 'Exported 2026;;\nid;method;year\nA;x;2020\nB;y;2021\nC;x;2022\n',
  'old.csv': 'Exported 2026;;\nid;method;year\nA;y;2020\nB;y;2021\nC;x;2022\n',
  'codebook/c.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n  - { name: year, type: integer }\n',
  'review.yaml': `name: t
unit: { name: study, key: id }
resources:
  - { name: s, path: s.csv, schema: codebook/c.yaml, dialect: { delimiter: ";", headerRows: [2] } }
`,
  'claims.yaml': 'claims:\n  - { id: r, field: method, category: x, n: "1", N: "3" }\n',
};

test('a former sheet is read with the dialect of the studies, by every command', async () => {
  const effects = memoryEffects({ ...DIALECT, 'claims.yaml': DIALECT['claims.yaml'].replace('category', 'level') });
  const { changes } = await diff(effects, null, 'old.csv', null);
  expect([changes.rows.added, changes.rows.removed, changes.uncompared]).toEqual([[], [], []]);
  expect(changes.rows.recoded.map(cell => [cell.key, cell.field, cell.old, cell.new])).toEqual([
    ['A', 'method', 'y', 'x'],
  ]);
  const { claims } = await checkReviewClaims(effects, null, ['claims.yaml'], 'old.csv');
  expect(claims.map(claim => claim.verdict)).toEqual(['stale']);
  const { findings, summary } = await validateFiles(effects, null, 'old.csv', { codebook: null, sheet: null });
  expect([findings, summary.rows]).toEqual([[], 3]);
});

test('a former sheet that was saved in another dialect is read by its own', async () => {
  const effects = memoryEffects({ ...DIALECT, 'old.csv': 'id,method,year\nA,y,2020\nB,y,2021\nC,x,2022\n' });
  const { changes } = await diff(effects, null, 'old.csv', null);
  expect(changes.rows.recoded.map(cell => cell.key)).toEqual(['A']);
});

test('a former sheet whose header is in another row is no row short', async () => {
  const effects = memoryEffects({ ...DIALECT, 'old.csv': 'id;method;year\nA;y;2020\nB;y;2021\nC;x;2022\n' });
  const { changes } = await diff(effects, null, 'old.csv', null);
  expect([changes.rows.added, changes.rows.removed]).toEqual([[], []]);
  expect(changes.rows.recoded.map(cell => cell.key)).toEqual(['A']);
});

test('without a key, units are matched by identifier, title or identical cells, never by the number of a row', async () => {
  const review = (path: string) =>
    `name: r\nunit: { name: study }\nresources:\n  - { name: studies, path: ${path}, schema: cb.yaml }\n`;
  const book = (more = '') =>
    `fields:\n${more}  - { name: design, type: string, categories: [RCT, cohort, survey] }\n  - { name: setting, type: string, categories: [school, home, web, clinic] }\n`;
  const rows = ['RCT,school', 'cohort,home', 'RCT,school', 'cohort,home', 'RCT,clinic', 'survey,home'];
  const sheet = (lines: readonly string[], header = 'design,setting') => `${header}\n${lines.join('\n')}\n`;
  const inserted = [...rows.slice(0, 2), 'survey,web', ...rows.slice(2)].reverse();
  const plain = { 'review.yaml': review('new.csv'), 'cb.yaml': book(), 'old.csv': sheet(rows) };
  const { changes } = await diff(memoryEffects({ ...plain, 'new.csv': sheet(inserted) }), null, 'old.csv', null);
  expect([changes.rows.added.length, changes.rows.removed, changes.rows.recoded]).toEqual([1, [], []]);
  expect(changes.matching).toEqual({ identifier: 0, title: 0, content: 6 });

  const titled = rows.map((row, at) => `Title number ${at} of the sheet,${row}`);
  const titles = {
    'review.yaml': review('new.csv'),
    'cb.yaml': book('  - { name: title, type: string }\n'),
    'old.csv': sheet(titled, 'title,design,setting'),
    'new.csv': sheet([...titled.slice(1), 'Title number 0 of the sheet,survey,school'], 'title,design,setting'),
  };
  const other = await diff(memoryEffects(titles), null, 'old.csv', null);
  expect(other.changes.matching).toEqual({ identifier: 0, title: 6, content: 0 });
  expect(other.changes.rows.recoded.map(cell => [cell.field, cell.old, cell.new])).toEqual([
    ['design', 'RCT', 'survey'],
  ]);
});

test('a field that neither sheet has a column for is no number of either', async () => {
  const book = DIALECT['codebook/c.yaml'].concat('  - { name: design, categories: [RCT] }\n');
  const { changes } = await diff(memoryEffects({ ...DIALECT, 'codebook/c.yaml': book }), null, 'old.csv', null);
  expect(changes.incomparable).toEqual([]);
});

test('a session reads nothing before it is needed, and a part that was not read is never "not declared"', async () => {
  const effects = memoryEffects({ ...CODERS, 'b.csv': '' });
  const session = await openSession(effects, null);
  expect((await session.studies()).coded.units).toBe(3);
  expect(await session.flow()).toBeNull();
  await expect(session.coders()).rejects.toThrow('b.csv is empty');
  const studies = await openStudies(effects, null);
  expect(() => studies.coders).toThrow('not read');
  expect(() => studies.material.flow).toThrow('not read');
  await expect(openReview(effects, null)).rejects.toThrow('b.csv is empty');
});

test("a sheet alone says nothing of the coders' sheets of that state, and the report says so", async () => {
  const effects = memoryEffects({ ...CODERS, 'before.csv': 'id,method\nA,y\nB,y\nC,x\n' });
  const { changes, words } = await diff(effects, null, 'before.csv', null);
  expect(changes.rows.recoded.map(cell => cell.key)).toEqual(['A']);
  expect(changes.moved.every(entry => entry.analysis === 'shares')).toBe(true);
  expect(changes.incomparable).toEqual([
    {
      what: "the coders' agreement",
      reason: 'before.csv is a sheet of studies alone; name a folder or a git revision',
    },
  ]);
  const { changesParagraph } = await import('../../src/changes/report.ts');
  expect(changesParagraph(changes, words)).toContain(
    "The coders' agreement cannot be compared, because before.csv is a sheet of studies alone; name a folder or a git revision.",
  );
});

test("a field that was renamed is the same field in coders' sheets: their agreement has not moved", async () => {
  const now = {
    ...CODERS,
    's.csv': 'id,approach\nA,x\nB,y\nC,x\n',
    'a.csv': 'id,approach\nA,x\nB,y\nC,x\n',
    'b.csv': 'id,approach\nA,x\nB,x\nC,x\n',
    'codebook/c.yaml':
      'version: 2.0.0\nprimaryKey: id\nfields:\n  - { name: id }\n  - { name: approach, categories: [x, y] }\n',
    'review.yaml': `${CODERS['review.yaml']}migrations: [m.yaml]\n`.replace('claims: [claims.yaml]\n', ''),
    'm.yaml': 'from: 1.0.0\nto: 2.0.0\nsteps:\n  - rename: { field: method, to: approach }\n',
    'figures/agr.yaml': 'table: agreement\nfields: [approach]\nformats: [md]\n',
  };
  const old = {
    ...CODERS,
    'b.csv': 'id,method\nA,x\nB,x\nC,x\n',
    'codebook/c.yaml':
      'version: 1.0.0\nprimaryKey: id\nfields:\n  - { name: id }\n  - { name: method, categories: [x, y] }\n',
    'review.yaml': CODERS['review.yaml'].replace('claims: [claims.yaml]\n', ''),
    'm.yaml': null,
  };
  const { changes } = await diff(states(now, old), null, 'old', null);
  expect([changes.moved, changes.incomparable, changes.uncompared]).toEqual([[], [], []]);
  expect(changes.codebook.map(change => change.text)).toContain('version 1.0.0 → 2.0.0');
});

test('outcomes that came in move numbers of outcomes; a country that was recoded moves them too, by another cause', async () => {
  const files = filesOf('test/docs/guides/several-sheets');
  const former = Object.fromEntries(Object.entries(files).map(([path, text]) => [`old/${path}`, text]));
  const effects = memoryEffects({
    ...files,
    ...former,
    'corpus/outcomes.csv': `${files['corpus/outcomes.csv']}o11,s5,cost,primary,4\n`,
    'corpus/studies.csv': String(files['corpus/studies.csv']).replace('2019,KE', '2019,NO'),
  });
  const { changes, words } = await diff(effects, null, 'old', null);
  expect(changes.resources?.find(({ name }) => name === 'outcomes')).toMatchObject({
    unit: 'outcome',
    units: [10, 11],
    rows: { added: [{ key: 'o11' }], removed: [], recoded: [] },
  });
  const cost = changes.moved.find(entry => entry.row === 'share domain=cost /applicable from outcomes');
  expect([cost?.old?.n, cost?.new?.n, cost?.cause.n.studies]).toEqual([1, 2, 1]);
  // o01 to o03 are of s1, whose country was recoded in the sheet of the studies
  const norway = changes.moved.find(
    entry => entry.row === 'share domain=sleep by study.country=NO /applicable from outcomes',
  );
  expect([norway?.old?.n, norway?.new?.n, norway?.cause.n]).toEqual([
    3,
    5,
    { studies: 0, recoding: 0, codebook: 0, other: 2 },
  ]);
  const { changesParagraph } = await import('../../src/changes/report.ts');
  expect(changesParagraph(changes, words)).toContain(
    'In outcomes, 1 outcome was added and 0 removed (10 before, 11 now); none was recoded.',
  );
});

test('a resource that only one state counts cannot be compared, and neither can claims about it', async () => {
  const files: Record<string, string> = {
    ...filesOf('test/docs/guides/several-sheets'),
    'claims.yaml': 'claims:\n  - { id: sleep, data: outcomes, field: domain, level: sleep, n: 6 }\n',
  };
  const now = { ...files, 'review.yaml': `${files['review.yaml']}claims: [claims.yaml]\n` };
  const old = { 'review.yaml': String(files['review.yaml']).replace(/ {2}- \{ name: outcomes.*\n/, ''), figures: null };
  const withoutFigures = Object.fromEntries(
    Object.entries(now).filter(([path]) => !path.startsWith('figures/')),
  ) as Record<string, string>;
  const { changes } = await diff(states(withoutFigures, old), null, 'old', null);
  expect(changes.incomparable).toEqual([
    { what: 'outcomes', reason: 'it is not counted in old' },
    {
      what: 'the verdicts on claims about outcomes',
      reason: 'only one of the two states has that resource',
    },
  ]);
});
