import type { Severity } from './finding.ts';

/** What a figure's type or its rendering finds; what is measured in the finished picture has rules of its own in preflight. */
export const FIGURE_FINDINGS = {
  nothingToShow: { code: 'F111', severity: 'warning', explain: 'There are no data to show; the figure states this.' },
  vegaWarns: { code: 'F112', severity: 'warning', explain: 'Vega or Vega-Lite warned while it drew the figure.' },
  noIntervals: {
    code: 'F115',
    severity: 'note',
    explain: 'Intervals were requested, but this type of figure shows none.',
  },
  impossibleHeld: {
    code: 'F116',
    severity: 'warning',
    explain: 'A cell of an evidence map that is declared impossible holds studies.',
  },
  notWritten: {
    code: 'F117',
    severity: 'error',
    explain:
      'A format could not be written because its engine is not installed; the other files of the figure are there.',
  },
} as const satisfies Readonly<
  Record<string, { readonly code: string; readonly severity: Severity; readonly explain: string }>
>;
