import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { dataOf, inventedFacts, type ReviewData, textOf } from '../support/external-review.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { yaml } from '../support/yaml-scalar.ts';

// Tazare et al. 2024, PDS 33(9):e5856; data and rendered tables: github ehr-lshtm/code-sharing @ 412133a, MIT (not in this repository).
const FOLDER = 'pharmacoepi-code-sharing';
const SHEET = `${FOLDER}/clean_results_without_abstracts.csv`;
const YES = [
  'simulation',
  'covid',
  'reported_industry_funds',
  'reported_industry_affiliation',
  'guideline',
  'license',
  'shared_code',
];
const YES_LANGUAGE = [
  'language_r',
  'language_sas',
  'language_stata',
  'language_spss',
  'language_excel',
  'language_none',
];
const PIPELINE = [
  'Creation of analytical files (select study population and create variables)',
  'Statistical analysis',
  'Methodology (package or function)',
  'Illustrative or partial code (code snippet)',
  'Web application',
  'Unclear',
  'Not possible to assess',
  'Not possible to tell',
  'Not possible to determine',
  'There is a published package for the method proposed, but the code for the actual simulation study presented is noted as "available on request"',
  'The code is described in detail and documentation is available, but not possible to find the source code',
  'This covers some of the methods used in the paper, but it does not actually cover the analyses presented (so more akin to reporting using a certain package in R, but referencing it).',
];

const field = (name: string, categories: readonly string[], more = ''): string =>
  `  - { name: ${name}, type: string, categories: [${categories.map(yaml).join(', ')}]${more} }\n`;

const CODEBOOK = `version: "1"
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: pmid, type: string }
${field('year', ['2017', '2018', '2019', '2020', '2021', '2022'])}${[...YES, ...YES_LANGUAGE].map(name => field(name, ['Yes', 'No'])).join('')}${field('available_code', ['TRUE', 'FALSE'], ', title: Available code')}${field('article_type_pds_grouped', ['Original Article', 'Brief Report', 'Review'])}${field('article_aim_clean', ['Applied', 'Validation', 'Methodological', 'Review', 'Other'])}${field('codelist_sharing', ['At least one', 'Not applicable', 'No', 'Published Elsewhere'])}${field('preregister', ['No', 'Yes, in a public database with a detailed research outline, protocol or SAP', 'Yes, the protocol or SAP was published', 'Yes, in a public database but without a detailed research outline, protocol or SAP'])}${field('data_sharing', ['No', 'No, but data access procedures are described (incl. "available on request)', 'Yes  - raw data', 'Not applicable to this type of analysis', 'No, but synthetic data is made available', 'Yes - analytical files'])}${field('instructions', ['No', 'Yes in comments', 'Yes, there is a README with instructions', 'Yes, this is a published package with documentation'])}${field('synthetic', ['Yes', 'No', 'Not applicable', 'No, but the raw data is provided', 'Not possible to assess'])}  - { name: pipeline_coverage, type: list, delimiter: ", ", categories: [${PIPELINE.map(yaml).join(', ')}] }
primaryKey: pmid
`;

const REVIEW = `name: code-sharing
unit: { name: article, key: pmid }
resources: [{ name: articles, path: articles.csv, schema: codebook.yaml }]
`;

interface Entry {
  readonly field: string;
  readonly level?: string | undefined;
  readonly where?: string | undefined;
  readonly denominator?: string;
  readonly n?: string | undefined;
  readonly N?: string | undefined;
  readonly percent: string;
}

const claimsFile = (entries: readonly Entry[]): string =>
  `claims:\n${entries.map((entry, i) => `  - ${yaml({ id: `c${i + 1}`, ...entry })}\n`).join('')}`;

const check = async (root: string, ...sets: readonly (readonly Entry[])[]) => {
  const names = sets.map((_, i) => `claims-${i + 1}.yaml`);
  const folder = temporaryFolder({
    'review.yaml': `${REVIEW}claims: [${names.join(', ')}]\n`,
    'codebook.yaml': CODEBOOK,
    'articles.csv': textOf(root, SHEET),
    ...Object.fromEntries(sets.map((entries, i) => [names[i]!, claimsFile(entries)])),
  });
  return checkReviewClaims(nodeEffects(), folder, [], null);
};

/** `617 (63.7)` as n and percent. */
const cell = (text: string): { n: string; percent: string } => {
  const match = /(\d+)\s*\(\s*([\d.]+)\)/.exec(text)!;
  return { n: match[1]!, percent: match[2]! };
};

