import { columnDetector, countsOf } from '../columns/detector.ts';
import { every, shareOf } from '../columns/profile.ts';

const ISO = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/;
const OTHER =
  /^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2} [A-Za-z]{3,9} \d{4}|\d{4}-\d{2}-\d{2}[T ]\S+)([ T].*)?$/;

/** Days. Only yyyy-mm-dd is read as a date: 03/04/2021 is two days at once. */
export const date = columnDetector('date', 'dates and timestamps', profile => {
  if (every(profile, text => ISO.test(text)))
    return {
      field: { name: '', type: 'date' },
      evidence: ['every cell is a date (yyyy-mm-dd)'],
      counts: countsOf(profile),
    };
  const share = shareOf(profile, text => ISO.test(text) || OTHER.test(text));
  if (share < 0.9) return null;
  return {
    field: { name: '', type: 'string' },
    evidence: [`${Math.round(share * 100)}% of the cells are dates, such as ${profile.values[0]?.[0]}`],
    counts: countsOf(profile),
    notes: [
      {
        message: 'dates in this form are kept as text, because day and month could be either way round',
        change: 'write them as yyyy-mm-dd in the sheet and `type: date` in the codebook',
      },
    ],
  };
});
