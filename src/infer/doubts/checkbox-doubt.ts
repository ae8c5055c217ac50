import type { Claim } from '../columns/detector.ts';
import type { FieldDoubt } from '../doubt.ts';

/** What rows without any tick mean: nobody can see it in the sheet. */
export function checkboxDoubt(claim: Claim, rows: number): FieldDoubt | null {
  const { columns, unchecked } = claim.field;
  if (columns === undefined || claim.filled === undefined) return null;
  let blank = 0;
  for (let row = 0; row < rows; row++) if (!claim.filled(row)) blank++;
  if (blank === 0) return null;
  const none = unchecked === 'none';
  return {
    key: 'unchecked',
    evidence: `${blank} of ${rows} rows have no tick at all`,
    question: 'What does a row without any tick mean?',
    proposal: none ? 'it was coded, and none of the options applied' : 'it was not coded',
    choices: [
      none
        ? { label: 'it was not coded', field: { unchecked: 'not_coded' } }
        : { label: 'it was coded, and none of the options applied', field: { unchecked: 'none' } },
    ],
  };
}