const ROWS: Readonly<Record<string, { field: string; level?: string }>> = {
  'Simulation study = Yes (%)': { field: 'simulation', level: 'Yes' },
  'COVID-19 research = Yes (%)': { field: 'covid', level: 'Yes' },
  'Industry affiliation reported = Yes (%)': { field: 'reported_industry_affiliation', level: 'Yes' },
  'Industry funding reported = Yes (%)': { field: 'reported_industry_funds', level: 'Yes' },
  'Reported programming language = Yes (%)': { field: 'language_none', level: 'No' },
  'SAS = Yes (%)': { field: 'language_sas', level: 'Yes' },
  'R = Yes (%)': { field: 'language_r', level: 'Yes' },
  'Stata = Yes (%)': { field: 'language_stata', level: 'Yes' },
  'SPSS/Excel = Yes (%)': { field: 'language_spss = Yes or language_excel = Yes' },
  'Shared code = TRUE (%)': { field: 'available_code', level: 'TRUE' },
  'Code Shared = Yes (%)': { field: 'available_code', level: 'TRUE' },
  'available_code = TRUE (%)': { field: 'available_code', level: 'TRUE' },
  'guideline = Yes (%)': { field: 'guideline', level: 'Yes' },
  'shared_code = Yes (%)': { field: 'shared_code', level: 'Yes' },
  'protocol_sharing = Yes (%)': { field: 'preregister != No' },
  'Was synthetic data provided?  = Yes (%)': { field: 'synthetic', level: 'Yes' },
  'Was there a license? = Yes (%)': { field: 'license', level: 'Yes' },
  'Pipeline coverage: statistical analysis = Yes (%)': { field: 'pipeline_coverage', level: 'Statistical analysis' },
  'Pipeline coverage: methods = Yes (%)': { field: 'pipeline_coverage', level: 'Methodology (package or function)' },
  'Pipeline coverage: illustrative = Yes (%)': {
    field: 'pipeline_coverage',
    level: 'Illustrative or partial code (code snippet)',
  },
  'Pipeline coverage: data management = Yes (%)': {
    field: 'pipeline_coverage',
    level: 'Creation of analytical files (select study population and create variables)',
  },
};
const HEADINGS: Readonly<Record<string, string>> = {
  'Year (%)': 'year',
  'Publication type (PDS) (%)': 'article_type_pds_grouped',
  'Article type (%)': 'article_aim_clean',
  'codelist_sharing (%)': 'codelist_sharing',
  'data_sharing (%)': 'data_sharing',
  'Were there instructions for how to run the code? (%)': 'instructions',
};
const DATA_SHARING: Readonly<Record<string, string>> = {
  Yes: 'data_sharing in ("Yes  - raw data", "Yes - analytical files")',
  No: 'data_sharing in (No, "Not applicable to this type of analysis", "No, but synthetic data is made available")',
  'Data access procedures described or available on request': `data_sharing = 'No, but data access procedures are described (incl. "available on request)'`,
};

/** The rendered tables beside the published data. */
type Tables = (name: string) => string[][];

/** One column of a rendered table as claims. */
function column(table: Tables, name: string, at: number, where?: string): Entry[] {
  let heading = '';
  const rows = table(name);
  const N = rows.find(row => row[0] === 'n')?.[at];
  return rows.slice(1).flatMap(row => {
    const label = row[0]!.trim();
    if (HEADINGS[label] !== undefined) heading = HEADINGS[label];
    if (!row[at]?.includes('(')) return [];
    const known = ROWS[label];
    const own =
      known ?? (heading === 'data_sharing' ? { field: DATA_SHARING[label]! } : { field: heading, level: label });
    const base = own.field === 'pipeline_coverage' ? { denominator: 'all' } : {};
    return [{ ...own, ...base, where, N, ...cell(row[at]) }];
  });
}

const byYear = (rows: string[][], fieldName: string, level: string): Entry[] =>
  rows
    .slice(1)
    .map(([, year, N, n, percent]) => ({ field: fieldName, level, where: `year = ${year}`, n, N, percent: percent! }));

const OVER_TIME: Readonly<Record<string, { field: string; where?: string }>> = {
  'Data sharing': {
    field: `data_sharing in ("Yes  - raw data", "Yes - analytical files", 'No, but data access procedures are described (incl. "available on request)')`,
  },
  'Codelist sharing': { field: 'codelist_sharing = "At least one"', where: 'codelist_sharing != "Not applicable"' },
  'Guideline reported': { field: 'guideline = Yes' },
  Preregistration: { field: 'preregister != No' },
};

/** Every number of the authors' rendered tables. */
function publishedEntries(root: string): Entry[] {
  const table: Tables = name =>
    parse(textOf(root, `${FOLDER}/published_tabs/${name}.csv`), { relax_column_count: true });
  return [
    ...byYear(table('actual_code_sharing_over_time'), 'available_code', 'TRUE'),
    ...byYear(table('declared_code_sharing_over_time'), 'shared_code', 'Yes'),
    ...table('orp_characteristics_over_time')
      .slice(1)
      .map(([, label, year, N, n, percent]) => {
        const { field: proposition, where } = OVER_TIME[label!]!;
        return {
          field: proposition,
          where: `year = ${year}${where === undefined ? '' : ` and ${where}`}`,
          n,
          N,
          percent: percent!,
        };
      }),
    ...column(table, 'paper_characteristics_1a', 1),
    ...column(table, 'paper_characteristics_1b', 1, 'language_none = No'),
    ...column(table, 'code_sharing_characteristics', 1, 'available_code = TRUE'),
    ...column(table, 'orp_characteristics', 1),
    ...column(table, 'code_sharing_by_orp', 1, 'available_code = FALSE'),
    ...column(table, 'code_sharing_by_orp', 2, 'available_code = TRUE'),
  ];
}

