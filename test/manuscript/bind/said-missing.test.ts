import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* What texts say where something is not reported, and what is said of `it`. */

const missing = (field: string, title: string): Term => ({
  ...term(field, 'not_reported', 'not_reported', title),
  state: true,
});
const TERMS: Term[] = [
  term('city', 'small', 'Small', 'Size of the city'),
  term('city', 'large', 'Large', 'Size of the city'),
  missing('city', 'Size of the city'),
  term('software', 'r', 'R', 'Software', true),
  term('software', 'stata', 'Stata', 'Software', true),
  missing('software', 'Software'),
  term('blinding', 'yes', 'Yes', 'Blinded assessment'),
  term('blinding', 'no', 'No', 'Blinded assessment'),
  term('blinding', 'unclear', 'Unclear', 'Blinded assessment'),
  missing('blinding', 'Blinded assessment'),
];

test.each([
  ['R was used in 12 (12.0%), and 7 did not say which software they used.', '7: software=not_reported'],
  ['R was used in 12 (12.0%); 7 gave no information on the software.', '7: software=not_reported'],
  ['R was used in 12 (12.0%), Stata in 9 (9.0%), and 7 did not describe it.', '7: software=not_reported'],
  ['R was used in 12 (12.0%). The other 7 did not state this.', '7: software=not_reported'],
  [
    'Assessment was blinded in 12 (12.0%), not blinded in 9 (9.0%), and in 7 (7.0%) this was unclear.',
    '7 (7.0%): blinding=unclear',
  ],
  ['The city was small in 12 (12.0%), and for 7 studies this remained unclear.', '7: city=not_reported'],
  [
    'The city was small in 12 (12.0%) and large in 9 (9.0%); for seven studies we could not tell.',
    'seven: city=not_reported',
  ],
  ['R was used in 12 (12.0%), and 7 failed to name the software.', '7: software=not_reported'],
  ['Stata was used in 12 (12.0%), the other 7 (7.0%) were silent on it.', '7 (7.0%): software=not_reported'],
  // of what is absent, the answer No is meant
  ['A blinded assessment is missing in 75% of studies.', '75%: blinding=no'],
  // words of how many deny nothing
  ['R was used in no more than 12.5%.', '12.5%: software=r'],
  // a share of something of theirs is no share of studies
  ['Authors spent 12.5% of their time on Stata.', '12.5%: –'],
])('%s', async (text, expected) => {
  const lines = await scanned(text, TERMS);
  expect(lines.at(-1)).toBe(expected);
});
