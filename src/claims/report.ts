import type { ClaimsCheck } from './check.ts';
import { REPORTS } from './reports/index.ts';

/** A report of verdicts in one of the formats: text, md, html, json. */
export const claimsReport = (
  format: string,
  check: ClaimsCheck,
  options: { readonly title?: string; readonly colour?: boolean } = {},
): string => REPORTS.need(format, 'format of a report', 'format').write(check, options);
