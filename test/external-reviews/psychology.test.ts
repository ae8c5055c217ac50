import { describe, expect, test } from 'vitest';
import { results } from '../../src/pipeline/request/results.ts';
import { counted, dataOf, openExternalReview, share } from '../support/external-review.ts';

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

type Interval = readonly [n: number, N: number, low: number, high: number];
interface Facts {
  readonly units: number;
  readonly eligible: string;
  readonly open: Readonly<Record<'Field' | 'Prominent', Interval>>;
  readonly statements: readonly (readonly [field: string, level: string, inField: string, prominent: string])[];
  readonly designs: Readonly<Record<'both' | 'Experimental' | 'Non-experimental', string>>;
  readonly accessible: readonly (readonly [proposition: string, inField: string, prominent: string])[];
}
const DATA = dataOf<Facts>('papers', 'psych-transparency-2022', {
  units: 456,
  eligible: '200/400',
  open: { Field: [147, 200, 0.6698, 0.7913], Prominent: [142, 200, 0.6436, 0.7685] },
  statements: [
    ['funding', 'statement', '151/200', '151/200'],
    ['conflicts', 'statement', '152/200', '146/200'],
    ['design', 'Meta-analysis', '1/200', '7/200'],
  ],
  // 57 experimental, 141 not, 1 both
  designs: { both: '1/200', Experimental: '58/200', 'Non-experimental': '142/200' },
  accessible: [
    ['prereg = yes and prereg_access = YES', '14/200', '27/200'],
    ['materials = yes and materials_access = YES', '32/200', '38/200'],
    ['data = yes and data_access = YES', '28/200', '33/200'],
    ['analysis = yes and analysis_access = YES', '17/200', '28/200'],
    ['data = yes and data_access = YES and analysis = yes and analysis_access = YES', '14/200', '22/200'],
  ],
});

describe.each(DATA)('transparency in psychology: %s', async (_, { root, facts }) => {
  const open = await openExternalReview(
    root,
    ['psych-transparency-2022/d_with_disagreements_resolved.csv'],
    'name: transparency\nunit: { name: article, key: article_id }\nresources: [{ name: articles, path: corpus/d_with_disagreements_resolved.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook },
  );
  const samples = { Field: `${eligible} and sample = Field`, Prominent: `${eligible} and sample = Prominent` };

  test('the articles without an error, and those that are eligible', () => {
    expect(open.studies.coded.units).toBe(facts.units);
    expect(
      open.findings
        .filter(finding => finding.severity === 'error')
        .map(finding => `${finding.code} ${finding.field} ${finding.value}`),
    ).toEqual([]);
    expect(share(open, 'sample', 'Field', { where: eligible })).toBe(facts.eligible);
  });
  test.each(['Field', 'Prominent'] as const)('%s: open access, Wilson', sample => {
    const { rows } = results(open, [
      {
        analysis: 'shares',
        fields: ['open_access'],
        where: samples[sample],
        ci: { method: 'wilson', level: 0.95 },
      },
    ]);
    const row = rows.find(entry => entry.level === 'yes');
    const [n, N, low, high] = facts.open[sample];
    expect([row?.n, row?.N]).toEqual([n, N]);
    expect(row?.ci?.low).toBeCloseTo(low, 4);
    expect(row?.ci?.high).toBeCloseTo(high, 4);
  });
  test.each(facts.statements)('%s %s: %s and %s', (field, level, inField, prominent) => {
    expect(share(open, field, level, { where: samples.Field })).toBe(inField);
    expect(share(open, field, level, { where: samples.Prominent })).toBe(prominent);
  });
  test('designs: experimental, not, or both', () => {
    const where = samples.Field;
    expect(counted(open, 'design has all (Experimental, Non-experimental)', where)).toBe(facts.designs.both);
    for (const level of ['Experimental', 'Non-experimental'] as const)
      expect(share(open, 'design', level, { where })).toBe(facts.designs[level]);
  });
  test.each(facts.accessible)('%s: %s and %s', (proposition, inField, prominent) => {
    expect(counted(open, proposition, samples.Field)).toBe(inField);
    expect(counted(open, proposition, samples.Prominent)).toBe(prominent);
  });
});
