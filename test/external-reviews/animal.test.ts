import { describe, expect, test } from 'vitest';
import { codes, dataOf, openExternalReview, share } from '../support/external-review.ts';

const item = (name: string, title: string): string =>
  `  - { name: ${name}, title: "${title}", type: string, categories: [Yes, No] }`;

/** Reporting quality of reviews of animal models: 12 reviews, 51 items, where NA has a meaning of its own. */
const codebook = `
primaryKey: id
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: id, type: string, aliases: [SyRF_ID], constraints: { required: true } }
  - { name: title, type: string, aliases: [Title] }
  - { name: year, type: integer, aliases: [Year] }
  - { name: total, title: Studies, type: integer, aliases: [Characteristics_NTotalStudies] }
  - { name: animal, title: Animal studies, type: integer, aliases: [Characteristics_NAnimalStudies] }
  - name: genes
    type: list
    delimiter: "; "
    aliases: [Characteristics_GeneModels]
    items: { pattern: "[A-Z0-9]+" }
${item('Title_Animal', 'Animal data in the title')}
${item('Intro_ConditionModelled', 'Condition that is modelled')}
${item('Intro_InterventionRationale', 'Rationale for the intervention')}
${item('Intro_ReviewQuestion', 'Review question')}
${item('Methods_FullSearch', 'Full search strategy')}
${item('Methods_Protocol', 'Protocol')}
${item('Other_Funding', 'Funding')}
  - name: Other_DataSharing
    type: string
    categories:
      - { value: shared, label: Reported data shared, aliases: [Report data shared] }
      - { value: not_shared, label: Reported data are not shared }
      - { value: not_reported, label: Not reported }
rules:
  - { name: animal-studies, assert: "animal >= 0" }
`;

interface Facts {
  readonly units: number;
  readonly folded: number;
  readonly shares: readonly (readonly [field: string, level: string, share: string])[];
  readonly applicable: string;
}
const DATA = dataOf<Facts>('checklist', 'animal-sr-reporting', {
  units: 12,
  // "Report data shared" stands twice beside one "Reported data shared"
  folded: 2,
  shares: [
    ['Methods_FullSearch', 'Yes', '9/12'],
    ['Other_Funding', 'Yes', '10/12'],
    ['Title_Animal', 'Yes', '11/12'],
    ['Methods_Protocol', 'Yes', '2/12'],
    ['Intro_ConditionModelled', 'Yes', '12/12'],
    ['Intro_InterventionRationale', 'not_applicable', '12/12'],
    ['Intro_ReviewQuestion', 'Yes', '6/12'],
    ['Intro_ReviewQuestion', 'No', '6/12'],
  ],
  applicable: '0/0',
});

describe.each(DATA)('reporting quality of reviews of animal models: %s', async (_, { root, facts }) => {
  const open = await openExternalReview(
    root,
    ['animal-sr-reporting/review_data_clean.csv'],
    'name: animal\nunit: { name: review, key: id }\nresources: [{ name: reviews, path: corpus/review_data_clean.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook },
  );

  test('every review, without an error', () => {
    expect(open.studies.coded.units).toBe(facts.units);
    expect(open.findings.filter(finding => finding.severity === 'error')).toEqual([]);
    // "Report data shared" is folded into "Reported data shared", and that is said
    expect(codes(open).D102).toBe(facts.folded);
  });
  test.each(facts.shares)('%s = %s: %s of all reviews', (field, level, printed) => {
    expect(share(open, field, level, { denominator: 'all' })).toBe(printed);
  });
  test('among the reviews that an item concerns, where NA is no answer', () => {
    expect(share(open, 'Intro_InterventionRationale', 'Yes')).toBe(facts.applicable);
  });
});
