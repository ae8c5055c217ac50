import type { Claim, Sheet } from '../columns/detector.ts';
import { countedUnits, countUnits, unitOf, unitsWhere } from '../columns/sheet-units.ts';
import type { FieldDoubt } from '../doubt.ts';

/** What studies without any tick mean: nobody can see it in the sheet. */
export function checkboxDoubt(claim: Claim, sheet: Sheet): FieldDoubt | null {
  const { columns, unchecked } = claim.field;
  if (columns === undefined || claim.filled === undefined) return null;
  const all = countUnits(sheet);
  const blank = all - unitsWhere(sheet, claim.filled).size;
  if (blank === 0) return null;
  const none = unchecked === 'none';
  return {
    key: 'unchecked',
    evidence: `${blank} of ${countedUnits(sheet, all)} have no tick at all`,
    question: `What does a ${unitOf(sheet)} without any tick mean?`,
    proposal: none ? 'it was coded, and none of the options applied' : 'it was not coded',
    choices: [
      none
        ? { label: 'it was not coded', field: { unchecked: 'not_coded' } }
        : { label: 'it was coded, and none of the options applied', field: { unchecked: 'none' } },
    ],
  };
}
