import { Fault } from '../base/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { checkFlow } from '../validate/flow/check-flow.ts';
import { readFlow } from '../validate/flow/read-flow.ts';
import { joinFlows, screeningFlow } from '../validate/flow/screening-flow.ts';
import { validate } from '../validate/validate.ts';

/** The flow counts of a review, and what is wrong with them; null where it declares none. */
export interface FoundFlow {
  readonly flow: Flow;
  readonly findings: readonly Finding[];
  /** resources that were read */
  readonly resources: readonly string[];
  readonly tables: readonly Table[];
}

/** Reads the counts that `flow:` declares: given as data, taken from a screening sheet, or both (and then compared). */
export async function flowOf(
  review: Review,
  unit: string,
  units: number,
  read: (resource: Resource) => Promise<Table>,
): Promise<FoundFlow | null> {
  const declared = review.value.flow;
  if (declared === undefined) return null;
  const { counts, screening } = typeof declared === 'string' ? { counts: declared, screening: undefined } : declared;
  const findings: Finding[] = [];
  const resources: string[] = [];
  const tables: Table[] = [];
  let given: { flow: Flow; table: Table } | null = null;
  if (counts !== undefined) {
    const resource = review.resource(counts);
    const table = await read(resource);
    const found = readFlow(table);
    findings.push(...table.findings, ...found.findings, ...checkFlow(found, table, unit, units));
    given = { flow: found.flow, table };
    resources.push(resource.name);
    tables.push(table);
  }
  if (screening === undefined) return given === null ? null : { flow: given.flow, findings, resources, tables };
  const resource = review.resource(screening.resource);
  const codebook = await review.codebook(resource);
  if (codebook === null)
    throw new Fault(
      'no-codebook',
      `${review.declaration.file}: the resource "${resource.name}" has no codebook`,
      'add `schema: codebook/….yaml` to it',
    );
  const table = await read(resource);
  const { coded } = validate(table, codebook, { unit: { name: 'record', key: null } });
  const screened = screeningFlow(coded, {
    decision: screening.decision,
    include: screening.include ?? 'include',
    reason: screening.reason ?? null,
  });
  findings.push(...screened.findings);
  if (given === null) {
    findings.push(...checkFlow({ flow: screened.flow, rows: new Map(), findings: [] }, table, unit, units));
    return { flow: screened.flow, findings, resources, tables };
  }
  const joined = joinFlows(given.flow, screened.flow);
  return { flow: joined.flow, findings: [...findings, ...joined.findings], resources, tables };
}
