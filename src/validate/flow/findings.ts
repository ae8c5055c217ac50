import type { Severity } from '../../model/finding.ts';

/** Everything that can be wrong with flow counts. */
export const FLOW_FINDINGS = {
  columns: { code: 'D601', severity: 'error', explain: 'The sheet of flow counts has no column "data" or "n".' },
  box: {
    code: 'D602',
    severity: 'error',
    explain: 'A row of the flow counts names no box of the PRISMA 2020 diagram.',
  },
  count: {
    code: 'D603',
    severity: 'error',
    explain: 'A flow count is neither a whole number nor a list of reasons with numbers.',
  },
  arithmetic: {
    code: 'D604',
    severity: 'error',
    explain:
      'Two boxes of the flow diagram contradict each other: the number that came in minus the number that was removed is not the number that is left.',
  },
  reports: {
    code: 'D605',
    severity: 'warning',
    explain: 'There are more studies than reports; a report can hold several studies, but that is rare.',
  },
  sheet: {
    code: 'D606',
    severity: 'error',
    explain: 'The number of studies in the flow diagram differs from the number of units in the coded sheet.',
  },
  screening: { code: 'D607', severity: 'error', explain: 'A flow count differs from that of the screening sheet.' },
  decision: {
    code: 'D608',
    severity: 'error',
    explain: 'Screened records have no decision.',
  },
  reason: {
    code: 'D609',
    severity: 'warning',
    explain: 'Records were excluded at screening and the sheet gives no reason.',
  },
  repeated: { code: 'D610', severity: 'error', explain: 'A box of the flow diagram has two counts.' },
  unfilled: {
    code: 'D611',
    severity: 'warning',
    explain: 'The flow counts are a template that has not been filled in; they are taken as unknown.',
  },
  unexplained: {
    code: 'D612',
    severity: 'warning',
    explain: 'Two boxes of the flow diagram differ by a number that only a box without a count can explain.',
  },
  left: {
    code: 'D613',
    severity: 'warning',
    explain:
      'The number of reports left after exclusion differs from the number of new studies, and the new reports have no count.',
  },
  reviewers: {
    code: 'D614',
    severity: 'error',
    explain: 'Reviewers decided differently on a screened record, and the sheet has no consensus for it.',
  },
  library: {
    code: 'D615',
    severity: 'warning',
    explain: 'The number of records in a library file matches no box of the flow diagram.',
  },
  pooled: {
    code: 'D616',
    severity: 'note',
    explain:
      'The flow counts give how many studies or reports a meta-analysis includes. The diagram does not draw this box; only its size is checked.',
  },
} as const satisfies Readonly<
  Record<string, { readonly code: string; readonly severity: Severity; readonly explain: string }>
>;
