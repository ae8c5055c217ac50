import type { VerdictName } from '../model/claims-file.ts';
import { type Case, casesOf } from './case.ts';
import type { ClaimSet } from './claim.ts';
import type { Data } from './data.ts';
import type { Judgement } from './judgement.ts';
import type { Implied } from './printing.ts';
import type { Verdict } from './verdict.ts';
import { VERDICTS } from './verdicts/index.ts';

/** The verdict on one claim. */
export interface CheckedClaim {
  readonly id: string;
  /** the file that holds the claim */
  readonly source: string;
  readonly verdict: VerdictName;
  /** what holds besides, strongest first */
  readonly also: readonly VerdictName[];
  readonly reported: Readonly<Record<string, string>>;
  /** what the data give, by the names of `reported`; null without data */
  readonly computed: Readonly<Record<string, number>> | null;
  /** the counts that the percentage can stand for: low to high out of N */
  readonly implied: Implied | null;
  readonly explanation: string;
}

/** How many numbers there are, how many are bound to data or to a stated N, how many a verdict was possible for. */
export interface Coverage {
  readonly found: number;
  readonly bound: number;
  readonly checked: number;
}

export interface ClaimsCheck {
  /** what the computed numbers depend on, e.g. unconfirmed guesses */
  readonly notes?: readonly string[];
  readonly claims: readonly CheckedClaim[];
  readonly coverage: Coverage;
  /** claims whose verdict is an alarm that nobody expects */
  readonly unexpected: readonly CheckedClaim[];
  /** claims that need a look, but are no alarm: another rounding, not checkable */
  readonly warned: readonly CheckedClaim[];
}

/** A set of claims with the data that it is checked against. */
export interface Checkable {
  readonly set: ClaimSet;
  /** null: no row-level data */
  readonly data: Data | null;
  readonly former: Data | null;
  /** the data of resources that single claims name */
  readonly resources?: ReadonlyMap<string, Data>;
  /** why the words of a claim don't stand where they should, by id */
  readonly displaced: ReadonlyMap<string, string>;
}

/**
 * The verdict on every claim: all verdicts are asked, the strongest that holds is the verdict and the rest stand in `also`.
 * A claim without data is judged by arithmetic alone.
 */
export function checkClaims(sets: readonly Checkable[]): ClaimsCheck {
  const claims: CheckedClaim[] = [];
  const unexpected: CheckedClaim[] = [];
  const warned: CheckedClaim[] = [];
  const coverage = { found: 0, bound: 0, checked: 0 };
  for (const { set, data, former, resources, displaced } of sets)
    for (const entry of casesOf(set, data, former, resources)) {
      const { checked, alarm, broken } = judge(entry, displaced.get(entry.claim.id) ?? null);
      const numbers = Object.keys(checked.reported).length;
      coverage.found += numbers;
      if (entry.figures !== null || entry.N !== null || entry.claim.parts.length > 0) coverage.bound += numbers;
      if (checked.verdict !== 'not_checkable') coverage.checked += numbers;
      claims.push(checked);
      const { expect } = entry.claim;
      const surprise = expect.length > 0 ? !expect.includes(checked.verdict) : alarm;
      if (surprise || broken) unexpected.push(checked);
      else if (checked.verdict === 'other_rounding' || checked.verdict === 'not_checkable') warned.push(checked);
    }
  return { claims, coverage, unexpected, warned };
}

interface Found {
  readonly verdict: Verdict;
  readonly judgement: Judgement;
}

/** How many times as probable by accident an explanation may be as the best one, and still be named beside it. */
const AS_LIKELY = 5;

/** Of several explanations, those that accident makes much more probable than the best one say nothing. */
function likely(found: readonly Found[]): Found[] {
  const accidents = found.flatMap(({ judgement }) => (judgement.accident === undefined ? [] : [judgement.accident]));
  const best = Math.min(...accidents);
  return found.filter(({ judgement }) => judgement.accident === undefined || judgement.accident <= best * AS_LIKELY);
}

function judge(entry: Case, displaced: string | null): { checked: CheckedClaim; alarm: boolean; broken: boolean } {
  let found: Found[] = VERDICTS.all.flatMap(verdict => {
    const judgement = verdict.judge(entry);
    return judgement === null ? [] : [{ verdict, judgement }];
  });
  found = likely(found);
  // what a verdict was possible for is checkable, and what is wrong is not merely possible
  const alarm = found.some(entry => entry.verdict.alarm);
  const last = found.at(-1);
  if (found.length > 1 && last?.verdict.name === 'not_checkable' && last.judgement.broken !== true) found.pop();
  if (alarm && found.at(-1)?.verdict.name === 'possible') found.pop();
  if (displaced !== null || found.length === 0) {
    const verdict = VERDICTS.get('not_checkable')!;
    const explanation = displaced ?? 'Not checked: it reports no number that can be compared.';
    found.push({
      verdict,
      judgement: { explanation, broken: displaced !== null || Object.keys(entry.claim.reported).length === 0 },
    });
  }
  const [strongest, ...rest] = found;
  const { claim, figures } = entry;
  return {
    checked: {
      id: claim.id,
      source: claim.source,
      verdict: strongest!.verdict.name,
      also: [...new Set(rest.map(other => other.verdict.name))],
      reported: claim.reported,
      computed: figures === null ? null : computedOf(entry),
      implied: entry.implied,
      explanation: found.map(({ judgement }) => judgement.explanation).join(' '),
    },
    alarm: strongest!.verdict.alarm,
    broken: found.some(({ judgement }) => judgement.broken === true),
  };
}

function computedOf({ figures, claim }: Case): Record<string, number> {
  const computed: Record<string, number> = {};
  if (figures === null) return computed;
  if (claim.statistics.length === 0) {
    if (figures.n !== null) computed.n = figures.n;
    if (figures.N !== null) computed.N = figures.N;
    if (figures.n !== null && figures.N !== null && figures.N > 0) computed.percent = (100 * figures.n) / figures.N;
  }
  for (const { statistic, scale } of claim.statistics) {
    const value = figures.values.get(statistic);
    if (value !== undefined) computed[statistic] = value * scale;
  }
  return computed;
}
