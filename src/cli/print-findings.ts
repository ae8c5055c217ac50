import type { Effects } from '../base/effects.ts';
import { type Fault, faultIn } from '../base/fault.ts';
import type { ClaimsCheck } from '../claims/check.ts';
import type { Finding } from '../model/finding.ts';
import { COMMAND_LINE_WORDING } from './command-line-wording.ts';
import { findingCounts } from './finding-line.ts';
import { groupedFindingLines } from './grouped-finding-lines.ts';

/** What stopped single exhibits, on standard error. */
export function printFaults(effects: Effects, faults: readonly Fault[]): void {
  for (const fault of faults) {
    const { message, hint } = faultIn(COMMAND_LINE_WORDING, fault);
    effects.err(`scopebook: ${message}\n${hint === '' ? '' : `  → ${hint}\n`}`);
  }
}

const MAX_LINES = 50;

/** Errors, a kind that repeats once; the rest by their number. */
export function printFindings(effects: Effects, findings: readonly Finding[]): void {
  const errors = findings.filter(entry => entry.severity === 'error');
  for (const line of groupedFindingLines(errors, effects.colour, MAX_LINES)) effects.out(`${line}\n`);
  if (findings.length > 0) effects.out(`findings (scopebook validate shows them):\n${findingCounts(findings)}\n`);
}

/** The exit status of work that may have gone wrong in parts. */
export function failed(findings: readonly Finding[], faults: readonly Fault[], strict: boolean): number {
  const worst = faults.map(fault => fault.status).sort()[0];
  if (worst !== undefined) return worst;
  return findings.some(entry => entry.severity === 'error' || (strict && entry.severity === 'warning')) ? 1 : 0;
}

/** Unexpected verdicts one by one, the rest by their number. */
export function printClaims(effects: Effects, { claims, unexpected }: ClaimsCheck): void {
  for (const claim of unexpected)
    effects.out(`${claim.source} ${claim.id}: ${claim.verdict.replaceAll('_', ' ')}: ${claim.explanation}\n`);
  effects.out(
    `${claims.length} reported number${claims.length === 1 ? '' : 's'} checked, ${unexpected.length} unexpected (scopebook claims check shows them)\n`,
  );
}

/** Whether the claims alone make the work fail: an unexpected verdict, or with --strict anything but a clean one. */
export const claimsFailed = ({ unexpected, warned }: ClaimsCheck, strict: boolean): boolean =>
  unexpected.length > 0 || (strict && warned.length > 0);
