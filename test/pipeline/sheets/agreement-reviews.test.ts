import { describe, expect, test } from 'vitest';
import { noteTexts } from '../../../src/model/note.ts';
import { near } from '../../stats/close.ts';
import { shared } from '../../stats/shared.ts';
import { agreementJson, rowOf } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Open reviews of others (../shared/reviews, with their FACTS.md); expected figures are from there. */
const file = (path: string): string => shared(`reviews/${path}`) ?? '';
const absent = (path: string): boolean => shared(`reviews/${path}`) === null;

describe.skipIf(absent('psych-transparency-2022/FACTS.md'))('psych-transparency-2022: paired columns', () => {
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
  test('400 pairs of six fields', async () => {
    const { rows, notes } = await agreementJson(fields, { where: 'eligible_empirical = Yes' }, folder);
    const agreed = [384, 192, 308, 335, 368, 369];
    const kappa = [0.8791, 0.2483, 0.6471, 0.5538, 0.8485, 0.845];
    fields.forEach((field, i) => {
      const percent = rowOf(rows, 'percent_agreement', field);
      expect([percent.n, percent.N], field).toEqual([agreed[i], 400]);
      expect(rowOf(rows, 'cohen_kappa', field).estimate!, field).toBeCloseTo(kappa[i]!, 4);
    });
    expect(noteTexts(notes).join(' ')).toContain('400 of 400 articles were coded by both coders');
  });
});

describe.skipIf(absent('snhl-screening/FACTS.md'))('snhl-screening: two files, then paired columns', () => {
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
  test('kappa of both stages as published, never pooled', async () => {
    const { rows, disagreements } = await agreementJson([], {}, folder);
    near(rowOf(rows, 'cohen_kappa', 'response', 'title').estimate!, 0.8215037534257457, 1e-12);
    expect(rowOf(rows, 'percent_agreement', 'response', 'title').N).toBe(1498);
    const full = rowOf(rows, 'cohen_kappa', 'full_text_response', 'full-text');
    expect(full.estimate!).toBeCloseTo(0.88, 10);
    expect(rowOf(rows, 'percent_agreement', 'full_text_response').N).toBe(18);
    expect(disagreements.filter(({ stage }) => stage === 'title')).toHaveLength(6);
    expect(disagreements.filter(({ stage }) => stage === 'full-text')).toHaveLength(1);
  });
});

describe.skipIf(absent('genai-wba/FACTS.md'))('genai-wba: one file in long form, three stages', () => {
  const coders = '{ resource: decisions, column: reviewer, coders: ["ai:claude", "ai:codex"]';
  const stages = ['title', 'abstract', 'fulltext'];
  const folder = temporaryFolder({
    'decisions.csv': file('genai-wba/derived/screening_decisions_long.csv'),
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
${stages.map(stage => `  - { name: ${stage}, from: ${coders}, where: stage = ${stage} }, roles: { "ai:claude": machine, "ai:codex": machine } }\n`).join('')}resources:
  - { name: included, path: included.csv, schema: included.yaml }
  - { name: decisions, path: decisions.csv, schema: decisions.yaml }
`,
  });
  test('pairs, agreement and kappa of each stage', async () => {
    const { rows, advice, findings, status } = await agreementJson([], {}, folder);
    const expected = [
      [571, 707, 0.6147],
      [395, 408, 0.7557],
      [33, 35, 0.878],
    ] as const;
    stages.forEach((stage, i) => {
      const percent = rowOf(rows, 'percent_agreement', 'decision', stage);
      expect([percent.n, percent.N]).toEqual(expected[i]!.slice(0, 2));
      expect(rowOf(rows, 'cohen_kappa', 'decision', stage).estimate!).toBeCloseTo(expected[i]![2], 4);
    });
    // the field that only says which rows belong to the stage is not compared
    expect(advice.map(({ field }) => field)).toEqual(['decision', 'decision', 'decision']);
    expect(findings.filter(({ code }) => code === 'A107')).toHaveLength(2);
    // one coder decided twice on the title of article 708
    expect(findings.filter(({ code }) => code === 'A101').map(({ value }) => value)).toEqual(['708']);
    expect(status).toBe(1);
  });
});

describe.skipIf(absent('animal-sr-reporting/FACTS.md'))('animal-sr-reporting: votes in one cell', () => {
  const review = (take: string, alias: string) =>
    temporaryFolder({
      'records.csv': file('animal-sr-reporting/review_screening_data.csv'),
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
    'the first two votes of all 1325 records, not the cells with two votes (%s)',
    async take => {
      const { rows, findings } = await agreementJson([], {}, review(take, ', aliases: [Exluded]'));
      const percent = rowOf(rows, 'percent_agreement', 'decision');
      expect([percent.n, percent.N]).toEqual([1313, 1325]);
      expect(rowOf(rows, 'cohen_kappa', 'decision').estimate!).toBeCloseTo(0.5669, 4);
      expect(findings.find(({ code }) => code === 'A108')?.message).toContain('12 cells hold more than 2 votes');
      // "Exluded" was folded, and what it would have done is said
      expect(findings.find(({ code }) => code === 'A109')?.message).toMatch(/kappa is 0\.567, and would be 0\.54\d/);
    },
  );
  test('a code that the codebook does not know counts for nobody, and the place is named', async () => {
    const { rows, findings, status } = await agreementJson([], {}, review(', take: 2', ''));
    expect(rowOf(rows, 'percent_agreement', 'decision').N).toBe(1324);
    const unknown = findings.find(({ code }) => code === 'D101')!;
    expect([unknown.column, unknown.row, unknown.header]).toEqual(['G', 1018, 'InvestigatorIds']);
    expect(status).toBe(1);
  });
});
