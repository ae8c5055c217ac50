import type { FlowKey } from '../../model/flow.ts';
import type { RecordJson } from '../data/report-json.ts';

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
 * The records behind a box of the flow; null where only their number is known. A box is named by its key, one of its reasons by
 * key and reason on two lines.
 */
export function flowRecords(box: string, records: readonly RecordJson[]): readonly RecordJson[] | null {
  if (records.length === 0) return null;
  const [key, reason] = box.split('\n') as [FlowKey, string | undefined];
  const hasStages = records.some(record => record.stage !== null);
  const rule = key === 'new_studies' ? ([hasStages ? 'full_text' : 'first', ['included']] as Rule) : BOXES[key];
  if (rule === undefined) return null;
  const [stage, decisions] = rule;
  const own = records.filter(record => (record.stage === 'full_text') === (stage === 'full_text'));
  if (own.length === 0) return null;
  const found = own.filter(record => decisions === 'all' || decisions.includes(record.decision));
  return reason === undefined ? found : found.filter(record => record.reason === reason);
}
