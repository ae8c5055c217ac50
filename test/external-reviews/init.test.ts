import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Denominator } from '../../src/model/state.ts';
import { agreementReport } from '../../src/pipeline/sheets/agreement.ts';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';
import { counted, hasShared, share, sharedPath } from '../support/external-review.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/** What `init` makes of a published sheet, with nothing edited; every figure is the authors' own or recounted from theirs. */
async function begun(...files: readonly string[]) {
  const effects = memoryEffects(
    Object.fromEntries(files.map(file => [basename(file), readFileSync(sharedPath(`reviews/${file}`))])),
  );
  const [first = ''] = files;
  await initReview(effects, 'review', { from: basename(first), dictionary: null, sheet: null });
  return { effects, open: await openReview(effects, 'review') };
}

type Figure = readonly [
  field: string,
  level: string,
  printed: string,
  options?: { where?: string; by?: [string, string]; denominator?: Denominator },
];

const figures = (open: OpenReview, list: readonly Figure[]): void =>
  expect(list.map(([field, level, , options]) => [field, level, share(open, field, level, options)])).toEqual(
    list.map(([field, level, printed]) => [field, level, printed]),
  );

/** `field n kappa`, kappa rounded to four places. */
async function kappas(effects: Parameters<typeof agreementReport>[0], where: string | null = null): Promise<string[]> {
  const query = { where, stage: null, level: null, categories: null, bootstrap: null, seed: null, benchmarks: null };
  const { rows } = await agreementReport(effects, 'review', null, { fields: [], ...query });
  return rows.flatMap(row =>
    row.statistic === 'cohen_kappa' && row.level === null && row.estimate !== null
      ? [`${row.field} ${row.N} ${row.estimate.toFixed(4)}`]
      : [],
  );
}

