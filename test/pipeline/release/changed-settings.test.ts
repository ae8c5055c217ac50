import { expect, test } from 'vitest';
import type { ReviewFile } from '../../../src/model/review-file.ts';
import { changedSettings } from '../../../src/pipeline/release/changed-settings.ts';

const review = (own: Partial<ReviewFile>, outcomes: Partial<ReviewFile['resources'][number]> = {}): ReviewFile => ({
  name: 't',
  resources: [
    { name: 'studies', path: 's.csv' },
    { name: 'outcomes', path: 'o.csv', ...outcomes },
  ],
  ...own,
});

test.each([
  [{}, {}, []],
  // a unit without a name is a study
  [{ unit: { key: 'id' } }, { unit: { name: 'study', key: 'id' } }, []],
  [{ unit: { name: 'study' } }, { unit: { name: 'report' } }, ['unit study → report']],
  [{ unit: { key: 'id' } }, { unit: { key: 'sid' } }, ['key of the unit id → sid']],
  [{}, { denominator: 'reported' as const, flow: 'f' }, ['denominator none → reported', 'flow (new)']],
  [{ flow: 'f' }, {}, ['flow (removed)']],
])('%j to %j', (old, now, expected) => {
  expect(changedSettings(review(old), review(now))).toEqual(expected);
});

test('the unit of another resource, its parent and its rows are named', () => {
  const old = review({}, { unit: 'outcome', of: 'studies', by: 'id' });
  const now = review({}, { unit: 'result', of: 'studies', by: ['id', 'arm'], where: 'kind = result' });
  expect(changedSettings(old, now)).toEqual([
    'unit of outcomes outcome → result',
    'joining fields of outcomes id → ["id","arm"]',
    'rows of outcomes none → kind = result',
  ]);
});
