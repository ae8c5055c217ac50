import { describe, expect, test } from 'vitest';
import { noteTexts } from '../../../src/model/note.ts';
import { agreementJson, rowOf } from '../../support/agreement.ts';
import { dataOf, textOf } from '../../support/external-review.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Agreed, compared, and Cohen's kappa to four decimals. */
interface Kappa {
  readonly n: number;
  readonly N: number;
  readonly kappa: number;
}

interface Papers {
  readonly pairs: Readonly<Record<string, Kappa>>;
}
const PAPERS = dataOf<Papers>('papers', 'psych-transparency-2022', {
  pairs: {
    prereg_statement: { n: 384, N: 400, kappa: 0.8791 },
    materials_statement: { n: 192, N: 400, kappa: 0.2483 },
    data_statement: { n: 308, N: 400, kappa: 0.6471 },
    analysis_statement: { n: 335, N: 400, kappa: 0.5538 },
    funding_statement: { n: 368, N: 400, kappa: 0.8485 },
    coi_statement: { n: 369, N: 400, kappa: 0.845 },
  },
});
describe.each(PAPERS)('paired columns: %s', (_, { root, facts }) => {
  const file = (path: string): string => textOf(root, path);
  const fields = ['prereg', 'materials', 'data', 'analysis', 'funding', 'coi'].map(name => `${name}_statement`);
  const folder = temporaryFolder({
    'articles.csv': file('psych-transparency-2022/d_with_disagreements_resolved.csv'),
    'coded.csv': file('psych-transparency-2022/d_with_disagreements.csv'),
    'codebook.yaml': `primaryKey: article_id
fields:
  - { name: article_id }
  - { name: eligible_empirical, aliases: [eligible_empirical_agreed], categories: ["Yes", "No", "NA", "?"] }
${fields.map(name => `  - { name: ${name}, aliases: [${name}_agreed] }\n`).join('')}`,
    'review.yaml': `name: psych
unit: { name: article, key: article_id }
studies: articles
codings:
  - name: coding
    from: { resource: coded, affix: "{field}_{coder}", coders: [primary, secondary] }
resources:
  - { name: articles, path: articles.csv, schema: codebook.yaml }
  - { name: coded, path: coded.csv, schema: codebook.yaml }
`,
  });
  test('pairs of six fields', async () => {
    const { rows, notes } = await agreementJson(fields, { where: 'eligible_empirical = Yes' }, folder);
    for (const [field, { n, N, kappa }] of Object.entries(facts.pairs)) {
      expect(rowOf(rows, 'percent_agreement', field), field).toMatchObject({ n, N });
      expect(rowOf(rows, 'cohen_kappa', field).estimate!, field).toBeCloseTo(kappa, 4);
    }
    const N = facts.pairs.prereg_statement?.N;
    expect(noteTexts(notes).join(' ')).toContain(`${N} of ${N} articles were coded by both coders`);
  });
});

interface Screening {
  readonly title: Kappa;
  readonly full: Kappa;
}
const SCREENING = dataOf<Screening>('screening', 'snhl-screening', {
  title: { n: 1492, N: 1498, kappa: 0.8215037534257457 },
  full: { n: 17, N: 18, kappa: 0.88 },
});
describe.each(SCREENING)('two files, then paired columns: %s', (_, { root, facts }) => {
  const file = (path: string): string => textOf(root, path);
  const decision = 'type: integer, categories: [{ value: 1, label: include }, { value: 2, label: exclude }]';
  const folder = temporaryFolder({
    'lb.csv': file('snhl-screening/LB_response_complete_no_abstracts.csv'),
    'ld.csv': file('snhl-screening/LD_response_complete_no_abstracts.csv'),
    'full.csv': file('snhl-screening/full_text_reviews_no_abstracts.csv'),
    'title.yaml': `primaryKey: ID\nfields:\n  - { name: ID }\n  - { name: response, ${decision} }\n`,
    'full.yaml': `primaryKey: title\nfields:\n  - { name: title }\n  - { name: full_text_response, aliases: [final_decision], ${decision} }\n`,
    'review.yaml': `name: snhl
unit: { name: record }
studies: full
codings:
  - { name: title, from: { files: { LB: lb, LD: ld } } }
  - { name: full-text, from: { resource: full, affix: "{coder}_{field}", coders: [lb, ld] } }
resources:
  - { name: full, path: full.csv, schema: full.yaml }
  - { name: lb, path: lb.csv, schema: title.yaml }
  - { name: ld, path: ld.csv, schema: title.yaml }
`,
  });
  test('kappa of both stages, never pooled', async () => {
    const { rows, disagreements } = await agreementJson([], {}, folder);
    for (const [stage, field, { n, N, kappa }] of [
      ['title', 'response', facts.title],
      ['full-text', 'full_text_response', facts.full],
    ] as const) {
      expect(rowOf(rows, 'cohen_kappa', field, stage).estimate!).toBeCloseTo(kappa, 12);
      expect(rowOf(rows, 'percent_agreement', field, stage)).toMatchObject({ n, N });
      expect(disagreements.filter(entry => entry.stage === stage)).toHaveLength(N - n);
    }
  });
});

