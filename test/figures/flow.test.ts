import { expect, test } from 'vitest';
import { expectGolden } from '../support/figure-golden.ts';
import { render, seedWith, smallFiles } from '../support/figures.ts';

/** Counts of every box, in the columns of the PRISMA2020 package's CSV; made for this test, and they add up. */
const COUNTS: Readonly<Record<string, string>> = {
  previous_studies: '20',
  previous_reports: '22',
  database_results: '1240',
  database_specific_results: '"MEDLINE, 700; Embase, 500; IEEE Xplore, 40"',
  register_results: '60',
  website_results: '12',
  organisation_results: '5',
  citations_results: '23',
  duplicates: '300',
  excluded_automatic: '0',
  excluded_other: '20',
  records_screened: '980',
  records_excluded: '800',
  dbr_sought_reports: '180',
  dbr_notretrieved_reports: '10',
  other_sought_reports: '40',
  other_notretrieved_reports: '2',
  dbr_assessed: '170',
  dbr_excluded: '"No language model, 60; Generates no data or only labels existing data, 30; Review or commentary, 12"',
  other_assessed: '38',
  other_excluded: '"Not biomedical, 30; Insufficient information, 6"',
  new_studies: '67',
  new_reports: '70',
  total_studies: '87',
  total_reports: '92',
};

const withCounts = (counts: Readonly<Record<string, string>>): Record<string, string> => {
  const files = smallFiles({ figure: 'figure: flow\n' }, [['a', 'g']]);
  return {
    ...files,
    'review.yaml': `${files['review.yaml']}  - { name: counts, path: flow.csv }\nflow: counts\n`,
    'flow.csv': `data,boxtext,n\n${Object.entries(counts)
      .map(([key, n]) => `${key},,${n}\n`)
      .join('')}`,
  };
};

const wordsOf = (svg: string): string => svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test.each([85, 180])('the flow of the seed review at %i mm is as it was', async width => {
  const svg = await expectGolden('flow', width, seedWith({ figure: 'figure: flow\n' }));
  expect(svg).toContain('PRISMA flow diagram: 88 records were screened; 1 was excluded; 87 studies are included.');
});

test.each([85, 180])('all boxes at %i mm are as they were', async width => {
  const svg = await expectGolden('flow-full', width, withCounts(COUNTS), {
    // on a narrow page the arms stand one below the other, higher than a page
    codes: width === 85 ? ['F118'] : [],
  });
  expect(wordsOf(svg)).toContain('Identification of new studies via other');
});

test('the data behind it are a row a box and a row a reason', async () => {
  const { outputs } = await render(withCounts(COUNTS), { formats: ['csv'] });
  const lines = String(outputs.get('out/figure.csv')).split('\n');
  expect(lines.filter(line => line.includes('flow_count'))).toHaveLength(Object.keys(COUNTS).length + 3 + 3 + 2);
  expect(lines.find(line => line.includes('Review or commentary'))).toMatch(/dbr_excluded.*report.*12/);
});

test('boxes that are not known are not drawn, and named', async () => {
  const { outputs } = await render(withCounts({ records_screened: '10', new_studies: '1' }));
  const words = wordsOf(String(outputs.get('out/figure.svg')));
  expect(words).toContain('Records screened (n = 10)');
  expect(words).not.toContain('= 0)');
  expect(words).not.toContain('Records excluded');
  expect(words).toContain('Left out, because the counts are unknown: records identified, reports sought for retrieval');
});

test('what was excluded appears beside the way even where the box above it is not known', async () => {
  const { outputs, codes } = await render(
    withCounts({ duplicates: '3', records_excluded: '4', dbr_assessed: '9', new_studies: '1' }),
  );
  expect(codes).toEqual([]);
  expect(wordsOf(String(outputs.get('out/figure.svg')))).toContain('Duplicate records (n = 3)');
});

test.each([85, 180])('long reasons wrap at %i mm', async width => {
  const reason = 'A reason that is told at some length, '.repeat(3).trim();
  const many = Array.from({ length: 40 }, (_, i) => `Reason number ${i}, ${i}`).join('; ');
  const { codes, faults } = await render(
    withCounts({ ...COUNTS, dbr_excluded: `"${reason} 102"`, other_excluded: `"${many}"` }),
    { width },
  );
  expect([...codes.filter(code => code !== 'F118'), ...faults]).toEqual([]);
});

test('a review without counts says what to declare', async () => {
  const { faults } = await render(smallFiles({ f: 'figure: flow\n' }, [['a', 'g']]));
  expect(faults).toEqual(['figures/f.yaml: the review has no flow counts to draw']);
});

test('counts that are all blank give a picture that says so', async () => {
  const { codes, outputs } = await render(withCounts({ new_studies: '' }));
  expect(codes).toEqual(['F111']);
  expect(String(outputs.get('out/figure.svg'))).toContain('There are no flow counts to show.');
});

test('a page that is too narrow for the boxes is refused', async () => {
  const { faults } = await render(withCounts(COUNTS), { width: 50 });
  expect(faults[0]).toMatch(
    /the boxes of the flow diagram are too narrow for their words; the smallest width that fits is \d+ mm/,
  );
});
