import { append } from '../base/append.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { checkFlow } from '../validate/flow/check-flow.ts';
import { checkLibraries } from '../validate/flow/check-libraries.ts';
import { FLOW_FINDINGS } from '../validate/flow/findings.ts';
import { readFlow } from '../validate/flow/read-flow.ts';
import { joinFlows, screeningFlow } from '../validate/flow/screening-flow.ts';
import { screenedStages } from './screened-stages.ts';

/** Records of a screening sheet that are neither in nor out. */
const OPEN: ReadonlySet<string> = new Set([FLOW_FINDINGS.decision.code, FLOW_FINDINGS.reviewers.code]);

/** The flow counts of a review, and what is wrong with them; null where it declares none. */
export interface FoundFlow {
  readonly flow: Flow;
  readonly findings: readonly Finding[];
  /** resources that were read */
  readonly resources: readonly string[];
  readonly tables: readonly Table[];
}

/** Reads the counts that `flow:` declares: given as data, taken from screening sheets, or both (and then compared). */
export async function loadFlow(
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
  let flow: Flow | null = null;
  if (counts !== undefined) {
    const resource = review.resource(counts);
    const table = await read(resource);
    const found = readFlow(table);
    append(findings, [...table.findings, ...found.findings, ...checkFlow(found, table, unit, units)]);
    flow = found.flow;
    resources.push(resource.name);
    tables.push(table);
  }
  if (screening !== undefined) {
    const stages = await screenedStages(review, screening, read);
    const screened = screeningFlow(stages, review.value.unit?.reports !== undefined);
    append(findings, screened.findings);
    const [first] = stages;
    if (flow === null && first !== undefined) {
      const sums = checkFlow(
        { flow: screened.flow, rows: new Map(), refused: new Set(), findings: [] },
        first.coded.table,
        unit,
        units,
      );
      // records without a decision are named above, and are missing in every sum
      const isOpen = screened.findings.some(({ code }) => OPEN.has(code));
      append(findings, isOpen ? sums.filter(({ code }) => code !== FLOW_FINDINGS.arithmetic.code) : sums);
    }
    const joined = flow === null ? { flow: screened.flow, findings: [] } : joinFlows(flow, screened.flow);
    append(findings, joined.findings);
    flow = joined.flow;
    if (counts === undefined) {
      append(
        resources,
        stages.map(stage => stage.resource),
      );
      append(tables, new Set(stages.map(stage => stage.coded.table)));
    }
  }
  if (flow === null) return null;
  if (review.value.library !== undefined) {
    const { libraryCounts } = await import('./library-counts.ts');
    append(findings, checkLibraries(flow, await libraryCounts(review)));
  }
  return { flow, findings, resources, tables };
}