describe.skipIf(!hasShared('reviews'))('published figures from what init proposes, nothing edited', () => {
  test('reviews of animal models', async () => {
    const { open } = await begun('animal-sr-reporting/review_data_clean.csv');
    figures(open, [
      ['Methods_FullSearch', 'Yes', '9/12'],
      ['Other_Funding', 'Yes', '10/12'],
      ['Title_Animal', 'Yes', '11/12'],
      ['Methods_Protocol', 'Yes', '2/12'],
      ['Intro_ConditionModelled', 'Yes', '12/12'],
      ['Intro_ReviewQuestion', 'Yes', '6/12'],
      ['Intro_InterventionRationale', 'not_applicable', '12/12', { denominator: 'all' }],
    ]);
  });
  test('registrations with two screeners', async () => {
    const { effects, open } = await begun('animal-sr-reporting/prospero_data.csv');
    figures(open, [['Final_Decision', 'include', '19/82']]);
    // 56, 5, 2, 19
    expect(await kappas(effects)).toEqual(['Screener 82 0.7860']);
  });
  test('votes in one cell: a misspelt one is named beside kappa, and the consensus is nobody’s vote', async () => {
    const { effects, open } = await begun('animal-sr-reporting/review_screening_data.csv');
    figures(open, [['ScreeningDecisions', 'Included', '12/1325']]);
    expect(await kappas(effects)).toEqual(['InvestigatorIds 1325 0.5470']);
    expect(
      open.findings
        .filter(({ code }) => code === 'C101')
        .map(({ message }) => message)
        .join('\n'),
    ).toContain('Exluded');
  });
  test('decisions by article, stage and reviewer', async () => {
    const { effects, open } = await begun('genai-wba/derived/screening_decisions_long.csv');
    figures(open, [
      ['final_decision', 'include', '13/709'],
      ['final_decision', 'exclude', '696/709'],
      ['sources', 'pubmed', '470/709'],
      ['sources', 'eric', '181/709'],
      ['sources', 'scopus', '90/709'],
      ['sources', 'arxiv', '4/709'],
      ['sources', 'forward-citation', '2/709'],
    ]);
    expect(await kappas(effects)).toEqual(['decision 707 0.6147', 'decision 408 0.7557', 'decision 35 0.8780']);
  });
  test('sharing of code, by year', async () => {
    const { open } = await begun('pharmacoepi-code-sharing/clean_results_without_abstracts.csv');
    // one of the 46 articles has NA there, and the authors count it
    const shared = { where: 'available_code = TRUE', denominator: 'all' } as const;
    const byYear = ['3/168', '6/163', '11/180', '7/166', '7/164', '12/127'];
    figures(open, [
      ...byYear.map((printed, i): Figure => ['available_code', 'TRUE', printed, { by: ['year', String(2017 + i)] }]),
      ['shared_code', 'Yes', '4/168', { by: ['year', '2017'] }],
      ['shared_code', 'Yes', '17/127', { by: ['year', '2022'] }],
      ['article_aim_clean', 'Applied', '617/968'],
      ['article_aim_clean', 'Methodological', '142/968'],
      ['article_aim_clean', 'Validation', '143/968'],
      ['article_aim_clean', 'Review', '63/968'],
      ['article_aim_clean', 'Other', '3/968'],
      ['simulation', 'Yes', '37/968'],
      ['covid', 'Yes', '17/968'],
      ['reported_industry_affiliation', 'Yes', '197/968'],
      ['reported_industry_funds', 'Yes', '140/968'],
      ['language_none', 'No', '688/968'],
      ['language_sas', 'Yes', '307/688', { where: 'language_none = No' }],
      ['language_r', 'Yes', '167/688', { where: 'language_none = No' }],
      ['language_stata', 'Yes', '162/688', { where: 'language_none = No' }],
      ['codelist_sharing', 'At least one', '499/968', { denominator: 'all' }],
      ['codelist_sharing', 'No', '168/968', { denominator: 'all' }],
      ['codelist_sharing', 'not_applicable', '291/968', { denominator: 'all' }],
      ['codelist_sharing', 'Published Elsewhere', '10/968', { denominator: 'all' }],
      ['guideline', 'Yes', '44/968'],
      ['instructions', 'No', '9/46', { where: 'available_code = TRUE' }],
      ['instructions', 'Yes in comments', '17/46', { where: 'available_code = TRUE' }],
      ['pipeline_coverage', 'Illustrative or partial code (code snippet)', '13/46', shared],
      [
        'pipeline_coverage',
        'Creation of analytical files (select study population and create variables)',
        '18/46',
        shared,
      ],
    ]);
    expect(counted(open, 'language_spss = Yes or language_excel = Yes', 'language_none = No')).toBe('96/688');
  });
  test('one half of the screening', async () => {
    const { open } = await begun('pharmacoepi-code-sharing/screening_half_1.csv');
    figures(open, [
      ['INCLUDE', 'YES', '471/568'],
      ['INCLUDE', 'maybe', '42/568'],
    ]);
  });
  const eligible = 'eligible_empirical = Yes';
  test('transparency of articles, with the coders side by side', async () => {
    const { open } = await begun('psych-transparency-2022/d_with_disagreements_resolved.csv');
    figures(open, [
      ['open_access_status', 'Yes', '147/200', { where: eligible, by: ['sample_id', 'Field'] }],
      ['open_access_status', 'Yes', '142/200', { where: eligible, by: ['sample_id', 'Prominent'] }],
    ]);
    const one = (proposition: string, sample: string): string =>
      counted(open, proposition, `${eligible} and sample_id = ${sample}`);
    // YES and accessible, in the two samples
    const accessible = [
      ['materials', 32, 38],
      ['data', 28, 33],
      ['analysis', 17, 28],
    ] as const;
    for (const [what, field, prominent] of accessible) {
      expect([what, one(`${what}_access_status = YES`, 'Field').split('/')[0]]).toEqual([what, String(field)]);
      expect([what, one(`${what}_access_status = YES`, 'Prominent').split('/')[0]]).toEqual([what, String(prominent)]);
    }
    // N leaves out articles whose statement is unclear: the authors count them
    const no = { funding: 'NO there is no funding statement', coi: 'NO there is no conflict of interest statement' };
    expect(one(`funding_statement != '${no.funding}'`, 'Field')).toMatch(/^151\//);
    expect(one(`funding_statement != '${no.funding}'`, 'Prominent')).toMatch(/^151\//);
    expect(one(`coi_statement != '${no.coi}'`, 'Field')).toMatch(/^152\//);
    expect(one(`coi_statement != '${no.coi}'`, 'Prominent')).toMatch(/^146\//);
    const yes = 'YES the statement says that there is a preregistration';
    expect(one(`prereg_statement = '${yes}' and prereg_access_status = YES`, 'Field')).toBe('14/200');
    expect(one(`prereg_statement = '${yes}' and prereg_access_status = YES`, 'Prominent')).toBe('27/200');
  });
  test('agreement of two coders side by side', async () => {
    const { effects } = await begun('psych-transparency-2022/d_with_disagreements.csv');
    const found = await kappas(effects, eligible);
    expect(found).toEqual(
      expect.arrayContaining([
        'prereg_statement 400 0.8791',
        'materials_statement 400 0.2483',
        'data_statement 400 0.6471',
        'funding_statement 400 0.8485',
        'coi_statement 400 0.8450',
      ]),
    );
    expect(found.some(line => /coder_id|verbatim/.test(line))).toBe(false);
  });
  test('full texts of two reviewers, and a form with its items in rows', async () => {
    const { effects, open } = await begun('snhl-screening/full_text_reviews_no_abstracts.csv');
    figures(open, [
      ['final_decision', '1', '7/18'],
      ['final_decision', '2', '11/18'],
      ['reason_for_exclusion', 'Not SNHL only', '9/11'],
      ['reason_for_exclusion', 'Wrong age cohort', '2/11'],
    ]);
    expect(await kappas(effects)).toEqual(['full_text_response 18 0.8800']);
  });
});
