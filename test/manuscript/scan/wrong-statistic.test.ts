import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { scan } from '../../../src/manuscript/scan/scan.ts';

const found = async (text: string) =>
  (await scan(strToU8(text), 'a.txt', { changes: 'accepted', terms: [], certainty: 0.6 })).claims.map(
    ({ statistic, numbers }) => ({ ...(statistic === undefined ? {} : { statistic }), ...numbers }),
  );

test.each([
  ['The odds ratio was 2.1 (95% CI 2.3–3.4).', { statistic: 'odds_ratio', value: '2.1', interval: '2.3 to 3.4' }],
  ['OR = 2.1, 95% CI [2.3, 3.4]; P < .001.', { statistic: 'odds_ratio', value: '2.1', interval: '2.3 to 3.4' }],
  ['SMD 0.4 (0.5 to 0.9)', { statistic: 'estimate', value: '0.4', interval: '0.5 to 0.9' }],
  ['The risk ratio was -0.5.', { statistic: 'odds_ratio', value: '-0.5' }],
  ['The difference was large (P = 1.3).', { statistic: 'p_value', value: '1.3' }],
  ['The correlation was high (r = 1.4).', { statistic: 'correlation', value: '1.4' }],
])('what a test prints is told where it cannot be: %s', async (text, numbers) => {
  expect(await found(text)).toEqual([numbers]);
});

test.each([
  'The odds ratio was 2.8 (95% CI 2.3–3.4; P = .03).',
  'OR = 2.30 (95% CI 2.3 to 3.4), χ2(2) = 12.4, p = 1',
  'SMD 0.4 [12, 13] of earlier reviews',
  'A dose of P = 2.5 mg, with R = 1.4 circles.',
  'r = .45 (p = 0.30), z = 2.1, F(2, 56) = 4.5, P < 0.001',
  'The mean difference was -0.4 (-0.6 to -0.2).',
])('right ones are no results of the sheet: %s', async text => {
  expect(await found(text)).toEqual([]);
});

test('a mean has a range', async () => {
  expect(await found('The mean was 12.4 (range 0–10).')).toEqual([{ mean: '12.4', range: '0 to 10' }]);
});
