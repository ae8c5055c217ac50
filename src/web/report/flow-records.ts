import { type FlowKey, NO_REASON } from '../../model/flow.ts';
import type { RecordJson, ReportJson } from '../data/report-json.ts';

type Rule = readonly [stage: 'first' | 'full_text', decisions: readonly RecordJson['decision'][] | 'all'];

/** Which decisions of which stage are in a box; where a sheet has no stages, it is the first one and its records are studies. */
const BOXES: Partial<Record<FlowKey, Rule>> = {
  records_screened: ['first', 'all'],
  records_excluded: ['first', ['excluded']],
  dbr_sought_reports: ['first', ['included']],
  dbr_notretrieved_reports: ['full_text', ['not retrieved']],
  dbr_assessed: ['full_text', ['included', 'excluded']],
  dbr_excluded: ['full_text', ['excluded']],
  new_reports: ['full_text', ['included']],
};

/**
 * The records behind a box of the flow; null where only their number is known, which is also so where the sheets of screening
 * have more or fewer of them than the box counts (other counts are declared, or studies have several reports). A box is named by
 * its key, one of its reasons by key and reason on two lines.
 */
export function flowRecords(
  box: string,
  { flow, records }: Pick<ReportJson, 'flow' | 'records'>,
): readonly RecordJson[] | null {
  if (flow === null || records.length === 0) return null;
  const [key, reason] = box.split('\n') as [FlowKey, string | undefined];
  const hasStages = records.some(record => record.stage !== null);
  const rule = key === 'new_studies' ? ([hasStages ? 'full_text' : 'first', ['included']] as Rule) : BOXES[key];
  if (rule === undefined) return null;
  const [stage, decisions] = rule;
  const own = records.filter(record => (record.stage === 'full_text') === (stage === 'full_text'));
  if (own.length === 0) return null;
  const found = own.filter(
    record =>
      (decisions === 'all' || decisions.includes(record.decision)) &&
      (reason === undefined || (record.reason || NO_REASON) === reason),
  );
  const counted = flow.boxes.find(([name]) => name === key)?.[1];
  const n = reason === undefined ? counted?.n : counted?.items.find(({ label }) => label === reason)?.n;
  return found.length === n ? found : null;
}
