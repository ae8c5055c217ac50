import { codesBehindDate, looksLikeRangeCode } from '../../model/codes-behind-date.ts';
import { foundCategories } from '../columns/categories.ts';
import { changedToDates } from '../columns/changed-to-dates.ts';
import { dedupeNotes } from '../columns/dedupe-notes.ts';
import { cells, columnDetector, shown } from '../columns/detector.ts';
import { bracketedLists, joinedLetters } from '../columns/joined-letters.ts';
import { mixedUnits } from '../columns/mixed-units.ts';
import { partialLists } from '../columns/partial-lists.ts';
import type { Profile } from '../columns/profile.ts';
import { scaleNote, scaleOfWords } from '../columns/scale.ts';

/** One or two phrases, each in one cell of a long column, come back nowhere: they are text. */
const areLone = ({ values, coded, rows }: Profile): boolean =>
  rows >= 8 && coded <= 2 && coded === values.length && coded * 4 <= rows && values.every(([text]) => /\s/.test(text));

/** Values that come back: one code a cell. */
export const category = columnDetector('category', 'repeated values: one code per cell', profile => {
  if (profile.paged || profile.values.length > 400) return null;
  // a spelling of its own in each cell ("Interviews (n = 12)") makes no other code
  const distinct = foundCategories(new Map(profile.values)).categories.length;
  if (distinct > 150) return null;
  const length = profile.values.reduce((sum, [text]) => sum + text.length, 0) / Math.max(1, distinct);
  const told = [...profile.missing.values()].reduce((sum, { count }) => sum + count, profile.coded);
  const fits =
    // the cells that say "not reported" say as well that the column asks for a code
    distinct <= 4 && told >= profile.rows * 0.8 && distinct * 3 <= told && length <= 60
      ? true
      : profile.ditto.size > 0 && distinct <= 60 && length <= 40
        ? true
        : areLone(profile)
          ? false
          : distinct <= 2
            ? profile.coded > distinct || distinct === 1 || length <= 40
            : distinct <= 25
              ? distinct <= profile.coded * 0.67
              : distinct <= profile.coded * 0.25;
  if (!fits || length > 160) return null;
  // dates among codes such as 1-2 are codes that a spreadsheet changed; `validate` reports their cells
  const ranges = profile.values.filter(([text]) => looksLikeRangeCode(text)).map(([text]) => text);
  const dates = ranges.length === 0 ? [] : profile.values.filter(([text]) => codesBehindDate(text).length > 0);
  const values = dates.length * 2 > distinct ? profile.values : profile.values.filter(entry => !dates.includes(entry));
  const changed = values === profile.values ? [] : dates;
  const found = foundCategories(new Map(values));
  const constant = distinct === 1 && profile.coded > 1;
  const scale = scaleOfWords(found.categories.map(entry => entry.value));
  const place = (code: string): number => scale?.order.indexOf(code) ?? 0;
  return {
    field: {
      name: '',
      type: 'string',
      ...(scale === null ? {} : { categoriesOrdered: true }),
      categories: found.categories.toSorted((a, b) => place(a.value) - place(b.value)),
    },
    evidence: [
      constant ? `every value is "${profile.values[0]?.[0]}"` : `${distinct} distinct values in ${profile.coded} cells`,
      ...(scale === null ? [] : [scale.evidence]),
      ...found.evidence,
    ],
    counts: found.counts,
    alike: found.alike,
    joined: found.joined,
    explained: found.explained,
    doubts: [
      ...(changed.length > 0 ? [] : changedToDates(profile, found.categories)),
      ...joinedLetters(profile),
      ...bracketedLists(profile),
      ...mixedUnits(profile),
      ...partialLists(profile),
    ],
    notes: [
      ...changed.map(([text, count]) => {
        const likely = codesBehindDate(text).find(code => ranges.includes(code)) ?? codesBehindDate(text)[0];
        return {
          message: `${shown(text)} in ${cells(count)} looks like a date that a spreadsheet program made of a code, probably of ${likely}; it is not a category, so \`validate\` reports it`,
          change: `enter ${likely} in the sheet (format the column as text first), or add ${shown(text)} to the categories`,
        };
      }),
      ...dedupeNotes(found),
      ...(scale === null ? [] : [scaleNote(scale)]),
      ...(constant
        ? [
            {
              message: 'this column is constant',
              change: 'nothing needs to be done; add the other codes that the coders could have given',
            },
          ]
        : []),
    ],
  };
});
