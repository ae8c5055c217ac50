import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import type { DraftCoding } from '../infer/draft.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Coding } from '../model/review-coding.ts';
import type { Table } from '../model/table.ts';
import type { Review } from '../review.ts';
import { readReports } from '../validate/read-reports.ts';
import type { Unit } from '../validate/validate.ts';
import { readResource } from './coded-sheet.ts';

/** What the review counts, with its table of reports where it declares one (`unit: { reports: … }`). */
export async function countingUnit(
  review: Review,
): Promise<{ unit: Unit; findings: readonly Finding[]; table: Table | null }> {
  const { name = 'study', key = null, reports } = review.value.unit ?? {};
  const ofCoders = (review.value.codings ?? []).some(
    ({ from, of }) =>
      isOfCodersAlone(from) &&
      (('resource' in from ? from.resource : undefined) ?? of ?? review.studies.name) === review.studies.name,
  );
  if (reports === undefined) return { unit: { name, key, ofCoders }, findings: [], table: null };
  const declared = typeof reports === 'string' ? { resource: reports } : reports;
  const table = await readResource(review, review.resource(declared.resource));
  const { report = null, study = null, type = null, precedence = null } = { ...declared };
  const read = readReports(
    table,
    { report, study: study ?? keyIn(table, key, [report ?? '', 'report', 'report_id']), type, precedence },
    name,
  );
  return { unit: { name, key, ofCoders, reports: read.reports }, findings: read.findings, table };
}

/** Whether rows are of coders, and none of them is the consensus. */
export const isOfCodersAlone = (from: Coding['from'] | DraftCoding['from']): boolean =>
  'column' in from && from.consensus === undefined;

/** The key's own name is the first guess for the column of studies, unless it names the reports. */
const keyIn = (table: Table, key: string | null, ofReports: readonly string[]): string | null =>
  key !== null && !ofReports.includes(key) && table.columns.some(column => column.header.trim() === key) ? key : null;

/** A key that no field has would make every row a unit, silently; with a table of reports the key may stand there alone. */
export function requireKey(review: Review, { key, reports = null }: Unit, codebook: Codebook): void {
  if (key === null || reports !== null || codebook.fields.some(field => field.name === key)) return;
  const names = codebook.fields.map(field => field.name);
  throw new Fault(
    'unit-key',
    `${review.declaration.file}: the key of the unit, "${key}", is not a field of ${codebook.file}${didYouMean(key, names)}`,
    'name the field that says which unit a row belongs to, or a table of reports (`unit: { reports: … }`)',
  );
}
