import type { Severity } from '../../model/finding.ts';

/** Everything that can be wrong with flow counts. */
export const FLOW_FINDINGS = {
  columns: { code: 'D601', severity: 'error', explain: 'The sheet of flow counts lacks the column "data" or "n".' },
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
      'Two boxes of the flow diagram contradict each other: what comes in less what goes out is not what is left.',
  },
  reports: {
    code: 'D605',
    severity: 'warning',
    explain: 'There are more new studies than new reports; a report can hold several studies, but that is rare.',
  },
  sheet: {
    code: 'D606',
    severity: 'error',
    explain: 'The studies of the flow diagram are not as many as the units of the coded sheet.',
  },
  screening: { code: 'D607', severity: 'error', explain: 'A flow count is not what the screening sheet gives.' },
  decision: {
    code: 'D608',
    severity: 'error',
    explain: 'A screened record has no decision, or one that is neither an inclusion nor an exclusion.',
  },
  reason: {
    code: 'D609',
    severity: 'warning',
    explain: 'A record was excluded at screening and the sheet gives no reason.',
  },
} as const satisfies Readonly<
  Record<string, { readonly code: string; readonly severity: Severity; readonly explain: string }>
>;
