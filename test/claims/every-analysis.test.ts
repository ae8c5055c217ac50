import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';

const known = JSON.parse(readFileSync('test/known/claims/seed-rows.json', 'utf8'));

/** The verdicts on the claims of a page of the seed review. */
async function verdicts(page: string, file = 'page.md') {
  const { claims } = await checkReviewClaims(memoryEffects({ ...seedFiles(), [file]: page }), null, [file], null);
  return claims;
}

const [empty, cells] = known.empty_cells;
const [disjoint, pairs] = known.disjoint_pairs;
const gaps = '{ analysis: gaps, field: domain, with: evaluation, statistic: empty_cells }';

describe('claims of every analysis', () => {
  test.each([
    ['n of N', `${empty} of ${cells} cells<!-- claim: ${gaps} -->`],
    [
      'a value',
      `a mean of ${known.mean_jaccard.toFixed(3)}<!-- claim: { analysis: diversity, field: evaluation, statistic: mean_jaccard } -->`,
    ],
    [
      'a percentage',
      `${((100 * disjoint) / pairs).toFixed(1)}% of pairs<!-- claim: { analysis: diversity, field: evaluation, statistic: disjoint_pairs } -->`,
    ],
    [
      'a category of the coders',
      `${known.kappa_prompting.toFixed(2)}<!-- claim: { analysis: agreement, field: method, category: Prompting, statistic: cohen_kappa } -->`,
    ],
    [
      'a measure that only a test gives',
      `${known.cramers_v.toFixed(3)}<!-- claim: { analysis: crosstab, field: method, with: modality, statistic: cramers_v } -->`,
    ],
    [
      'a P value',
      `P = ${known.fisher_exact.toFixed(4)}<!-- claim: { analysis: crosstab, field: method, with: modality, statistic: fisher_exact } -->`,
    ],
    [
      'a lone number is the statistic',
      `${known.recodings_majority} recodings<!-- claim: { analysis: robustness, field: privacy_claim, category: not_mentioned, statistic: recodings_majority } -->`,
    ],
  ])('%s', async (_, page) =>
    expect((await verdicts(page)).map(claim => [claim.verdict, claim.also])).toEqual([['reproduced', []]]),
  );

  test('another number is not reproduced, and no share is named as its cause', async () => {
    const [claim] = await verdicts(`${empty + 1} of ${cells} cells<!-- claim: ${gaps} -->`);
    expect([claim!.verdict, claim!.also]).toEqual(['not_reproduced', []]);
    expect(claim!.explanation).toContain(`The data give ${empty} of ${cells}`);
    expect(claim!.explanation).toContain('empty cells of Clinical domain by Evaluation');
  });

  test.each([
    [
      '{ analysis: gasp, field: domain, with: evaluation, statistic: x }',
      'unknown analysis "gasp"; did you mean "gaps"?',
    ],
    ['{ analysis: gaps, field: domain, with: evaluation, statistic: empty_cell }', 'did you mean "empty_cells"?'],
    [
      '{ analysis: agreement, field: method, category: nothing, statistic: cohen_kappa }',
      'gives no cohen_kappa for "nothing"',
    ],
    ['{ field: method, category: prompting, data: kodars }', 'page.md:1: review.yaml: unknown resource "kodars"'],
  ])('%s is told', async (mark, words) => {
    const said = await verdicts(`5 of 7<!-- claim: ${mark} -->`).then(
      claims => claims.map(claim => `${claim.also.join()} ${claim.explanation}`).join(),
      error => `not_checkable ${error.message}`,
    );
    expect(said).toContain('not_checkable');
    expect(said).toContain(words);
  });

  test('an analysis without a statistic is refused', async () =>
    await expect(verdicts('5 of 7<!-- claim: { analysis: gaps, field: domain, with: evaluation } -->')).rejects.toThrow(
      'no statistic of it',
    ));
});

test.each(Object.entries<number>(known.rows))('a claim of the resource %s: %d rows', async (data, n) => {
  const mark = `{ data: ${data} }`;
  expect((await verdicts(`${n} rows<!-- claim: ${mark} -->`)).map(claim => claim.verdict)).toEqual(['reproduced']);
  expect((await verdicts(`${n + 1} rows<!-- claim: ${mark} -->`)).map(claim => claim.verdict)).toEqual([
    'not_reproduced',
  ]);
});

test('a condition is of the resource that the claim names', async () => {
  const mark = '<!-- claim: { data: screening, where: consensus = include } -->';
  expect(
    (await verdicts(`${known.included} of ${known.rows.screening} records${mark}`)).map(claim => claim.verdict),
  ).toEqual(['reproduced']);
});

test('how many units a person has verified is what the review declares', async () => {
  // provenance: { verified: 0 } in review.yaml
  expect(
    (await verdicts(`0 of ${known.rows.studies} studies<!-- claim: verified -->`)).map(claim => claim.verdict),
  ).toEqual(['reproduced']);
  expect(
    (await verdicts(`1 of ${known.rows.studies} studies<!-- claim: verified -->`)).map(claim => claim.verdict),
  ).toEqual(['not_reproduced']);
});
