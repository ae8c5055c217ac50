import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import { plainDigits } from '../../base/plain-digits.ts';
import { noisyYear, yearBehindDate } from '../../model/noisy-number.ts';
import { cells, columnDetector, countsOf, shown } from '../columns/detector.ts';
import { shareOf } from '../columns/profile.ts';

const isYear = (text: string): boolean => /^(18|19|20)\d\d$/.test(plainDigits(text));

/** So many cells must be plain years for the rest to be years with something around them. */
const PLAIN = 0.7;

/** Years of publication and their like; `2015a` among them is reported and keeps the column a year. */
export const year = columnDetector('year', 'years, also where a few cells hold more than the year', profile => {
  // years in cells with the format of a date are reported, and offered as years
  const plain = shareOf(profile, text => isYear(text) || yearBehindDate(text) !== null);
  if (plain < PLAIN) return null;
  const noisy = profile.values.filter(([text]) => !isYear(text));
  // a few without a year ("in press") are reported, and the column stays one of years
  const without = noisy.filter(([text]) => noisyYear(text) === null).reduce((sum, [, count]) => sum + count, 0);
  if (without > Math.max(1, profile.coded * 0.1)) return null;
  const named =
    /year|publ|date|\bpy\b|jahr|année|anno|año|ano\b|年|년|jaar|\bår\b|\brok\b|yıl|\bгод|\bрік|سنة|سال/i.test(
      profile.header,
    );
  if (!named && (profile.values.length < 3 || noisy.length > 0)) return null;
  const years = profile.values
    .map(([text]) => yearBehindDate(text) ?? (isYear(text) ? plainDigits(text) : null))
    .flatMap(text => (text === null ? [] : [Number(text)]));
  const wrong = noisy.reduce((sum, [, count]) => sum + count, 0);
  return {
    field: { name: '', type: 'year' },
    evidence: [
      wrong === 0
        ? `every value is a year (${least(years)} to ${greatest(years)})`
        : `${profile.coded - wrong} of ${profile.coded} cells are years (${least(years)} to ${greatest(years)}), ${wrong} hold more`,
    ],
    counts: countsOf(profile),
    notes: noisy.slice(0, 3).map(([text]) => ({
      message: `${shown(text)} is not a plain year; \`validate\` reports ${cells(wrong)}${noisyYear(text) === null ? '' : ` and offers ${noisyYear(text)?.value}`}`,
      change: `enter ${noisyYear(text)?.value ?? 'a year'} in the sheet, or write \`type: string\` in the codebook`,
    })),
  };
});
