import { describe, expect, test } from 'vitest';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const REVIEW = 'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n';
const FILES = {
  'review.yaml': REVIEW,
  'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - name: method
    aliases: [approach]
    categories: [{ value: a, label: Alpha, aliases: [first] }, { value: b, label: Beta }, { value: c, label: Gamma }]
  - { name: size, type: integer }
  - { name: open, type: boolean }
`,
  // by hand: method a 5, b 4, NR 1 of 10; size 9 of 10, median 18, least 10; open yes 6 of 10
  's.csv':
    'id,method,size,open\n1,a,10,true\n2,a,12,true\n3,a,14,false\n4,a,NR,true\n5,b,16,false\n6,b,18,true\n7,b,20,NR\n8,NR,22,true\n9,a,24,false\n10,b,26,true\n',
};

/** The claim with the id x, of a claims file in the review. */
async function checked(claims: string, files: Readonly<Record<string, string>> = FILES) {
  const effects = memoryEffects({ ...files, 'claims.yaml': `claims:\n${claims}\n` });
  const found = await checkReviewClaims(effects, null, ['claims.yaml'], null);
  return found.claims.find(claim => claim.id === 'x')!;
}

describe('what the data give', () => {
  test.each([
    ['a category', '{ id: x, field: method, category: a, n: "5", N: "10", percent: "50" }', 'reproduced', /5 of 10/],
    ['by its label', '{ id: x, field: method, category: Alpha, n: "5" }', 'reproduced', /5 of 10/],
    ['by an alias of the category', '{ id: x, field: method, category: first, n: "5" }', 'reproduced', /5 of 10/],
    ['in other letters', '{ id: x, field: method, category: BETA, n: "4" }', 'reproduced', /4 of 10/],
    [
      'by a former name',
      '{ id: x, field: approach, category: b, n: "4" }',
      'reproduced',
      /The field is called method now/,
    ],
    ['a category that no unit has', '{ id: x, field: method, category: c, n: "0" }', 'reproduced', /0 of 10/],
    ['a state that no cell has', '{ id: x, field: method, category: unclear, n: "0" }', 'reproduced', /0 of 10/],
    ['units that report a number', '{ id: x, field: size, n: "9", N: "10" }', 'reproduced', /9 of 10/],
    ['their percentage', '{ id: x, field: size, percent: "90" }', 'reproduced', /90%/],
    ['a median with its units', '{ id: x, field: size, median: "18", n: "9", N: "10" }', 'reproduced', /18/],
    ['a question asks for its yes', '{ id: x, field: open, n: "6", N: "10" }', 'reproduced', /6 of 10/],
    ['a proposition', '{ id: x, field: "method = a and size >= 14", n: "2" }', 'reproduced', /2/],
    ['all units', '{ id: x, n: "10" }', 'reproduced', /10/],
    ['units under a condition', '{ id: x, n: "4", N: "10", where: method = b }', 'reproduced', /4 of 10/],
  ])('%s', async (_, claim, verdict, explanation) => {
    const found = await checked(`  - ${claim}`);
    expect([found.verdict, found.explanation]).toEqual([verdict, expect.stringMatching(explanation)]);
  });
});

describe('a claim that the data cannot answer says why', () => {
  test.each([
    ['no level', '{ id: x, field: method, n: "5" }', /it names no level of method/],
    [
      'no such category',
      '{ id: x, field: method, category: Betta, n: "4" }',
      /unknown category "Betta" of method; did you mean "Beta"\?/,
    ],
    ['no such field', '{ id: x, field: metod, category: a, n: "4" }', /unknown field "metod"; did you mean "method"\?/],
    ['no number', '{ id: x, field: method, median: "3" }', /gives no median of method; the field is not numeric there/],
    ['no coders', '{ id: x, field: method, kappa: "0.8" }', /the review does not declare where the coders' codes are/],
    [
      'a condition that cannot be read',
      '{ id: x, field: method, category: a, n: "1", where: "size >" }',
      /"size >" can't be read/,
    ],
    ['nothing named', '{ id: x, n: "4", N: "10" }', /4 of 10 is possible/],
    ['nothing counted', '{ id: x, percent: "40" }', /it names no field, and reports no count/],
    [
      'verified',
      '{ id: x, field: verified, n: "0" }',
      /review.yaml does not state how many of the studies a person has verified/,
    ],
    [
      'a number of another analysis',
      '{ id: x, field: method, with: open, analysis: crosstab, statistic: cramers_w, value: "0.1" }',
      /crosstab of method and open gives no cramers_w/,
    ],
    [
      'a level of another analysis',
      '{ id: x, field: method, analysis: robustness, category: q, statistic: recodings_majority, value: "1" }',
      /robustness gives no recodings_majority for "q"/,
    ],
    [
      'a box of the flow diagram',
      '{ id: x, field: records_screend, analysis: flow, statistic: flow_count, n: "1" }',
      /the flow diagram has no box/,
    ],
  ])('%s', async (_, claim, explanation) => {
    const found = await checked(`  - ${claim}`);
    expect(found.explanation).toMatch(explanation);
    expect(found.verdict).not.toBe('reproduced');
  });

  test('a sum of other claims is checked by their counts alone', async () => {
    const found = await checked(
      '  - { id: a, field: method, category: a, n: "5" }\n  - { id: b, field: method, category: b, n: "4" }\n  - { id: x, n: "9", parts: [a, b] }',
    );
    expect(found).toMatchObject({ verdict: 'possible', explanation: 'It is the sum of its parts: a + b = 9.' });
  });
});

test('what a person has verified is what the review declares', async () => {
  const files = { ...FILES, 'review.yaml': `${REVIEW}provenance: { verified: 3 }\n` };
  expect(await checked('  - { id: x, field: verified, n: "3", N: "10" }', files)).toMatchObject({
    verdict: 'reproduced',
  });
});

describe('the flow diagram', () => {
  const files = {
    ...FILES,
    'review.yaml': `${REVIEW}  - { name: flow, path: flow.csv }\nflow: flow\n`,
    'flow.csv':
      'data,n\nrecords_screened,40\nrecords_excluded,30\ndbr_sought_reports,10\ndbr_notretrieved_reports,0\ndbr_assessed,10\ndbr_excluded,NA\nnew_studies,10\n',
  };
  test.each([
    ['a box', '{ id: x, field: records_screened, analysis: flow, statistic: flow_count, n: "40" }', /40/],
    [
      'a box by another count',
      '{ id: x, field: records_excluded, analysis: flow, statistic: flow_count, n: "31" }',
      /30/,
    ],
    [
      'a mistyped box',
      '{ id: x, field: records_screend, analysis: flow, statistic: flow_count, n: "40" }',
      /no box "records_screend"; did you mean "?records_screened/,
    ],
  ])('%s', async (_, claim, explanation) => {
    expect((await checked(`  - ${claim}`, files)).explanation).toMatch(explanation);
  });
});
