import { counted } from '../../base/plural.ts';
import type { Sheet } from './detector.ts';

/** What boxes are counted by: studies where these have several rows (REDCap leaves the boxes of other forms blank), else rows. */
export const unitOf = ({ studies }: Sheet): string => (studies === null ? 'row' : 'study');

/** `1 row`, `3 studies`. */
export const countedUnits = (sheet: Sheet, count: number): string => counted(count, unitOf(sheet));

export const countUnits = (sheet: Sheet): number => unitsWhere(sheet, () => true).size;

/** The units of which a row is so. */
export function unitsWhere({ rows, studies }: Sheet, holds: (row: number) => boolean): Set<string | number> {
  const units = new Set<string | number>();
  for (let row = 0; row < rows; row++) if (holds(row)) units.add(studies === null ? row : studies.text(row));
  return units;
}
