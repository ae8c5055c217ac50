import { didYouMean } from '../base/nearest.ts';
import type { Path } from '../base/read-declaration.ts';
import type { Field, ForeignKey } from './codebook.ts';
import type { CodebookFile } from './codebook-file.ts';

/** Fields that a codebook refers to by name, in its keys and as evidence, must be fields of it. */
export function checkReferences(
  file: CodebookFile,
  fields: readonly Field[],
  wrong: (path: Path, message: string) => void,
): void {
  checkEvidenceFields(fields, wrong);
  checkKeyFields(file, fields, wrong);
}

/** Evidence must be another field of the codebook. */
function checkEvidenceFields(fields: readonly Field[], wrong: (path: Path, message: string) => void): void {
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

/** Keys may name fields of the codebook only, and a foreign key as many as it refers to. */
function checkKeyFields(
  file: CodebookFile,
  fields: readonly Field[],
  wrong: (path: Path, message: string) => void,
): void {
  const names = fields.map(field => field.name);
  const check = (given: string | readonly string[], path: Path, what: string): void => {
    [given].flat().forEach((name, i) => {
      if (!names.includes(name))
        wrong(
          Array.isArray(given) ? [...path, i] : path,
          `the ${what} "${name}" is not a field${didYouMean(name, names)}`,
        );
    });
  };
  if (file.primaryKey !== undefined) check(file.primaryKey, ['primaryKey'], 'key');
  file.foreignKeys?.forEach((key, i) => {
    check(key.fields, ['foreignKeys', i, 'fields'], 'foreign key');
    const [own, other] = [[key.fields].flat().length, [key.reference.fields].flat().length];
    if (own !== other)
      wrong(
        ['foreignKeys', i],
        `the foreign key has ${own} ${own === 1 ? 'field' : 'fields'} here and ${other} in what it refers to; name as many in both`,
      );
  });
}

/** The foreign keys of a codebook file. */
export const foreignKeysOf = (file: CodebookFile): ForeignKey[] =>
  (file.foreignKeys ?? []).map(({ fields, reference }) => ({
    fields: [fields].flat(),
    resource: reference.resource === undefined || reference.resource === '' ? null : reference.resource,
    references: [reference.fields].flat(),
  }));
