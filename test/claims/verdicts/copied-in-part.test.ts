import { expect, test } from 'vitest';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

/* Only the count, or only the percentage, is wrong: it was copied from the line beside, or is that of the others. */

const FILES = {
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  'c.yaml': `primaryKey: id
fields:
  - { name: id }
  - { name: method, categories: [{ value: a, label: Alpha }, { value: b, label: Beta }, { value: c, label: Gamma }] }
  - { name: place, categories: [{ value: x, label: Here }, { value: y, label: There }, { value: z, label: Abroad }] }
`,
  // by hand, of 40: a 7, b 20, c 13; x 11, y 24, z 5
  's.csv': `id,method,place\n${Array.from({ length: 40 }, (_, i) => `${i + 1},${i < 7 ? 'a' : i < 27 ? 'b' : 'c'},${i < 11 ? 'x' : i < 35 ? 'y' : 'z'}`).join('\n')}\n`,
};

async function judged(claim: string) {
  const claims = `claims:\n  - { id: x, field: method, category: a, ${claim} }\n  - { id: below, field: place, category: x, n: "11", percent: "27.5" }\n`;
  const found = await checkReviewClaims(
    memoryEffects({ ...FILES, 'claims.yaml': claims }),
    null,
    ['claims.yaml'],
    null,
  );
  const { verdict, also, explanation } = found.claims.find(({ id }) => id === 'x')!;
  return { verdicts: [verdict, ...also], explanation };
}

test('the count of the line below, of another field', async () => {
  const { verdicts, explanation } = await judged('n: "11", percent: "17.5"');
  expect(verdicts).toContain('near_miss');
  expect(explanation).toContain('"below", beside it');
});

test('the percentage of the line below', async () => {
  const { verdicts, explanation } = await judged('n: "7", percent: "27.5"');
  expect(verdicts).toContain('near_miss');
  expect(explanation).toContain('"below", beside it');
});

test('the percentage of the others, beside the right count', async () => {
  const { verdicts, explanation } = await judged('n: "7", percent: "82.5"');
  expect(verdicts).toContain('near_miss');
  expect(verdicts).not.toContain('complement');
  expect(explanation).toContain('all others, without method: Alpha: 33 of 40');
});

test('a percentage that is neither', async () => {
  const { verdicts } = await judged('n: "7", percent: "19.3"');
  expect(verdicts).not.toContain('near_miss');
  expect(verdicts).not.toContain('complement');
});
