import { expect, test } from 'vitest';
import { claimSentences } from '../../src/changes/claim-sentences.ts';

test('many reported numbers that came are counted, a few are named', () => {
  const added = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `c${at}`,
      source: 'c.yaml',
      old: null,
      new: 'reproduced',
      explanation: '',
    }));
  expect(claimSentences(added(7))).toEqual(['7 reported numbers were added.']);
  expect(claimSentences(added(2))).toEqual(['2 reported numbers were added (c0: reproduced, c1: reproduced).']);
  expect(claimSentences([{ ...added(1)[0]!, old: 'stale', new: 'reproduced', reported: ['n 7', 'n 5'] }])).toEqual([
    'Verdicts on reported numbers that changed: c0 (stale → reproduced; n 7 → n 5).',
  ]);
  expect(claimSentences([])).toEqual([]);
});
