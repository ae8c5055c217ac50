import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { dataOf, inventedFacts, textOf } from '../support/external-review.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Checklist {
  readonly units: number;
  readonly shares: readonly (readonly [field: string, level: string, share: string])[];
  readonly largest: number;
}
// Wilson et al. 2023, PCI-RR 10.24072/pci.rr.100600; data: github emma-wilson/animal-sr-reporting-quality @ ca90a38, MIT.
const CHECKLIST = dataOf<Checklist>('checklist', 'animal-sr-reporting', {
  units: 12,
  shares: [
    ['Methods_FullSearch', 'Yes', '9/12'],
    ['Other_Funding', 'Yes', '10/12'],
    ['Title_Animal', 'Yes', '11/12'],
    ['Methods_Protocol', 'Yes', '2/12'],
    ['Intro_ConditionModelled', 'Yes', '12/12'],
    ['Intro_InterventionRationale', 'not_applicable', '12/12'],
    ['Intro_ReviewQuestion', 'Yes', '6/12'],
    ['Intro_ReviewQuestion', 'No', '6/12'],
  ],
  largest: 531,
});

test.each(CHECKLIST)(
  'reporting quality of animal reviews, every number is reproduced: %s',
  async (_, { root, facts }) => {
    const counts = facts.shares.map(([field, level, share], i) => {
      const [n, N] = share.split('/');
      // a state of NA is of all reviews, an answer of those that the item concerns: only its count is printed
      const whole = field === 'Intro_InterventionRationale' ? '' : `, N: ${N}`;
      const partition = field === 'Intro_ReviewQuestion' && level !== 'not_applicable' ? ', partition: question' : '';
      return `  - { id: c${i}, field: ${field}, category: "${level}", n: ${n}${whole}${partition} }`;
    });
    const folder = temporaryFolder({
      'data.csv': textOf(root, 'animal-sr-reporting/review_data_clean.csv'),
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
  - { id: included, n: ${facts.units} }
${counts.join('\n')}
  - { id: largest, field: Characteristics_NTotalStudies, max: ${facts.largest} }
`,
    });
    const found = await checkReviewClaims(nodeEffects(), folder, [], null);
    expect(found.claims.map(claim => [claim.id, claim.verdict])).toEqual(
      found.claims.map(claim => [claim.id, 'reproduced']),
    );
    expect(found.claims).toHaveLength(facts.shares.length + 2);
  },
);

interface Decisions {
  readonly units: number;
  readonly final: Readonly<Record<'include' | 'exclude', number>>;
  readonly reached: Readonly<Record<'title' | 'abstract' | 'fulltext', number>>;
}
/** What is printed, and which of it the data don't have. */
interface Printed extends Decisions {
  readonly wrong: readonly string[];
}
// Kondo et al. 2026; data and README: github ncukondo-research/gen-AI-in-WBA-scoping-review-open-data @ f572f1c, CC BY 4.0.
const published: Printed = {
  units: 709,
  final: { include: 13, exclude: 696 },
  reached: { title: 709, abstract: 582, fulltext: 47 },
  wrong: ['title', 'abstract', 'fulltext'],
};
const counted = inventedFacts<Decisions>('decisions');
const invented: Printed = {
  ...counted,
  reached: { ...counted.reached, fulltext: counted.reached.fulltext + 3 },
  wrong: ['fulltext'],
};
const DECISIONS = dataOf<Decisions>('decisions', 'genai-wba', published).map(
  ([name, { root, facts }]) => [name, root, facts === published ? published : invented] as const,
);

test.each(DECISIONS)('counts of a flow, by what the decisions say: %s', async (_, root, facts) => {
  const share = (n: number): string => ((100 * n) / facts.units).toFixed(1);
  const { include, exclude } = facts.final;
  const folder = temporaryFolder({
    'data.csv': textOf(root, 'genai-wba/derived/screening_decisions_long.csv'),
    'review.yaml': `name: wba
unit: { name: article, key: article_no }
resources: [{ name: decisions, path: data.csv, schema: codebook.yaml }]
claims: [data.yaml]
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
    'data.yaml': `claims:
  - { id: articles, n: ${facts.units} }
${Object.entries(facts.reached)
  .map(([stage, n]) => `  - { id: ${stage}, field: stage, category: ${stage}, n: ${n} }`)
  .join('\n')}
  - { id: included, field: final_decision, category: include, n: ${include}, percent: "${share(include)}" }
  - { id: excluded, field: final_decision, category: exclude, n: ${exclude}, percent: "${share(exclude)}" }
`,
  });
  const found = await checkReviewClaims(nodeEffects(), folder, [], null);
  expect(found.unexpected.map(claim => claim.id)).toEqual(facts.wrong);
  expect(found.claims.filter(claim => claim.verdict === 'reproduced').map(claim => claim.id)).toEqual(
    found.claims.map(claim => claim.id).filter(id => !facts.wrong.includes(id)),
  );
});

test('arithmetic without data: a share of counts that are printed is recomputed, a flow adds up in itself', async () => {
  const folder = temporaryFolder({
    'data.csv': 'id\n1\n',
    'review.yaml': 'name: wba\nresources: [{ name: s, path: data.csv, schema: c.yaml }]\nclaims: [arithmetic.yaml]\n',
    'c.yaml': 'primaryKey: id\nfields: [{ name: id }]\n',
    // "Exclusion Criteria Distribution" of the same README, and the sentence below it
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
  });
  const found = await checkReviewClaims(nodeEffects(), folder, [], null);
  const verdict = Object.fromEntries(found.claims.map(claim => [claim.id, claim.verdict]));
  expect(verdict.share).toBe('contradiction');
  // 1241 of 1561 citations are 79.5%
  expect(found.claims.find(claim => claim.id === 'share')!.explanation).toContain('1241 of 1561 (80%)');
  expect(verdict.screened).toBe('possible');
  expect(found.unexpected.map(claim => claim.id)).toEqual(['share']);
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
