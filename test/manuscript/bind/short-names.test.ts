import { expect, test } from 'vitest';
import { shortNames, spelledOut } from '../../../src/manuscript/bind/short-names.ts';

const names = (...texts: string[]) =>
  shortNames(texts.map(text => ({ text, kind: 'text', section: '', unit: 'line', at: 1 }) as const));

test('short names are read where their letters are those of the words before', () => {
  const found = names(
    'A data availability statement (DAS) was missing. We read systematic reviews (SRs) of trials (Smith).',
    'Note. OA: open access; COI, conflict of interest; RCT = registered report.',
  );
  expect([...found]).toEqual([
    ['DAS', 'data availability statement'],
    ['SRs', 'systematic reviews'],
    ['OA', 'open access'],
    ['COI', 'conflict of interest'],
  ]);
  expect(spelledOut(found)('no DAS, but OA')).toBe('no data availability statement, but open access');
});