interface Counted {
  readonly printed: readonly (readonly [
    subject: string,
    level: string,
    where: string | null,
    n: number,
    N: number,
    percent: string,
  ])[];
  readonly years: readonly (readonly [year: string, available: string, declared: string])[];
}
const counted = inventedFacts<Counted>('articles');
const percentOf = (share: string): { n: string; N: string; percent: string } => {
  const [n = '', N = ''] = share.split('/');
  return { n, N, percent: ((100 * Number(n)) / Number(N)).toFixed(1) };
};
/** What Python counts in the invented sheet, of fields that this codebook has by the same name. */
function inventedEntries(): Entry[] {
  const field = (subject: string): boolean =>
    /^(?:article_|simulation|covid|language_|guideline|preregister)/.test(subject);
  return [
    ...counted.printed
      .filter(([subject]) => field(subject))
      .map(([subject, level, where, n, N, percent]) => ({
        field: subject,
        ...(level === 'true' ? {} : { level }),
        ...(where === null ? {} : { where }),
        n: String(n),
        N: String(N),
        percent,
      })),
    ...counted.years.flatMap(([year, available, declared]) => [
      { field: 'available_code', level: 'TRUE', where: `year = ${year}`, ...percentOf(available) },
      { field: 'shared_code', level: 'Yes', where: `year = ${year}`, ...percentOf(declared) },
    ]),
  ];
}

/** Entries to check, and how many there are at least. */
interface Tabled {
  readonly entries: (root: string) => Entry[];
  readonly least: number;
}
const published: Tabled = { entries: publishedEntries, least: 110 };
const DATA: [string, ReviewData<Tabled>][] = dataOf<Tabled>('articles', FOLDER, published).map(
  ([name, { root, facts }]) => [
    name,
    { root, facts: facts === published ? published : { entries: inventedEntries, least: 20 } },
  ],
);

test.each(DATA)('tables as claims, all reproduced: %s', async (_, { root, facts }) => {
  const entries = facts.entries(root);
  const found = await check(root, entries);
  expect(entries.length).toBeGreaterThan(facts.least);
  expect(
    found.claims
      .filter(claim => claim.verdict !== 'reproduced')
      .map(claim => [claim.id, entries[Number(claim.id.slice(1)) - 1], claim.verdict, claim.explanation]),
  ).toEqual([]);
});

const shares = (field: string, level: string, first: string, last: string): Entry[] => [
  { field, level, where: 'year = 2017', percent: first },
  { field, level, where: 'year = 2022', percent: last },
];

test('numbers of declared code are told from numbers of available code', async () => {
  const root = DATA[0]![1].root;
  const [first, last] = [counted.years[0]!, counted.years[5]!];
  const percents = (at: 1 | 2): [string, string] => [percentOf(first[at]).percent, percentOf(last[at]).percent];
  const found = await check(
    root,
    shares('available_code', 'TRUE', ...percents(1)),
    shares('available_code', 'TRUE', ...percents(2)),
    shares('shared_code', 'Yes', ...percents(1)),
  );
  expect(found.claims.map(claim => claim.verdict)).toEqual([
    'reproduced',
    'reproduced',
    'near_miss',
    'near_miss',
    'near_miss',
    'near_miss',
  ]);
  for (const claim of found.claims.slice(2, 4)) expect(claim.explanation).toContain('shared_code: Yes');
  for (const claim of found.claims.slice(4)) expect(claim.explanation).toContain('Available code: TRUE');
});

const PUBLISHED = DATA.filter(([, { facts }]) => facts === published);
test.each(PUBLISHED)("the two abstracts' numbers are told apart: %s", async (_, { root }) => {
  // the journal: from 1.8% in 2017 to 9.5% in 2022 (PubMed 39233394); the pre-print: from 2.4% to 13.4% (Authorea)
  const found = await check(
    root,
    shares('available_code', 'TRUE', '1.8', '9.5'),
    shares('available_code', 'TRUE', '2.4', '13.4'),
    shares('shared_code', 'Yes', '2.4', '13.4'),
    shares('shared_code', 'Yes', '1.8', '9.5'),
  );
  const verdicts = found.claims.map(claim => claim.verdict);
  // 12/127 is 9.449%: the table's 9.45 was rounded again
  expect(verdicts.slice(0, 2)).toEqual(['reproduced', 'other_rounding']);
  expect(found.claims[1]!.explanation).toContain('rounded twice');
  expect(verdicts.slice(2, 4)).toEqual(['near_miss', 'near_miss']);
  for (const claim of found.claims.slice(2, 4)) expect(claim.explanation).toContain('shared_code: Yes');
  expect(verdicts.slice(4, 6)).toEqual(['reproduced', 'reproduced']);
  expect(found.claims[6]!.explanation).toContain('Available code: TRUE');
});
