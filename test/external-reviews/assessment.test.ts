import { describe, expect, test } from 'vitest';
import { codes, counted, dataOf, openExternalReview, share } from '../support/external-review.ts';

/** Generative AI in assessment: a long sheet with one row a decision, and a wide one with dotted headers. */
const decisions = `
primaryKey: [article, stage, reviewer, timestamp]
fields:
  - { name: article, type: string, aliases: [article_no], constraints: { required: true } }
  - { name: stage, type: string, categories: [title, abstract, fulltext] }
  - { name: reviewer, type: string }
  - { name: timestamp, type: string }
  - { name: title, type: string }
  - { name: final, type: string, aliases: [final_decision], categories: [include, exclude] }
  - { name: sources, type: list, delimiter: ";", categories: [pubmed, eric, scopus, arxiv, forward-citation] }
`;

const part = (name: string, header: string): string =>
  `  - { name: ${name}, type: string, aliases: [${header}], missingValues: [{ value: No evidence reported, label: not_reported }] }`;
const extraction = `
primaryKey: article_id
fields:
  - { name: article_id, type: string, constraints: { required: true } }
${part('alignment', 'D1_content.D1b_prompt_rubric_alignment')}
${part('coverage', 'D1_content.D1c_content_coverage')}
${part('expert', 'D1_content.D1d_expert_review')}
${part('hallucination', 'D2_response_process.D2c_hallucination_assessment')}
${part('security', 'D2_response_process.D2d_data_security')}
${part('quality', 'D2_response_process.D2e_quality_assurance')}
${part('agreement', 'D4_relationship_to_other_variables.D4b_ai_human_agreement')}
${part('discriminant', 'D4_relationship_to_other_variables.D4d_discriminant_ability')}
${part('acceptability', 'D5_consequences.D5c_stakeholder_acceptability')}
${part('unintended', 'D5_consequences.D5d_unintended_consequences')}
${part('performance', 'D5_consequences.D5b_learner_performance_impact')}
`;

interface Decisions {
  readonly rows: number;
  readonly units: number;
  readonly final: Readonly<Record<'include' | 'exclude', number>>;
  readonly sources: readonly (readonly [string, number])[];
}
const DECISIONS = dataOf<Decisions>('decisions', 'genai-wba', {
  rows: 2326,
  units: 709,
  final: { include: 13, exclude: 696 },
  sources: [
    ['pubmed', 470],
    ['eric', 181],
    ['scopus', 90],
    ['arxiv', 4],
    ['forward-citation', 2],
  ],
});

describe.each(DECISIONS)('screening decisions in rows: %s', async (_, { root, facts }) => {
  const screened = await openExternalReview(
    root,
    ['genai-wba/derived/screening_decisions_long.csv'],
    'name: screening\nunit: { name: article, key: article }\nresources: [{ name: decisions, path: corpus/screening_decisions_long.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook: decisions },
  );

  test('decisions on articles, each article counted once', () => {
    expect([screened.studies.coded.table.rows, screened.studies.coded.units]).toEqual([facts.rows, facts.units]);
    expect(share(screened, 'final', 'include')).toBe(`${facts.final.include}/${facts.units}`);
    expect(share(screened, 'final', 'exclude')).toBe(`${facts.final.exclude}/${facts.units}`);
    expect(codes(screened).D501).toBeUndefined();
  });
  test.each(facts.sources)('%s: %i articles', (source, n) => {
    expect(share(screened, 'sources', source)).toBe(`${n}/${facts.units}`);
  });
});

interface Extraction {
  readonly units: number;
  readonly evidence: readonly (readonly [string, number])[];
}
const EXTRACTION = dataOf<Extraction>('extraction', 'genai-wba', {
  units: 13,
  evidence: [
    ['alignment', 11],
    ['coverage', 11],
    ['expert', 9],
    ['hallucination', 10],
    ['security', 12],
    ['quality', 11],
    ['agreement', 12],
    ['discriminant', 5],
    ['acceptability', 4],
    ['unintended', 2],
    ['performance', 1],
  ],
});

describe.each(EXTRACTION)('a wide sheet with dotted headers: %s', async (_, { root, facts }) => {
  const extracted = await openExternalReview(
    root,
    ['genai-wba/derived/extraction_final_flat.csv'],
    'name: extraction\nunit: { name: study, key: article_id }\nresources: [{ name: studies, path: corpus/extraction_final_flat.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook: extraction },
  );

  // what was found out fills columns of its own, so that the cell is blank where there is evidence
  test.each(facts.evidence)('%s: evidence in %i', (field, n) => {
    expect(counted(extracted, `not (${field} is not_reported)`)).toBe(`${n}/${facts.units}`);
  });
});
