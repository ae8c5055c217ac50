import { describe, expect, test } from 'vitest';
import { counted, dataOf, openExternalReview, share } from '../support/external-review.ts';

/** Code sharing in a journal, 2017 to 2022: 968 articles, option labels with commas, NA as a country and as "not asked". */
const codebook = `
primaryKey: pmid
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: pmid, type: string, constraints: { required: true } }
  - { name: year, type: year, constraints: { required: true } }
  - { name: aim, type: string, aliases: [article_aim_clean], categories: [Applied, Validation, Methodological, Review, Other] }
  - { name: simulation, type: boolean, trueValues: [Yes], falseValues: [No] }
  - { name: covid, type: boolean, trueValues: [Yes], falseValues: [No] }
  - { name: industry_funding, type: boolean, aliases: [reported_industry_funds], trueValues: [Yes], falseValues: [No] }
  - { name: industry_affiliation, type: boolean, aliases: [reported_industry_affiliation], trueValues: [Yes], falseValues: [No] }
  - { name: no_language, type: boolean, aliases: [language_none], trueValues: [Yes], falseValues: [No] }
  - name: software
    title: Software
    type: list
    columns:
      - { name: language_sas, value: sas }
      - { name: language_r, value: r }
      - { name: language_stata, value: stata }
      - { name: language_spss, value: spss }
      - { name: language_excel, value: excel }
    checked: [Yes]
  - { name: shared_code, title: Declared code, type: string, categories: [Yes, No] }
  - { name: available_code, title: Available code, type: boolean }
  - name: pipeline
    type: list
    delimiter: ","
    aliases: [pipeline_coverage]
    categories:
      - { value: data, label: Creation of analytical files (select study population and create variables) }
      - { value: analysis, label: Statistical analysis }
      - { value: method, label: Methodology, aliases: [Methodology (package or function)] }
      - { value: illustrative, label: Illustrative or partial code (code snippet) }
      - { value: unclear, label: Unclear }
      - { value: unknown, label: Not possible to assess, aliases: [Not possible to tell, Not possible to determine] }
      - value: other
        label: Other
        # what was typed into the form's free field, commas and all
        aliases:
          - Web application
          - 'There is a published package for the method proposed, but the code for the actual simulation study presented is noted as "available on request"'
          - "The code is described in detail and documentation is available, but not possible to find the source code"
          - "This covers some of the methods used in the paper, but it does not actually cover the analyses presented (so more akin to reporting using a certain package in R, but referencing it)."
  - name: instructions
    type: string
    appliesIf: shared_code = Yes
    categories:
      - { value: none, label: "No" }
      - { value: comments, label: Yes in comments }
      - { value: readme, label: "Yes, there is a README with instructions" }
      - { value: package, label: "Yes, this is a published package with documentation" }
  - { name: codelists, type: string, aliases: [codelist_sharing], categories: [At least one, "No", Not applicable, Published Elsewhere] }
  - { name: guideline, type: string, categories: [Yes, No] }
  - { name: country, type: string, missingValues: [] }
`;

type Counts = readonly (readonly [field: string, level: string, n: number])[];
interface Facts {
  readonly units: number;
  readonly code: number;
  readonly named: number;
  readonly errors: readonly string[];
  readonly years: readonly (readonly [year: string, available: string, declared: string | null])[];
  readonly shares: Counts;
  readonly software: readonly (readonly [string, number])[];
  readonly spssOrExcel: number;
  readonly withCode: Counts;
  readonly NA: number;
}
const DATA = dataOf<Facts>('articles', 'pharmacoepi-code-sharing', {
  units: 968,
  code: 46,
  named: 688,
  // two articles have instructions for code that they don't share, three share code and have no answer
  errors: [
    ...Array.from({ length: 2 }, () => 'D301 instructions'),
    ...Array.from({ length: 3 }, () => 'D302 instructions'),
  ],
  years: [
    ['2017', '3/168', '4/168'],
    ['2018', '6/163', null],
    ['2019', '11/180', null],
    ['2020', '7/166', null],
    ['2021', '7/164', null],
    ['2022', '12/127', '17/127'],
  ],
  shares: [
    ['aim', 'Applied', 617],
    ['aim', 'Methodological', 142],
    ['aim', 'Validation', 143],
    ['aim', 'Review', 63],
    ['aim', 'Other', 3],
    ['simulation', 'true', 37],
    ['covid', 'true', 17],
    ['industry_affiliation', 'true', 197],
    ['industry_funding', 'true', 140],
    ['no_language', 'false', 688],
    ['codelists', 'At least one', 499],
    ['codelists', 'No', 168],
    ['codelists', 'Not applicable', 291],
    ['codelists', 'Published Elsewhere', 10],
    ['guideline', 'Yes', 44],
  ],
  software: [
    ['sas', 307],
    ['r', 167],
    ['stata', 162],
  ],
  spssOrExcel: 96,
  withCode: [
    ['instructions', 'none', 9],
    ['instructions', 'comments', 17],
    ['instructions', 'readme', 13],
    ['instructions', 'package', 7],
    ['pipeline', 'data', 18],
    ['pipeline', 'illustrative', 13],
  ],
  NA: 93,
});

describe.each(DATA)('code sharing in a journal: %s', async (_, { root, facts }) => {
  const open = await openExternalReview(
    root,
    ['pharmacoepi-code-sharing/clean_results_without_abstracts.csv'],
    'name: code-sharing\nunit: { name: article, key: pmid }\nresources: [{ name: articles, path: corpus/clean_results_without_abstracts.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook },
  );

  test('the articles, with the errors that are in them', () => {
    expect(open.studies.coded.units).toBe(facts.units);
    const errors = open.findings.filter(finding => finding.severity === 'error');
    expect(errors.map(({ code, field }) => `${code} ${field}`).sort()).toEqual(facts.errors);
  });
  test.each(facts.years)('%s: code available %s, declared %s', (year, available, declared) => {
    expect(share(open, 'available_code', 'true', { by: ['year', year] })).toBe(available);
    if (declared !== null) expect(share(open, 'shared_code', 'Yes', { by: ['year', year] })).toBe(declared);
  });
  test.each(facts.shares)('%s = %s: %i of all', (field, level, n) => {
    expect(share(open, field, level)).toBe(`${n}/${facts.units}`);
  });
  test.each(facts.software)('software %s: %i of those that name one', (level, n) => {
    expect(share(open, 'software', level, { where: 'no_language = false' })).toBe(`${n}/${facts.named}`);
  });
  test('SPSS or Excel, of those that name one', () => {
    expect(counted(open, 'software has any (spss, excel)', 'no_language = false')).toBe(
      `${facts.spssOrExcel}/${facts.named}`,
    );
  });
  test.each(facts.withCode)('among those with code, %s = %s: %i', (field, level, n) => {
    // some have no answer, and are in the published denominator
    expect(share(open, field, level, { where: 'available_code = true', denominator: 'all' })).toBe(
      `${n}/${facts.code}`,
    );
  });
  test('NA is a country where the field says so', () => {
    expect(share(open, 'country', 'NA')).toBe(`${facts.NA}/${facts.units}`);
  });
});
