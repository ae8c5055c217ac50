import type { Denominator } from '../model/state.ts';

/** What a denominator is a count of, in words; `units` is the plural of what is counted. */
export function denominatorNote(denominator: Denominator, units: string): string {
  switch (denominator) {
    case 'all':
      return `Percentages are of all ${units}.`;
    case 'accessible':
      return `Percentages are of the ${units} whose report was accessible.`;
    case 'coded':
      return `Percentages are of the ${units} that were coded.`;
    case 'applicable':
      return `Percentages are of the ${units} to which the field applies, whether or not they report it.`;
    case 'reported':
      return `Percentages are of the ${units} that report it.`;
    case 'responses':
      return `Percentages are of mentions, not of ${units}.`;
  }
}
