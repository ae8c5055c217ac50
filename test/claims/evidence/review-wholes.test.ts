import { expect, test } from 'vitest';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

/* 10 studies: 9 report the method, 7 are open. No share of a whole of at most 10 is 13.21%, and 11.11% is 1 of 9. */
const FILES = {
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields: [{ name: id }, { name: method, categories: [a, b] }, { name: open, type: boolean }]
`,
  's.csv':
    'id,method,open\n1,a,true\n2,a,true\n3,a,true\n4,a,true\n5,b,true\n6,b,true\n7,b,true\n8,b,false\n9,a,false\n10,NR,false\n',
};

test.each([
  // 2 of 9 is 22.22%, of 7 28.57%
  ['of those that report the field', '11.11', false],
  ['of the units of a category', '28.57', false],
  ['of no whole that the review can give', '13.21', true],
])('a percentage that states no whole: %s', async (_, percent, isImpossible) => {
  const effects = memoryEffects({
    ...FILES,
    'claims.yaml': `claims:\n  - { id: x, field: method, category: a, percent: "${percent}" }\n`,
  });
  const [claim] = (await checkReviewClaims(effects, null, ['claims.yaml'], null)).claims;
  expect([claim!.verdict, ...claim!.also].includes('impossible')).toBe(isImpossible);
  expect(claim!.verdict).not.toBe('reproduced');
});
