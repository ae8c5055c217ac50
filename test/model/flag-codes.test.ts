import { expect, test } from 'vitest';
import { raisedCodes } from '../../src/model/flag-codes.ts';

test.each([
  [
    ['raised', 'raised_test', 'motive_only', 'undecided', 'not_raised'],
    ['raised', 'raised_test'],
  ],
  // a codebook of somebody else names its questions as it likes
  [
    ['ask_authors', 'check_data', 'undecided', 'not_raised'],
    ['ask_authors', 'check_data'],
  ],
  [['raisedly', 'not_raised'], ['raisedly']],
  [['undecided', 'not_raised'], []],
])('%j: a flag is raised with %j', (codes, raised) => {
  expect([...raisedCodes(codes)]).toEqual(raised);
});
