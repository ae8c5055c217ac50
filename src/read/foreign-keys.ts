import type { Codebook, ForeignKey } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { findingReporter } from '../validate/finding-reporter.ts';
import { checkForeignKey, keyIndex, keysByFields } from '../validate/foreign-keys.ts';
import { UNCHECKED_KEY } from '../validate/unit-findings.ts';
import { neededCodebook } from './needed-codebook.ts';

/** Checks the foreign keys of a sheet's codebook against the sheets that they refer to, but for one that was checked. */
export async function foreignKeyFindings(
  review: Review,
  { table, codebook }: { readonly table: Table; readonly codebook: Codebook },
  read: (resource: Resource) => Promise<Table>,
  done: ForeignKey | null = null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const report = findingReporter(findings, table, null);
  for (const key of codebook.foreignKeys) {
    if (key === done) continue;
    const unchecked = (reason: string): void =>
      report(
        UNCHECKED_KEY,
        { message: `the foreign key ${key.fields.join(' and ')} is not checked: ${reason}` },
        { row: null, column: null, field: key.fields[0] ?? null },
      );
    const resource = key.resource === null ? null : review.value.resources.find(({ name }) => name === key.resource);
    if (resource === undefined) {
      unchecked(`${review.declaration.file} has no resource "${key.resource}"`);
      continue;
    }
    const target =
      resource === null
        ? { table, codebook }
        : { table: await read(resource), codebook: await neededCodebook(review, resource) };
    const keys = keysByFields(target.table, target.codebook, key.references);
    if (keys === null) unchecked(`${target.table.file} has no column ${key.references.join(' and ')}`);
    else
      checkForeignKey(
        table,
        codebook,
        key.fields,
        { file: target.table.file, unit: 'row', keys: keyIndex(keys) },
        false,
        report,
      );
  }
  return findings;
}