interface Decisions {
  readonly coders: readonly [string, string];
  readonly stages: Readonly<Record<string, Kappa>>;
  readonly twice: string;
  /** Stages with rows of somebody else. */
  readonly others: number;
}
const DECISIONS = dataOf<Decisions>('decisions', 'genai-wba', {
  coders: ['ai:claude', 'ai:codex'],
  stages: {
    title: { n: 571, N: 707, kappa: 0.6147 },
    abstract: { n: 395, N: 408, kappa: 0.7557 },
    fulltext: { n: 33, N: 35, kappa: 0.878 },
  },
  twice: '708',
  others: 2,
});
describe.each(DECISIONS)('one file in long form, three stages: %s', (_, { root, facts }) => {
  const [first, second] = facts.coders;
  const coders = `{ resource: decisions, column: reviewer, coders: ["${first}", "${second}"]`;
  const stages = ['title', 'abstract', 'fulltext'];
  const folder = temporaryFolder({
    'decisions.csv': textOf(root, 'genai-wba/derived/screening_decisions_long.csv'),
    'included.csv': 'article_no\n1\n',
    'decisions.yaml': `primaryKey: article_no
fields:
  - { name: article_no }
  - { name: stage, categories: [title, abstract, fulltext] }
  - { name: decision, categories: [include, uncertain, exclude] }
`,
    'included.yaml': 'primaryKey: article_no\nfields:\n  - { name: article_no }\n',
    'review.yaml': `name: genai
unit: { name: article }
studies: included
codings:
${stages.map(stage => `  - { name: ${stage}, from: ${coders}, where: stage = ${stage} }, roles: { "${first}": machine, "${second}": machine } }\n`).join('')}resources:
  - { name: included, path: included.csv, schema: included.yaml }
  - { name: decisions, path: decisions.csv, schema: decisions.yaml }
`,
  });
  test('pairs, agreement and kappa of each stage', async () => {
    const { rows, advice, findings, status } = await agreementJson([], {}, folder);
    for (const [stage, { n, N, kappa }] of Object.entries(facts.stages)) {
      expect(rowOf(rows, 'percent_agreement', 'decision', stage)).toMatchObject({ n, N });
      expect(rowOf(rows, 'cohen_kappa', 'decision', stage).estimate!).toBeCloseTo(kappa, 4);
    }
    // the field that only says which rows belong to the stage is not compared
    expect(advice.map(({ field }) => field)).toEqual(['decision', 'decision', 'decision']);
    expect(findings.filter(({ code }) => code === 'A107')).toHaveLength(facts.others);
    // one coder decided twice on the title of an article
    expect(findings.filter(({ code }) => code === 'A101').map(({ value }) => value)).toEqual([facts.twice]);
    expect(status).toBe(1);
  });
});

interface Votes extends Kappa {
  readonly more: number;
  readonly unfolded: number;
  readonly known: number;
  readonly row: number;
  /** The column of the votes. */
  readonly letter: string;
}
const VOTES = dataOf<Votes>('votes', 'animal-sr-reporting', {
  n: 1313,
  N: 1325,
  kappa: 0.5669,
  more: 12,
  unfolded: 0.5469,
  known: 1324,
  row: 1018,
  letter: 'G',
});
describe.each(VOTES)('votes in one cell: %s', (_, { root, facts }) => {
  const review = (take: string, alias: string) =>
    temporaryFolder({
      'records.csv': textOf(root, 'animal-sr-reporting/review_screening_data.csv'),
      'codebook.yaml': `primaryKey: StudyId
fields:
  - { name: StudyId }
  - { name: decision, aliases: [ScreeningDecisions], categories: [{ value: Included }, { value: Excluded${alias} }] }
`,
      'review.yaml': `name: animal
unit: { name: record }
codings:
  - { name: screening, from: { votes: InvestigatorIds, field: decision${take} } }
resources:
  - { name: records, path: records.csv, schema: codebook.yaml }
`,
    });
  test.each([[', take: 2'], ['']])(
    'the first two votes of all records, not the cells with two votes (%s)',
    async take => {
      const { rows, findings } = await agreementJson([], {}, review(take, ', aliases: [Exluded]'));
      const percent = rowOf(rows, 'percent_agreement', 'decision');
      expect([percent.n, percent.N]).toEqual([facts.n, facts.N]);
      expect(rowOf(rows, 'cohen_kappa', 'decision').estimate!).toBeCloseTo(facts.kappa, 4);
      expect(findings.find(({ code }) => code === 'A108')?.message).toContain(
        `${facts.more} cells hold more than 2 votes`,
      );
      // "Exluded" was folded, and what it would have done is said
      expect(findings.find(({ code }) => code === 'A109')?.message).toContain(
        `kappa is ${facts.kappa.toFixed(3)}, and would be ${facts.unfolded.toFixed(3)}`,
      );
    },
  );
  test('a code that the codebook does not know counts for nobody, and the place is named', async () => {
    const { rows, findings, status } = await agreementJson([], {}, review(', take: 2', ''));
    expect(rowOf(rows, 'percent_agreement', 'decision').N).toBe(facts.known);
    const unknown = findings.find(({ code }) => code === 'D101')!;
    expect([unknown.column, unknown.row, unknown.header]).toEqual([facts.letter, facts.row, 'InvestigatorIds']);
    expect(status).toBe(1);
  });
});
