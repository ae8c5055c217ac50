import { didYouMean } from '../base/nearest.ts';
import type { Path } from '../base/read-declaration.ts';
import type { Field } from './codebook.ts';

/** Evidence must be another field of the codebook. */
export function checkEvidenceFields(fields: readonly Field[], wrong: (path: Path, message: string) => void): void {
  const names = fields.map(field => field.name);
  fields.forEach(({ name, evidence }, i) => {
    if (evidence === null || (evidence !== name && names.includes(evidence))) return;
    wrong(
      ['fields', i, 'evidence'],
      evidence === name
        ? `"${name}" names itself as its evidence; name the field with place and words`
        : `the evidence field "${evidence}" of "${name}" is not a field${didYouMean(evidence, names)}`,
    );
  });
}
