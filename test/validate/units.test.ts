import { expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { cellOf } from '../../src/tabulate/data/listing.ts';
import { reviewOf } from '../support/review.ts';

const CODEBOOK = `primaryKey: report
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: report }
  - { name: study }
  - { name: year, type: integer }
  - { name: design, categories: [rct, cohort] }
  - { name: tools, type: list, delimiter: ";", categories: [a, b, { value: none_used, exclusive: true }] }
`;
const review = (sheet: string, reports: string | null, unit = '{ name: study, key: study, reports: reports }') =>
  reviewOf({
    'review.yaml': `name: t\nunit: ${unit}\nresources: [{ name: s, path: s.csv, schema: c.yaml }${reports === null ? '' : ', { name: reports, path: r.csv }'}]\n`,
    'c.yaml': CODEBOOK,
    's.csv': sheet,
    ...(reports === null ? {} : { 'r.csv': reports }),
  });
const said = (open: Awaited<ReturnType<typeof review>>) =>
  open.findings
    .filter(finding => finding.code.startsWith('D50'))
    .map(finding => [finding.code, finding.severity, `${finding.file} ${finding.row ?? ''}`.trim()]);

const SHEET = 'report,year,design,tools\nr1,2020,rct,a\nr2,2021,cohort,b\nr3,2019,rct,\n';

test('reports of one study are counted once; precedence settles what they differ in, and that is said', async () => {
  const open = await review(SHEET, 'report,study,type,precedence\nr1,s1,preprint,2\nr2,s1,journal,1\nr3,s2,journal,\n');
  const { coded } = open.studies;
  expect(coded.units).toBe(2);
  expect([coded.key(0), coded.key(1)]).toEqual(['s1', 's2']);
  expect(cellOf(coded.columns.get('design')!, 0).codes).toEqual(['cohort']);
  expect(cellOf(coded.columns.get('year')!, 0).codes).toEqual(['2021']);
  // sets are united whatever the precedence
  expect(cellOf(coded.columns.get('tools')!, 0).codes).toEqual(['a', 'b']);
  expect(said(open)).toEqual([
    ['D506', 'note', 's.csv'],
    ['D502', 'note', 's.csv 2'],
    ['D502', 'note', 's.csv 2'],
  ]);
  const row = tabulate([{ analysis: 'shares', fields: ['design'] }], open.material).rows[0]!;
  expect([row.n, row.N, row.unit]).toEqual([1, 2, 'study']);
});

test('without precedence, or with two reports of the same, a difference is an error and the value counts nowhere', async () => {
  for (const ranks of [
    ['', ''],
    ['1', '1'],
  ]) {
    const open = await review(SHEET, `report,study,precedence\nr1,s1,${ranks[0]}\nr2,s1,${ranks[1]}\nr3,s2,\n`);
    expect(cellOf(open.studies.coded.columns.get('design')!, 0).state).toBe('invalid');
    expect(said(open).filter(([code]) => code === 'D501')).toHaveLength(2);
  }
});

test('an exclusive item beside others is a conflict too', async () => {
  const sheet = 'report,design,tools\nr1,rct,none_used\nr2,rct,b\n';
  const apart = await review(sheet, 'report,study\nr1,s1\nr2,s1\n');
  expect(cellOf(apart.studies.coded.columns.get('tools')!, 0).state).toBe('invalid');
  const settled = await review(sheet, 'report,study,precedence\nr1,s1,2\nr2,s1,1\n');
  expect(cellOf(settled.studies.coded.columns.get('tools')!, 0).codes).toEqual(['b']);
});

test('double counting: a report under two studies, in the table or against the sheet, and one listed twice', async () => {
  const table = await review(SHEET, 'report,study\nr1,s1\nr1,s2\nr2,s2\nr2,s2\nr3,s3\n');
  expect(said(table).filter(([code]) => code === 'D503')).toEqual([
    ['D503', 'error', 'r.csv 3'],
    ['D503', 'warning', 'r.csv 5'],
  ]);
  const sheet = await review('report,study,design\nr1,s1,rct\nr2,s9,rct\n', 'report,study\nr1,s1\nr2,s2\n');
  expect(said(sheet)).toContainEqual(['D503', 'error', 's.csv 3']);
});

test('a report without a study, a study without a row, a row without a report', async () => {
  const open = await review(SHEET, 'report,study\nr1,s1\nr2,\n,s4\nr9,s9\n');
  expect(said(open)).toEqual([
    ['D504', 'error', 'r.csv 3'],
    ['D504', 'error', 'r.csv 4'],
    ['D505', 'warning', 'r.csv 5'],
    ['D504', 'error', 's.csv 3'],
    ['D504', 'error', 's.csv 4'],
  ]);
});

test('one row per study: the table of reports must know the same studies', async () => {
  const open = await review(
    'report,design\ns1,rct\ns2,rct\n',
    'report,study\nr1,s1\nr2,s1\nr3,s3\n',
    '{ key: report, reports: reports }',
  );
  expect(open.studies.coded.units).toBe(2);
  expect(said(open)).toEqual([
    ['D505', 'warning', 'r.csv 4'],
    ['D505', 'warning', 's.csv'],
  ]);
});

test('keys that differ in case or spaces are perhaps one unit', async () => {
  const open = await review('report,study,design\nr1,s1,rct\nr2,s1,rct\nr3,S 1,rct\n', null, '{ key: study }');
  expect(said(open)).toEqual([
    ['D506', 'note', 's.csv'],
    ['D508', 'warning', 's.csv 4'],
  ]);
});

test('columns by other names, an unreadable precedence, and a column that is not there', async () => {
  const unit = '{ reports: { resource: reports, report: id, study: trial, precedence: rank } }';
  const open = await review(SHEET, 'id,trial,rank\nr1,s1,first\nr2,s1,1\nr3,s2,\n', unit);
  expect(open.studies.coded.units).toBe(2);
  expect(said(open)).toContainEqual(['D507', 'warning', 'r.csv 2']);
  await expect(review(SHEET, 'id,trail\nr1,s1\n', unit)).rejects.toThrow(
    'no column "trial" for the study; did you mean "trail"?',
  );
  await expect(review(SHEET, null)).rejects.toThrow('reports');
});

test('a key that no field has is a fault that names the nearest', async () => {
  await expect(review(SHEET, null, '{ key: reprot }')).rejects.toThrow('did you mean "report"?');
});
