import { describe, expect, test } from 'vitest';
import { absent, counted, openExternalReview, share } from '../support/external-review.ts';

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

describe.skipIf(absent)('code sharing in a journal', async () => {
  if (absent) return;
  const open = await openExternalReview(
    ['pharmacoepi-code-sharing/clean_results_without_abstracts.csv'],
    'name: code-sharing\nunit: { name: article, key: pmid }\nresources: [{ name: articles, path: corpus/clean_results_without_abstracts.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook },
  );

  test('968 articles', () => {
    expect(open.studies.coded.units).toBe(968);
    // two articles have instructions for code that they don't share, three share code and have no answer
    const errors = open.findings.filter(finding => finding.severity === 'error');
    expect(errors.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
      ...Array.from({ length: 2 }, () => 'D301 instructions'),
      ...Array.from({ length: 3 }, () => 'D302 instructions'),
    ]);
  });
  test.each([
    ['2017', '3/168', '4/168'],
    ['2018', '6/163', null],
    ['2019', '11/180', null],
    ['2020', '7/166', null],
    ['2021', '7/164', null],
    ['2022', '12/127', '17/127'],
  ])('%s: code available %s, declared %s', (year, available, declared) => {
    expect(share(open, 'available_code', 'true', { by: ['year', year] })).toBe(available);
    if (declared !== null) expect(share(open, 'shared_code', 'Yes', { by: ['year', year] })).toBe(declared);
  });
  test.each([
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
  ])('%s = %s: %i of 968', (field, level, n) => {
    expect(share(open, field, level)).toBe(`${n}/968`);
  });
  test.each([
    ['sas', 307],
    ['r', 167],
    ['stata', 162],
  ])('software %s: %i of the 688 that name one', (level, n) => {
    expect(share(open, 'software', level, { where: 'no_language = false' })).toBe(`${n}/688`);
  });
  test('SPSS or Excel: 96 of 688', () => {
    expect(counted(open, 'software has any (spss, excel)', 'no_language = false')).toBe('96/688');
  });
  test.each([
    ['instructions', 'none', 9],
    ['instructions', 'comments', 17],
    ['instructions', 'readme', 13],
    ['instructions', 'package', 7],
    ['pipeline', 'data', 18],
    ['pipeline', 'illustrative', 13],
  ])('among the 46 with code, %s = %s: %i', (field, level, n) => {
    // one of them has no answer, and is in the published denominator
    expect(share(open, field, level, { where: 'available_code = true', denominator: 'all' })).toBe(`${n}/46`);
  });
  test('NA is a country where the field says so', () => {
    expect(share(open, 'country', 'NA')).toBe('93/968');
  });
});
