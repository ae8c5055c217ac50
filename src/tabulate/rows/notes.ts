import { counted, oneOf } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Note } from '../../model/note.ts';
import type { Denominator } from '../../model/state.ts';
import { wordsOf } from '../../model/words.ts';
import type { Groups } from '../data/groups.ts';
import type { Selection } from '../data/selection.ts';

/** What a denominator is a count of; `units` is the plural of what is counted. */
export const denominatorNote = (denominator: Denominator, units: string): Note => ({
  code: 'denominator',
  message: denominatorText(denominator, units),
});

function denominatorText(denominator: Denominator, units: string): string {
  switch (denominator) {
    case 'all':
      return `Denominator: all ${units}.`;
    case 'accessible':
      return `Denominator: ${units} whose report was accessible.`;
    case 'coded':
      return `Denominator: ${units} that were coded.`;
    case 'applicable':
      return `Denominator: ${units} to which the field applies, including those that do not report it.`;
    case 'reported':
      return `Denominator: ${units} that report the field.`;
    case 'responses':
      return `Denominator: mentions, not ${units}.`;
  }
}

/** How many units were left out because it is unknown whether they satisfy the condition; no note where there are none. */
export const unknownNotes = (coded: CodedTable, { unknown, where }: Pick<Selection, 'unknown' | 'where'>): Note[] =>
  unknown === 0 || where === null
    ? []
    : [
        {
          code: 'unknown-condition',
          message: `Left out: ${counted(unknown, coded.unit)} for which it is unknown whether ${wordsOf(coded).condition(where)}, because a value is missing.`,
        },
      ];

/** Which subgroups overlap, since a unit can have several codes of their field. */
export const overlapNotes = (coded: CodedTable, { overlapping }: Pick<Groups, 'overlapping'>): Note[] =>
  overlapping.map(field => ({
    code: 'overlapping-groups',
    message: `${oneOf(coded.unit)} can be in more than one group of ${wordsOf(coded).fieldTitle(field)}.`,
  }));
