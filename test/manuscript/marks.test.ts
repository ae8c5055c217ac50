import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The repository's review with other claims. */
async function check(files: Readonly<Record<string, string>>, claims: string) {
  const folder = temporaryFolder(files);
  for (const part of ['corpus', 'codebook', 'review.yaml'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  return checkReviewClaims(nodeEffects(), folder, [join(folder, claims)], null);
}

test('marks in a Markdown file bind the number before them', async () => {
  const found = await check(
    {
      'README.md': `The corpus holds 87 studies<!-- claim: units -->; **69 of 87 (79.3%)**<!-- claim: method = prompting --> prompt a model.
Of those with people, 24 studies<!-- claim: { field: evaluation, category: human } -->, and 13.9%<!-- claim: { id: tuned, field: method, category: fine_tuning } -->.
Published from 2020 to 2025, ranging from 2020 to 2025<!-- claim: { field: year } -->.
`,
    },
    'README.md',
  );
  expect(found.claims.filter(claim => claim.id !== 'tuned').map(claim => [claim.id, claim.verdict])).toEqual([
    ['units', 'reproduced'],
    ['method-prompting', 'reproduced'],
    ['field-evaluation-level-human', 'reproduced'],
    ['field-year', 'reproduced'],
  ]);
  expect(found.unexpected.map(claim => claim.id)).toEqual(['tuned']);
});

test.each([
  ['no number<!-- claim: units -->', 'README.md:1: there is no number before this mark'],
  ['69 studies<!-- claim: { feild: method } -->', 'did you mean "field"'],
  ['69 studies', 'has no marks'],
])('%s is refused', async (text, message) => {
  await expect(check({ 'README.md': text }, 'README.md')).rejects.toThrow(message);
});

test('a sentence must still stand where it was taken from, with its numbers', async () => {
  const sentence = 'The corpus holds 87 studies, 69 of them prompting.';
  const claims = (text: string, n = 69) =>
    `in: README.md\nclaims: [{ id: a, field: method, category: prompting, n: ${n}, sentence: "${text}" }]\n`;
  const verdict = async (yaml: string) =>
    await check(
      { 'README.md': `# T\n\nThe corpus holds 87\nstudies, 69 of them prompting.\n`, 'c.yaml': yaml },
      'c.yaml',
    );
  expect((await verdict(claims(sentence))).unexpected).toEqual([]);
  const gone = await verdict(claims('The corpus holds 88 studies, 69 of them prompting.'));
  expect(gone.unexpected).toHaveLength(1);
  expect(gone.claims[0]!.explanation).toContain('README.md no longer says');
  const other = await verdict(claims('The corpus holds 87 studies'));
  expect(other.claims[0]!.explanation).toContain("doesn't hold n 69");
});

test('a claim bound to a field that was renamed, or that is not there', async () => {
  const found = await check(
    {
      'c.yaml':
        'claims: [{ id: a, field: metod, category: prompting, n: 69 }, { id: b, field: method, category: promting, n: 69 }]',
    },
    'c.yaml',
  );
  expect(found.claims.map(claim => claim.verdict)).toEqual(['not_checkable', 'not_checkable']);
  expect(found.claims[0]!.explanation).toMatch(/c\.yaml:1:\d+: unknown field "metod"; did you mean "method"/);
  expect(found.claims[1]!.explanation).toMatch(/did you mean "prompting"\?$/i);
  expect(found.unexpected).toHaveLength(2);
});

test('agreement and summaries are claims too', async () => {
  // the printed report of the coders' agreement and of the years, both tested where they are computed
  const found = await check(
    {
      'c.yaml': `claims:
  - { id: kappa, field: method, kappa: "0.94", interval: "0.85 to 1.00" }
  - { id: agreement, field: method, agreement: "97.7" }
  - { id: years, field: year, range: "2020 to 2025" }
  - { id: swapped, field: method, kappa: "0.49" }
`,
    },
    'c.yaml',
  );
  expect(found.claims.map(claim => claim.verdict)).toEqual(['reproduced', 'reproduced', 'reproduced', 'contradiction']);
});
