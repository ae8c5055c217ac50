import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { shared } from '../stats/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const animal = shared('reviews/animal-sr-reporting/review_data_clean.csv');
const screening = shared('reviews/genai-wba/derived/screening_decisions_long.csv');

// Wilson et al. 2023, PCI-RR 10.24072/pci.rr.100600; data: github emma-wilson/animal-sr-reporting-quality @ ca90a38, MIT.
test.skipIf(animal === null)('reporting quality of animal reviews: every published number is reproduced', async () => {
  const folder = temporaryFolder({
    'data.csv': animal ?? '',
    'review.yaml': `name: animal
unit: { name: review, key: SyRF_ID }
resources: [{ name: reviews, path: data.csv, schema: codebook.yaml }]
claims: [claims.yaml]
`,
    'codebook.yaml': `primaryKey: SyRF_ID
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: SyRF_ID, type: string }
  - { name: Year, type: integer }
  - { name: Characteristics_NTotalStudies, title: Studies in the review, type: integer }
${[
  'Methods_FullSearch',
  'Other_Funding',
  'Title_Animal',
  'Methods_Protocol',
  'Intro_ConditionModelled',
  'Intro_InterventionRationale',
  'Intro_ReviewQuestion',
]
  .map(name => `  - { name: ${name}, type: string, categories: ["Yes", "No"] }`)
  .join('\n')}
`,
    'claims.yaml': `claims:
  - { id: included, n: 12 }
  - { id: search, field: Methods_FullSearch, level: "Yes", n: 9, N: 12 }
  - { id: funding, field: Other_Funding, level: "Yes", n: 10, N: 12 }
  - { id: title, field: Title_Animal, level: "Yes", n: 11, N: 12 }
  - { id: protocol, field: Methods_Protocol, level: "Yes", n: 2 }
  - { id: modelled, field: Intro_ConditionModelled, level: "Yes", n: 12 }
  - { id: rationale, field: Intro_InterventionRationale, level: not_applicable, n: 12 }
  - { id: question, field: Intro_ReviewQuestion, level: "Yes", n: 6, partition: question }
  - { id: no-question, field: Intro_ReviewQuestion, level: "No", n: 6, partition: question }
  - { id: largest, field: Characteristics_NTotalStudies, max: 531 }
`,
  });
  const found = await checkReviewClaims(nodeEffects(), folder, [], null);
  expect(found.claims.map(claim => [claim.id, claim.verdict])).toEqual(
    found.claims.map(claim => [claim.id, 'reproduced']),
  );
  expect(found.claims).toHaveLength(10);
});

// Kondo et al. 2026; data and README: github ncukondo-research/gen-AI-in-WBA-scoping-review-open-data @ f572f1c, CC BY 4.0.
test.skipIf(screening === null)("workplace-based assessment: the README's 71% and its flow are caught", async () => {
  const folder = temporaryFolder({
    'data.csv': screening ?? '',
    'review.yaml': `name: wba
unit: { name: article, key: article_no }
resources: [{ name: decisions, path: data.csv, schema: codebook.yaml }]
claims: [arithmetic.yaml, data.yaml]
`,
    // a row is a decision: several belong to one article
    'codebook.yaml': `primaryKey: [article_no, stage, reviewer, timestamp]
fields:
  - { name: article_no, type: string }
  - { name: reviewer, type: string }
  - { name: timestamp, type: string }
  - { name: stage, type: list, delimiter: ";", categories: [title, abstract, fulltext] }
  - { name: final_decision, type: string, categories: [include, exclude] }
`,
    // "Exclusion Criteria Distribution" and the sentence below it
    'arithmetic.yaml': `data: none
claims:
  - { id: c1, n: 395 }
  - { id: c2, n: 504 }
  - { id: c3, n: 121 }
  - { id: c4, n: 342 }
  - { id: c5, n: 4 }
  - { id: c6, n: 63 }
  - { id: c7, n: 132 }
  - { id: share, percent: "71", parts: [c1, c2, c4], of: [c1, c2, c3, c4, c5, c6, c7] }
  - { id: screened, n: 709, parts: [title-out, title-on] }
  - { id: title-out, n: 127 }
  - { id: title-on, n: 582 }
`,
    'data.yaml': `claims:
  - { id: articles, n: 709 }
  - { id: title, field: stage, level: title, n: 709 }
  - { id: abstract, field: stage, level: abstract, n: 582 }
  - { id: fulltext, field: stage, level: fulltext, n: 47 }
  - { id: included, field: final_decision, level: include, n: 13, percent: "1.8" }
  - { id: excluded, field: final_decision, level: exclude, n: 696, percent: "98.2" }
`,
  });
  const found = await checkReviewClaims(nodeEffects(), folder, [], null);
  const verdict = Object.fromEntries(found.claims.map(claim => [claim.id, claim.verdict]));
  const unexpected = found.unexpected.map(claim => claim.id);
  expect(verdict.share).toBe('contradiction');
  // FACTS.md: 1241 of 1561 citations, 79.5%
  expect(found.claims.find(claim => claim.id === 'share')!.explanation).toContain('1241 of 1561 (80%)');
  // the flow adds up in itself, and the data have another one
  expect(verdict.screened).toBe('possible');
  expect(unexpected).toEqual(expect.arrayContaining(['share', 'abstract', 'fulltext']));
  expect(unexpected.filter(id => ['articles', 'included', 'excluded', 'screened'].includes(id))).toEqual([]);
  expect(verdict).toMatchObject({ articles: 'reproduced', included: 'reproduced', excluded: 'reproduced' });
});

test('a share of all studies that names no field is no count of the studies', async () => {
  const folder = temporaryFolder({
    'data.csv': 'id,design\na,RCT\nb,RCT\nc,Cohort\n',
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\nresources: [{ name: studies, path: data.csv, schema: c.yaml }]\nclaims: [claims.yaml]\n',
    'c.yaml': 'primaryKey: id\nfields: [{ name: id }, { name: design, categories: [RCT, Cohort] }]\n',
    'claims.yaml': 'claims:\n  - { id: some, n: 2, N: 3 }\n  - { id: all, n: 3 }\n  - { id: wrong, n: 4 }\n',
  });
  const found = await checkReviewClaims(nodeEffects(), folder, [], null);
  expect(found.claims.map(claim => [claim.id, claim.verdict])).toEqual([
    ['some', 'possible'],
    ['all', 'reproduced'],
    ['wrong', 'not_reproduced'],
  ]);
});
