import { expect, test } from 'vitest';
import { results } from '../../src/pipeline/request/results.ts';
import { openReview } from '../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';

test('codes that followed a suggestion are left out of agreement, field by field, and stay in the shares', async () => {
  const suggestions =
    'unit,field,code,probability,words,learned_from\ns001,domain,oncology,0.900,tumour,title\ns003,domain,oncology,0.800,tumour,title\n';
  const plain = await openReview(memoryEffects(seedFiles()), null);
  const open = await openReview(memoryEffects({ ...seedFiles(), 'corpus/suggestions.csv': suggestions }), null);
  const units = (review: typeof open, field: string) =>
    results(review, [{ analysis: 'agreement', fields: [field] }]).rows.find(
      row => row.statistic === 'percent_agreement' && row.level === null,
    )?.N;
  expect(units(plain, 'domain')).toBe(86);
  expect(units(open, 'domain')).toBe(84);
  expect(units(open, 'method')).toBe(86);
  const share = (review: typeof open) =>
    results(review, [{ analysis: 'shares', fields: ['domain'] }]).rows.map(row => [row.id, row.n]);
  expect(share(open)).toEqual(share(plain));
});
