import { describe, expect, test } from 'vitest';
import { results } from '../../src/pipeline/request/results.ts';
import { absent, counted, openExternalReview, share } from '../support/external-review.ts';

/** Transparent practices in psychology: 456 articles of two samples, codes that are whole sentences, questions that were not asked. */
const statement = (name: string, what: string, available: string): string => `
  - name: ${name}
    type: string
    aliases: [${name}_statement_agreed]
    categories:
      - { value: "yes", label: YES the statement says that ${available} available }
      - { value: refused, label: YES the statement says that ${available} not available }
      - { value: unclear, label: UNCLEAR a third party source is identified without any indication of availability }
      - { value: none, label: NO there is no ${what} availability statement }
  - { name: ${name}_access, type: string, aliases: [${name}_access_status_agreed], categories: [YES, NO] }`;

const codebook = `
primaryKey: article_id
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: article_id, type: string, constraints: { required: true } }
  - { name: sample, type: string, aliases: [sample_id], categories: [Field, Prominent] }
  - name: open_access
    type: string
    aliases: [open_access_status_agreed]
    categories:
      - { value: "yes", label: "Yes" }
      - { value: paywall, label: No I can only access the article through a paywall }
      - { value: none, label: No I cannot access any version of the article, aliases: [One coder cannot access any version of the article] }
  - { name: empirical, type: string, aliases: [eligible_empirical_agreed], categories: [Yes, No] }
  - name: design
    type: list
    delimiter: ","
    aliases: [research_design_agreed]
    categories: [Experimental, Non-experimental, Meta-analysis]
  - name: prereg
    type: string
    aliases: [prereg_statement_agreed]
    categories:
      - { value: "yes", label: YES the statement says that there is a preregistration }
      - { value: refused, label: YES the statement says that there is no preregistration }
      - { value: none, label: NO there is no statement about preregistration }
  - { name: prereg_access, type: string, aliases: [prereg_access_status_agreed], categories: [YES, NO] }
${statement('data', 'data', 'the data are')}
${statement('materials', 'materials', 'the materials are')}
${statement('analysis', 'analysis script', 'the analysis scripts are')}
  - name: funding
    type: string
    aliases: [funding_statement_agreed]
    categories:
      - { value: statement, label: Funding statement, codable: false }
      - { value: some, label: YES the statement discloses at least one source of funding, parent: statement }
      - { value: nothing, label: YES the statement says that there was no relevant funding, parent: statement }
      - { value: none, label: NO there is no funding statement }
      - { value: unclear, label: UNCLEAR }
  - name: conflicts
    type: string
    aliases: [coi_statement_agreed]
    categories:
      - { value: statement, label: Statement of interests, codable: false }
      - { value: some, label: YES the statement discloses at least one conflict of interest, parent: statement }
      - { value: nothing, label: YES the statement says that there were no conflicts of interest, parent: statement }
      - { value: none, label: NO there is no conflict of interest statement }
      - { value: unclear, label: UNCLEAR }
`;

const eligible = 'empirical = Yes and open_access != none';

describe.skipIf(absent)('transparency in psychology', async () => {
  if (absent) return;
  const open = await openExternalReview(
    ['psych-transparency-2022/d_with_disagreements_resolved.csv'],
    'name: transparency\nunit: { name: article, key: article_id }\nresources: [{ name: articles, path: corpus/d_with_disagreements_resolved.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook },
  );

  test('456 articles without an error; 200 and 200 are eligible', () => {
    expect(open.studies.coded.units).toBe(456);
    expect(
      open.findings
        .filter(finding => finding.severity === 'error')
        .map(finding => `${finding.code} ${finding.field} ${finding.value}`),
    ).toEqual([]);
    expect(share(open, 'sample', 'Field', { where: eligible })).toBe('200/400');
  });
  test.each([
    ['Field', 147, 0.6698, 0.7913],
    ['Prominent', 142, 0.6436, 0.7685],
  ])('%s: open access %i of 200, Wilson', (sample, n, low, high) => {
    const { rows } = results(open, [
      {
        analysis: 'shares',
        fields: ['open_access'],
        where: `${eligible} and sample = ${sample}`,
        ci: { method: 'wilson', level: 0.95 },
      },
    ]);
    const row = rows.find(entry => entry.level === 'yes');
    expect([row?.n, row?.N]).toEqual([n, 200]);
    expect(row?.ci?.low).toBeCloseTo(low, 4);
    expect(row?.ci?.high).toBeCloseTo(high, 4);
  });
  test.each([
    ['funding', 'statement', 151, 151],
    ['conflicts', 'statement', 152, 146],
    ['design', 'Meta-analysis', 1, 7],
  ])('%s %s: %i and %i of 200', (field, level, field200, prominent200) => {
    expect(share(open, field, level, { where: `${eligible} and sample = Field` })).toBe(`${field200}/200`);
    expect(share(open, field, level, { where: `${eligible} and sample = Prominent` })).toBe(`${prominent200}/200`);
  });
  test('designs: 57 experimental, 141 not, 1 both', () => {
    const where = `${eligible} and sample = Field`;
    expect(counted(open, 'design has all (Experimental, Non-experimental)', where)).toBe('1/200');
    expect(share(open, 'design', 'Experimental', { where })).toBe('58/200');
    expect(share(open, 'design', 'Non-experimental', { where })).toBe('142/200');
  });
  test.each([
    ['prereg = yes and prereg_access = YES', 14, 27],
    ['materials = yes and materials_access = YES', 32, 38],
    ['data = yes and data_access = YES', 28, 33],
    ['analysis = yes and analysis_access = YES', 17, 28],
    ['data = yes and data_access = YES and analysis = yes and analysis_access = YES', 14, 22],
  ])('%s: %i and %i of 200', (proposition, field200, prominent200) => {
    expect(counted(open, proposition, `${eligible} and sample = Field`)).toBe(`${field200}/200`);
    expect(counted(open, proposition, `${eligible} and sample = Prominent`)).toBe(`${prominent200}/200`);
  });
});
