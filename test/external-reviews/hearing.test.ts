import { describe, expect, test } from 'vitest';
import { results } from '../../src/pipeline/request/results.ts';
import { codes, counted, dataOf, openExternalReview, share } from '../support/external-review.ts';

/** Screening by two people with codes 1 and 2, full texts with a reason, and an appraisal form with its items in rows. */
const screening = `
primaryKey: id
fields:
  - { name: id, type: string, aliases: [ID], constraints: { required: true } }
  - { name: response, type: integer, categories: [{ value: 1, label: include }, { value: 2, label: exclude }] }
`;
const fulltext = `
primaryKey: title
fields:
  - { name: title, type: string, constraints: { required: true } }
  - { name: decision, type: integer, aliases: [final_decision], categories: [{ value: 1, label: include }, { value: 2, label: exclude }] }
  - name: reason
    type: string
    aliases: [reason for exclusion]
    appliesIf: decision = 2
    missingValues: [{ value: NA, label: not_applicable }]
    categories: [Not SNHL only, Wrong age cohort]
`;
const appraisal = `
primaryKey: study
fields:
  - { name: study, type: string, aliases: [Article] }
  - { name: objective, type: number, aliases: ["Objective and Problem: Clearly state what the proposed AI model(s) aims to address with respect to the study population and outcome. [Max score 1]"] }
  - { name: overall, type: number, aliases: [Overall APPRAISE-AI score (out of 100)] }
  - { name: relevance, type: number, aliases: [Clinical Relevance (out of 4)] }
`;

interface Screening {
  readonly records: number;
  readonly units: number;
  readonly included: number;
  readonly reasons: readonly (readonly [string, string])[];
}
const SCREENING = dataOf<Screening>('screening', 'snhl-screening', {
  records: 1498,
  units: 18,
  included: 7,
  reasons: [
    ['Not SNHL only', '9/11'],
    ['Wrong age cohort', '2/11'],
  ],
});

describe.each(SCREENING)('phenotypes of hearing loss: %s', async (_, { root, facts }) => {
  const open = await openExternalReview(
    root,
    [
      'snhl-screening/LB_response_complete_no_abstracts.csv',
      'snhl-screening/LD_response_complete_no_abstracts.csv',
      'snhl-screening/full_text_reviews_no_abstracts.csv',
    ],
    `
name: hearing
unit: { name: record, key: title }
studies: fulltext
codings:
  - { name: screening, from: { files: { LB: lb, LD: ld } } }
resources:
  - { name: fulltext, path: corpus/full_text_reviews_no_abstracts.csv, schema: fulltext.yaml, fieldsMatch: subset }
  - { name: lb, path: corpus/LB_response_complete_no_abstracts.csv, schema: screening.yaml, fieldsMatch: subset }
  - { name: ld, path: corpus/LD_response_complete_no_abstracts.csv, schema: screening.yaml, fieldsMatch: subset }
`,
    { screening, fulltext },
  );

  test('the full texts, and the reasons of those that were excluded', () => {
    expect(open.studies.coded.units).toBe(facts.units);
    expect(share(open, 'decision', '1')).toBe(`${facts.included}/${facts.units}`);
    for (const [reason, n] of facts.reasons) expect(share(open, 'reason', reason)).toBe(n);
    expect(counted(open, 'reason is not_applicable')).toBe(`${facts.included}/${facts.units}`);
  });
  test('the records of two screeners without an error', () => {
    expect(open.coders.map(({ coder, coded }) => [coder, coded.units])).toEqual([
      ['LB', facts.records],
      ['LD', facts.records],
    ]);
    expect(open.findings.filter(finding => finding.severity === 'error')).toEqual([]);
  });
});

interface Form {
  readonly units: number;
  readonly range: string;
  readonly summaries: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
const FORM = dataOf<Form>('form', 'snhl-screening', {
  units: 7,
  range: 'B1:I111',
  summaries: {
    overall: { mean: 35.43, sd: 10.45, median: 31 },
    relevance: { mean: 1.857, sd: 0.9 },
    objective: { mean: 0.6, sd: 0.548 },
  },
});

test.each(FORM)('a form with items in rows and studies in columns: %s', async (_, { root, facts }) => {
  const form = await openExternalReview(
    root,
    ['snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx'],
    `
name: appraisal
unit: { name: study, key: study }
resources:
  - name: form
    path: corpus/APPRAISE-AI_scoring_form_complete.xlsx
    schema: appraisal.yaml
    fieldsMatch: subset
    dialect: { sheetName: APPRAISE-AI, range: "${facts.range}", orientation: columns }
`,
    { appraisal },
  );
  expect(form.studies.coded.units).toBe(facts.units);
  expect(codes(form).D011).toBeGreaterThan(0);
  const { rows } = results(form, [{ analysis: 'shares', fields: ['overall', 'objective', 'relevance'] }]);
  for (const [field, summary] of Object.entries(facts.summaries))
    for (const [statistic, value] of Object.entries(summary)) {
      const row = rows.find(entry => entry.field === field && entry.statistic === statistic);
      // two decimals are published
      expect(row?.estimate, `${field} ${statistic}`).toBeCloseTo(value, 2);
    }
});
