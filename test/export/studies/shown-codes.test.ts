import { expect, test } from 'vitest';
import { notShown, shownCodes } from '../../../src/export/studies/shown-codes.ts';
import { STUDIES } from '../../support/coded-studies.ts';

test('a missing state that some study is in is a code of its field', () => {
  const [design, outcomes] = shownCodes(STUDIES);
  expect(design!.codes.map(code => code.label)).toEqual(['Trial', 'Cohort, "open"', 'Not reported']);
  expect([0, 1, 2].map(study => design!.of(study))).toEqual([['trial'], ['not_reported'], ['cohort']]);
  // not applicable says nothing about the study, and coded without a code is no code
  expect([0, 1, 2].map(study => outcomes!.of(study))).toEqual([['pain', 'function'], [], []]);
});

test('what is left out is said', () => {
  expect(notShown(STUDIES)).toEqual([
    'numbers and texts are no codes, and are left out: Sample size, Remarks',
    '1 cell has an error and is left out',
  ]);
});
