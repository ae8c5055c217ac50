/** How a sentence begins that says how many units are in a missing state. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  not_reported: 'It was not reported in',
  unclear: 'It was unclear in',
  not_applicable: 'It did not apply in',
  not_coded: 'It was not coded in',
  not_accessible: 'The report was not accessible in',
  invalid: 'The coded value is invalid in',
};
