import { expect, test } from 'vitest';
import { shortNames, spelledOut, unitNames } from '../../../src/manuscript/bind/short-names.ts';
import { term } from '../../support/scan-terms.ts';

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

test('what a review calls its units is a word for them, unless a category or field is called by it', () => {
  const rct = [term('design', 'rct', 'Randomised', 'Design')];
  const spell = spelledOut(unitNames('evaluation', rct));
  expect(spell('Evaluations of meals: 12 evaluations, one evaluation')).toBe('Studies of meals: 12 studies, one study');
  expect(unitNames('evaluation', [term('design', 'eval', 'Evaluation research', 'Design')]).size).toBe(0);
  // a word for units already, and no name of several words
  expect([unitNames('trial', rct).size, unitNames('grant application', rct).size]).toEqual([0, 0]);
});
