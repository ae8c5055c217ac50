import { expect, test } from 'vitest';
import { claimsReport } from '../../../src/claims/report.ts';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { hasBrowser, pageFaults } from '../../support/accessibility.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const LONG = 'a-claim-with-a-very-long-id-that-has-no-place-to-break-'.repeat(3);
/** Numbers that are wrong, of a set whose name, ids and explanations are long. */
const WRONG = `source: { citation: "Someone's & others' <long> citation" }
data: none
N: 59
claims:
  - { id: ${LONG}, field: modality, category: multimodal, percent: "8.4", partition: modality }
  - { id: more-than-all, n: "70" }
`;

test.skipIf(!hasBrowser)('the report of claims has no fault on a phone or a desk', { timeout: 120_000 }, async () => {
  const effects = memoryEffects({ ...seedFiles(), 'wrong.yaml': WRONG });
  const seed = await checkReviewClaims(effects, null, [], null);
  const wrong = await checkReviewClaims(effects, null, ['wrong.yaml'], null);
  const pages = {
    seed: claimsReport('html', seed, { title: 'The seed review' }),
    wrong: claimsReport('html', wrong, {}),
    none: claimsReport('html', { ...wrong, claims: [], unexpected: [] }, { title: 'Nothing' }),
  };
  expect(await pageFaults(pages)).toEqual({ seed: [], wrong: [], none: [] });
});
