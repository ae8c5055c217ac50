import { append } from '../base/append.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import type { Unit } from '../validate/validate.ts';
import { codedSheet } from './coded-sheet.ts';
import { foreignKeyFindings } from './foreign-keys.ts';
import type { CodersRead } from './load-coders.ts';
import type { FoundFlow } from './load-flow.ts';
import type { CountedRead } from './resource-view.ts';

/** What every sheet besides the studies gave. */
export interface OtherSheets {
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
  /** whether coders share a sheet */
  readonly shared: boolean;
}

/** The sheets of a review that were read on their own account. */
interface Read {
  readonly coders: CodersRead;
  readonly flow: FoundFlow | null;
  readonly verification: { readonly findings: readonly Finding[]; readonly table: Table } | null;
  readonly counted: readonly CountedRead[];
}

/** Findings and tables of every sheet besides the studies. */
export async function otherSheets(
  review: Review,
  { coders, flow, verification, counted }: Read,
  table: (resource: Resource) => Promise<Table>,
): Promise<OtherSheets> {
  const findings: Finding[] = [];
  const tables: Table[] = [];
  if (verification !== null) {
    append(findings, verification.findings);
    tables.push(verification.table);
  }
  append(findings, [...coders.findings, ...(flow?.findings ?? [])]);
  append(tables, [...coders.tables, ...(flow?.tables ?? [])]);
  const done = new Set([review.studies.name, ...coders.resources, ...(flow?.resources ?? [])]);
  for (const own of counted) {
    const { resource, sheet } = own.counted;
    append(findings, [...sheet.findings, ...own.coders.findings]);
    tables.push(sheet.coded.table, ...own.coders.tables);
    for (const name of [resource.name, ...own.coders.resources]) done.add(name);
  }
  for (const resource of review.value.resources) {
    if (done.has(resource.name)) continue;
    const own = await review.codebook(resource);
    if (own === null) continue;
    const read = await table(resource);
    tables.push(read);
    const options = { unit: rowUnit(own), fieldsMatch: resource.fieldsMatch ?? 'partial' } as const;
    append(findings, codedSheet(read, own, options).findings);
    append(findings, await foreignKeyFindings(review, { table: read, codebook: own }, table));
  }
  const shared = coders.shared || counted.some(own => own.coders.shared);
  return { findings, tables, shared };
}

/** Where it takes several fields to name a row, none of them alone is a unit. */
export const rowUnit = (codebook: Codebook): Unit => ({
  name: 'row',
  key: codebook.primaryKey.length === 1 ? codebook.primaryKey[0]! : null,
});
