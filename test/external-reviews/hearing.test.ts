import { describe, expect, test } from 'vitest';
import { results } from '../../src/pipeline/request/results.ts';
import { absent, codes, counted, openExternalReview, share } from '../support/external-review.ts';

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

describe.skipIf(absent)('phenotypes of hearing loss', async () => {
  if (absent) return;
  const open = await openExternalReview(
    [
      'snhl-screening/LB_response_complete_no_abstracts.csv',
      'snhl-screening/LD_response_complete_no_abstracts.csv',
      'snhl-screening/full_text_reviews_no_abstracts.csv',
      'snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx',
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

  test('18 full texts, 7 included; the reasons of the others', () => {
    expect(open.studies.coded.units).toBe(18);
    expect(share(open, 'decision', '1')).toBe('7/18');
    expect(share(open, 'reason', 'Not SNHL only')).toBe('9/11');
    expect(share(open, 'reason', 'Wrong age cohort')).toBe('2/11');
    expect(counted(open, 'reason is not_applicable')).toBe('7/18');
  });
  test('1,498 records by two screeners without an error', () => {
    expect(open.coders.map(({ coder, coded }) => [coder, coded.units])).toEqual([
      ['LB', 1498],
      ['LD', 1498],
    ]);
    expect(open.findings.filter(finding => finding.severity === 'error')).toEqual([]);
  });

  test('the form with items in rows and studies in columns', async () => {
    const form = await openExternalReview(
      ['snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx'],
      `
name: appraisal
unit: { name: study, key: study }
resources:
  - name: form
    path: corpus/APPRAISE-AI_scoring_form_complete.xlsx
    schema: appraisal.yaml
    fieldsMatch: subset
    dialect: { sheetName: APPRAISE-AI, range: "B1:I111", orientation: columns }
`,
      { appraisal },
    );
    expect(form.studies.coded.units).toBe(7);
    expect(codes(form).D011).toBeGreaterThan(0);
    const { rows } = results(form, [{ analysis: 'shares', fields: ['overall', 'objective', 'relevance'] }]);
    const get = (field: string, statistic: string) =>
      rows.find(row => row.field === field && row.statistic === statistic)?.estimate ?? Number.NaN;
    expect(get('overall', 'mean')).toBeCloseTo(35.43, 2);
    expect(get('overall', 'sd')).toBeCloseTo(10.45, 2);
    expect(get('overall', 'median')).toBe(31);
    expect(get('relevance', 'mean')).toBeCloseTo(1.857, 3);
    expect(get('relevance', 'sd')).toBeCloseTo(0.9, 3);
    expect(get('objective', 'mean')).toBeCloseTo(0.6, 10);
    expect(get('objective', 'sd')).toBeCloseTo(0.548, 3);
  });
});
