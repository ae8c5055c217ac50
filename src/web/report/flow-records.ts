import type { FlowKey } from '../../model/flow.ts';
import type { RecordJson } from '../data/report-json.ts';

/** The records behind a box of the flow, where the review has a screening sheet; null where only their number is known. */
export function flowRecords(box: string, records: readonly RecordJson[]): readonly RecordJson[] | null {
  if (records.length === 0) return null;
  const [key, reason] = box.split('\n') as [FlowKey, string | undefined];
  switch (key) {
    case 'records_screened':
      return records;
    case 'records_excluded': {
      const out = records.filter(record => record.isIncluded === false);
      return reason === undefined ? out : out.filter(record => record.reason === reason);
    }
    case 'new_studies':
      return records.filter(record => record.isIncluded === true);
    default:
      return null;
  }
}
