import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { migrate } from '../../../src/pipeline/sheets/migrate.ts';
import { validateFiles } from '../../../src/pipeline/sheets/validate-files.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { bytes, fuzzer } from '../fuzzer.ts';

/** A review with one declaration of each kind. */
const FILES: Readonly<Record<string, string>> = {
  'review.yaml': `name: fuzzed
title: A small review
unit: { name: study, key: id }
studies: studies
flow: { counts: flow }
claims: [claims.yaml]
migrations: [migrations/2.0.0.yaml]
codings:
  - { name: charting, from: { files: { A: coder-a, B: coder-b } } }
resources:
  - { name: flow, path: flow.csv }
  - { name: studies, path: studies.csv, schema: codebook.yaml, dialect: { delimiter: "," } }
  - { name: coder-a, path: a.csv, schema: codebook.yaml }
  - { name: coder-b, path: b.csv, schema: codebook.yaml }
`,
  'codebook.yaml': `version: 2.0.0
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id, type: string, constraints: { pattern: "s[0-9]+" } }
  - { name: title, type: string }
  - { name: authors, type: string }
  - { name: year, type: year, constraints: { minimum: 1990, maximum: 2030 } }
  - name: topic
    title: Topic
    type: list
    delimiter: ";"
    categories: [{ value: sleep, label: Sleep, aliases: [Sleeping] }, { value: mood, label: Mood }]
  - name: method
    type: string
    appliesIf: topic has sleep
    categories: [{ value: survey, label: Survey }, { value: diary, label: Diary }]
rules:
  - { name: r1, assert: "not topic has mood or year >= 2000", message: as the guide says, severity: warning }
derive:
  - { name: recent, title: Recent, expression: year >= 2021 }
  - { name: era, categories: [{ value: new, label: New, when: year >= 2022 }, { value: old, label: Old }] }
`,
  'figures/bar.yaml': `figure: grouped-bar
field: topic
by: recent
where: year >= 2000
formats: [svg]
`,
  'figures/table.yaml': `table: characteristics
fields: [topic, method, year]
by: method
formats: [md, csv]
`,
  'claims.yaml': `claims:
  - { id: sleep, field: topic, category: sleep, n: 2, N: 3, percent: "66.7" }
  - { id: kappa, analysis: agreement, field: method, category: survey, statistic: cohen_kappa, value: "0.33" }
`,
  'migrations/2.0.0.yaml': `from: 1.0.0
to: 2.0.0
title: A new category
steps:
  - add: { field: topic, code: mood, label: Mood, after: sleep }
    why: it was missing
`,
  'flow.csv': `data,n
database_results,10
duplicates,2
records_screened,8
records_excluded,5
dbr_assessed,3
new_studies,3
`,
  'studies.csv': `id,title,authors,year,topic,method
s1,T1,"Alder, A.",2020,sleep,survey
s2,T2,"Beech, B.",2021,mood,NA
s3,T3,"Cedar, C.",2022,sleep; mood,diary
`,
  'a.csv': `id,title,authors,year,topic,method
s1,,,,sleep,survey
s2,,,,mood,NA
`,
  'b.csv': `id,title,authors,year,topic,method
s1,,,,sleep; mood,diary
s2,,,,mood,NA
`,
};

/** Each declaration and each small sheet of a review, and what a build makes of it. */
export const declarations = fuzzer({
  name: 'yaml',
  tokens: [
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function ',
    '? ',
    '- ',
    '  ',
    '\t',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '#',
    '---\n',
    'null',
    '~',
    '"',
    'name',
    'fields:',
    'type: list',
    'derive',
    'appliesIf: ',
    'when: ',
    ' and ',
    ' not ',
    '(',
    ')',
    'has any (',
    'recent',
    'topic',
    'year',
    '..',
    '../x.csv',
    '/etc/x',
    'https://example.org/x',
    'n: -1',
    'N: 0',
    'percent: "100.1"',
    '2.5',
    '.inf',
    '0x1f',
    '1_000',
    'pattern: "(a|b)*"',
  ],
  seeds: async () => Object.entries(FILES).map(([name, content]) => ({ name, data: bytes(content) })),
  async read(file) {
    const effects = memoryEffects({ ...FILES, [file.name]: file.data });
    const { findings } = await validateFiles(effects, null, null, { codebook: null, sheet: null });
    const open = await openReview(effects, null);
    const { outputs, faults } = await renderExhibits(effects, open, 'table');
    const claims = await checkReviewClaims(effects, null, [], null);
    if (file.name.startsWith('migrations/')) {
      const old = { file: 'a.csv', codebook: 'codebook.yaml', out: 'out/a.csv', codebookOut: null };
      await migrate(effects, null, old);
    }
    const drawn = outputs.map(output => String(output.data));
    const broken = faults.map(fault => fault.message);
    return JSON.stringify([findings, drawn, broken, claims.claims.map(claim => claim.verdict)]);
  },
});
