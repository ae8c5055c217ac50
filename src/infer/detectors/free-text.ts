import { columnDetector, countsOf } from '../columns/detector.ts';
import { bracketedLists } from '../columns/joined-letters.ts';
import { mixedUnits } from '../columns/mixed-units.ts';

/** Whatever is left: a different text in nearly every cell. */
export const freeText = columnDetector('free-text', 'a different text in nearly every cell', profile => ({
  field: { name: '', type: 'string' },
  evidence: [
    profile.paged
      ? 'too many distinct values to be codes'
      : `${profile.values.length} distinct values in ${profile.coded} cells: text, not codes`,
  ],
  counts: profile.values.length > 200 ? new Map() : countsOf(profile),
  doubts: profile.paged ? [] : [...bracketedLists(profile), ...mixedUnits(profile)],
}));
