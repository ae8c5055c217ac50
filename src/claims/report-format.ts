import type { CheckedClaim, ClaimsCheck } from './check.ts';

/** One way to write verdicts down. */
export interface ReportFormat {
  readonly name: string;
  readonly describe: string;
  write(check: ClaimsCheck, options: { readonly title?: string; readonly colour?: boolean }): string;
}

export const reportFormat = (entry: ReportFormat): ReportFormat => entry;

/** What a claim reports, in one cell. */
export const reportedCell = (claim: CheckedClaim): string =>
  Object.entries(claim.reported)
    .map(([name, number]) => (name === 'percent' ? `${number}%` : `${name} ${number}`))
    .join(', ');

/** A verdict as words. */
export const verdictWords = (name: string): string => name.replaceAll('_', ' ');

/** `30 numbers, 30 bound, 30 checked` */
export const coverageWords = ({ coverage, claims }: ClaimsCheck): string =>
  `${claims.length} claim${claims.length === 1 ? '' : 's'} with ${coverage.found} number${coverage.found === 1 ? '' : 's'}: ${coverage.bound} bound to data or to a stated N, ${coverage.checked} checked.`;

/** How often each verdict was given, strongest first. */
export function tally(check: ClaimsCheck): [string, number][] {
  const counts = new Map<string, number>();
  for (const claim of check.claims) counts.set(claim.verdict, (counts.get(claim.verdict) ?? 0) + 1);
  return [...counts];
}

/** Claims by their file. */
export function bySource(check: ClaimsCheck): [string, CheckedClaim[]][] {
  const groups = new Map<string, CheckedClaim[]>();
  for (const claim of check.claims) {
    const group = groups.get(claim.source);
    if (group) group.push(claim);
    else groups.set(claim.source, [claim]);
  }
  return [...groups];
}
