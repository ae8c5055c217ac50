import { expect, test } from 'vitest';
import { COEFFICIENTS, ratingsOf } from '../../../src/stats/agreement/index.ts';

test('where the estimated variances cancel, ICC(A,1) is undefined with its reason and not minus infinity', () => {
  // by hand: units (0, 1) and (1, 0): mean squares of units and coders are 0, that of error is 1, so the denominator
  // MSR + (k - 1) MSE + k/n (MSC - MSE) = 0 + 1 + 1 × (0 - 1) = 0
  const ratings = {
    ...ratingsOf(
      [
        [0, 1],
        [1, 0],
      ],
      2,
    ),
    scores: [0, 1],
  };
  const found = COEFFICIENTS.get('icc_a1')?.compute(ratings);
  expect(found).toMatchObject({
    value: null,
    reason: 'the estimated variances of units, coders and error cancel each other',
  });
});
