import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const SHEET = `study,outcome,arm,measure
1,Pain,drug,VAS
1,Sleep,drug,
2,Pain,diet,VAS
2,Mood,diet,
3,Mood,drug,
`;
const REVIEW = `name: s
unit: { name: study, key: study }
studies: studies
resources:
  - { name: studies, path: s.csv, schema: codebook.yaml }
`;
const codebook = (pain: string): string => `version: "1"
primaryKey: [study, outcome]
fields:
  - { name: study, type: string }
  - { name: outcome, categories: [Pain, Sleep, Mood] }
  - { name: arm, categories: [drug, diet] }
  - { name: measure, categories: [VAS, NRS], appliesIf: outcome = Pain }
rules:
  - { name: measured, assert: outcome != Pain or measure is not not_coded, message: pain is measured }
derive:
  - { name: pain, expression: ${pain} }
  - { name: kind, categories: [{ value: pain, when: outcome in (Pain) }, { value: other }] }
`;

async function run(args: readonly string[], pain = 'outcome = Pain') {
  const effects = memoryEffects({ 's.csv': SHEET, 'review.yaml': REVIEW, 'codebook.yaml': codebook(pain) });
  const status = await main([...args], effects);
  return { status, printed: effects.printed.join(''), errors: effects.errors.join('') };
}

const counts = (printed: string): string[] =>
  (JSON.parse(printed) as { rows: { level: string | null; n: number; N: number }[] }).rows.map(
    ({ level, n, N }) => `${level} ${n}/${N}`,
  );

test('a condition on a part of the key, which differs between the rows of a study, is true of a study if any row has it', async () => {
  const { printed } = await run(['shares', 'pain', '--json']);
  expect(counts(printed)).toEqual(['true 2/3', 'false 1/3']);
  expect(counts((await run(['shares', 'kind', '--json'])).printed)).toEqual(['pain 2/3', 'other 1/3']);
  const negated = await run(['shares', 'pain', '--json'], 'not outcome = Pain');
  expect(counts(negated.printed)).toEqual(['true 1/3', 'false 2/3']);
});

test.each([
  [['shares', 'measure']],
  [['shares', 'measure', '--by', 'arm']],
  [['gaps', 'arm', 'measure']],
  [['gaps', 'outcome', 'measure']],
  [['crosstab', 'outcome', 'measure']],
  [['profile', 'measure']],
])('%s goes through with such a condition', async args => {
  const { errors } = await run(args);
  expect(errors).not.toMatch(/bug/);
});

test('"not equal" could mean any row or all rows: it is refused with its place', async () => {
  const { status, errors } = await run(['shares', 'pain'], 'outcome != Pain');
  expect(status).toBe(3);
  expect(errors).toContain('codebook.yaml:11: pain: "outcome != Pain" can\'t be judged');
});
