import { describe, expect, test } from 'vitest';
import { absent, codes, counted, openExternalReview, share } from '../support/external-review.ts';

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

describe.skipIf(absent)('generative AI in workplace-based assessment', async () => {
  if (absent) return;
  const screened = await openExternalReview(
    ['genai-wba/derived/screening_decisions_long.csv'],
    'name: screening\nunit: { name: article, key: article }\nresources: [{ name: decisions, path: corpus/screening_decisions_long.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook: decisions },
  );
  const extracted = await openExternalReview(
    ['genai-wba/derived/extraction_final_flat.csv'],
    'name: extraction\nunit: { name: study, key: article_id }\nresources: [{ name: studies, path: corpus/extraction_final_flat.csv, schema: codebook.yaml, fieldsMatch: subset }]\n',
    { codebook: extraction },
  );

  test('2,326 decisions on 709 articles, each counted once', () => {
    expect([screened.studies.coded.table.rows, screened.studies.coded.units]).toEqual([2326, 709]);
    expect(share(screened, 'final', 'include')).toBe('13/709');
    expect(share(screened, 'final', 'exclude')).toBe('696/709');
    expect(codes(screened).D501).toBeUndefined();
  });
  test.each([
    ['pubmed', 470],
    ['eric', 181],
    ['scopus', 90],
    ['arxiv', 4],
    ['forward-citation', 2],
  ])('%s: %i articles', (source, n) => {
    expect(share(screened, 'sources', source)).toBe(`${n}/709`);
  });
  // what was found out fills columns of its own, so that the cell is blank where there is evidence
  test.each([
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
  ])('%s: evidence in %i of 13', (field, n) => {
    expect(counted(extracted, `not (${field} is not_reported)`)).toBe(`${n}/13`);
  });
});
