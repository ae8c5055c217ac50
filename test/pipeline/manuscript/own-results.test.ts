import { expect, test } from 'vitest';
import { checkManuscript } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { draftMarkdown, draftResults } from '../../../src/pipeline/manuscript/draft-results.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const OPTIONS = { changes: 'accepted', certainty: 0.6, against: null } as const;

/** Those with subgroups; two of them share the paragraph that is by domain and evaluation. */
const EXHIBITS = ['figure-1-method-by-domain', 'figure-1-method-by-domain-column', 'figure-5-evidence-map'];

/** The Results that the seed review's declared analyses give, without the comments that name the query of each number. */
async function draft(): Promise<{ effects: ReturnType<typeof memoryEffects>; text: string }> {
  const effects = memoryEffects(seedFiles());
  const drafted = await draftResults(effects, await openReview(effects, null), EXHIBITS, {
    analysis: 'shares',
    fields: [],
    by: [],
    where: null,
  });
  return { effects, text: draftMarkdown(drafted, false).replace(/<!--[\s\S]*?-->/g, '') };
}

test('the drafted Results have no alarm, whole and with two conditions of one subgroup', async () => {
  const { effects, text } = await draft();
  await effects.write('results.md', text);
  const check = await checkManuscript(effects, null, 'results.md', OPTIONS);
  expect(check.numbers.filter(({ alarm }) => alarm).map(({ claim }) => claim.context)).toEqual([]);
  // most of them are bound, those of `General clinical care, Intrinsic metrics (N = 18)` among them
  expect(check.coverage.bound).toBeGreaterThan(120);
  const inner = check.numbers.find(
    ({ claim }) => claim.context.includes('Intrinsic metrics (N = 18)') && claim.text.startsWith('10 '),
  );
  expect(inner?.claim.proposal?.where).toMatch(/evaluation has .*intrinsic.* and domain = .*general_clinical/);
});

test('shares of a derived field are bound, whatever marks stand in the names of its categories', async () => {
  const effects = memoryEffects(seedFiles());
  const open = await openReview(effects, null);
  const view = open.of('audit');
  const derived = view.codebook.derive.filter(({ categories }) => categories?.some(({ label }) => /[,:]/.test(label)));
  expect(derived.length).toBeGreaterThan(0);
  const drafted = await draftResults(effects, open, [], {
    analysis: 'shares',
    fields: derived.map(({ name }) => name),
    by: [],
    where: null,
    of: 'audit',
  });
  await effects.write('flags.md', draftMarkdown(drafted, false).replace(/<!--[\s\S]*?-->/g, ''));
  const { numbers } = await checkManuscript(effects, null, 'flags.md', OPTIONS);
  const shares = numbers.filter(({ claim }) => claim.numbers.percent !== undefined);
  expect(shares.length).toBeGreaterThan(3);
  expect(shares.map(({ claim, checked }) => `${claim.bound} ${checked?.verdict}`)).toEqual(
    shares.map(() => 'true reproduced'),
  );
});

const CAUSES = `Of 87 studies, generation method was Prompting in METHOD, Fine-tuning in TUNING and Specialised model in 7 (8.0%).

Of the 69 studies by prompting, 53 (76.8%) had the modality Unstructured text, TABULAR Tabular.
`;

test.each([
  // 69 of 87 is 79.3%: two digits changed places, and one differs
  ['69 (73.9%)', '11 (12.6%)', /Two digits look swapped: 73\.9 for 79\.3/],
  ['69 (79.8%)', '11 (12.6%)', /One digit differs: 79\.8 for 79\.3/],
  // 11 of 69 is 15.9%: the whole of the next paragraph
  ['69 (79.3%)', '11 (15.9%)', /Another denominator gives it: 69, the whole of/],
  // the two of one sentence changed places
  ['11 (12.6%)', '69 (79.3%)', /It is the number of another category or field: Generation method: Fine-tuning/],
  // 11 of 87 is 12.6%, and 79.3% that of the category beside it
  ['69 (79.3%)', '11 (79.3%)', /It is the percentage of another category: Generation method: Prompting/],
])('the cause of a wrong number is named: %s, %s', async (method, tuning, cause) => {
  const effects = memoryEffects(seedFiles());
  const text = CAUSES.replace('METHOD', method).replace('TUNING', tuning).replace('TABULAR', '11 (15.9%)');
  await effects.write('causes.md', text);
  const { numbers } = await checkManuscript(effects, null, 'causes.md', OPTIONS);
  const alarms = numbers.filter(({ alarm }) => alarm);
  expect(alarms.length).toBeGreaterThan(0);
  expect(alarms[0]!.checked?.explanation).toMatch(cause);
});
