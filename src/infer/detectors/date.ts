import { columnDetector, countsOf } from '../columns/detector.ts';
import { every, type Profile, shareOf } from '../columns/profile.ts';

const ISO = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
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
        message: `dates in this form are kept as text: ${orderOf(profile)}`,
        change: 'write them as yyyy-mm-dd in the sheet and `type: date` in the codebook',
      },
    ],
  };
});

/** `17/04/2019` shows that the day comes first; where no cell shows it, nothing can be said. */
function orderOf(profile: Profile): string {
  const leads = profile.values.flatMap(([text]) => {
    const match = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(text);
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const];
  });
  const [day, month] = [leads.some(([first]) => first > 12), leads.some(([, second]) => second > 12)];
  if (leads.length === 0) return 'only yyyy-mm-dd is read as a date';
  if (day === month) return 'day and month could be either way round';
  return `the ${day ? 'day' : 'month'} comes first, but only yyyy-mm-dd is read as a date`;
}
