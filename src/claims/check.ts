import type { VerdictName } from '../model/verdict-names.ts';
import type { ClaimSet } from './claim.ts';
import { type ClaimContext, contextsOf } from './claim-context.ts';
import { decide, likelyCause } from './decide.ts';
import type { Implied } from './evidence/rounding-rules.ts';
import type { ReviewData } from './review-data.ts';

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
  readonly data: ReviewData | null;
  readonly former: ReviewData | null;
  /** the data of resources that single claims name */
  readonly resources?: ReadonlyMap<string, ReviewData>;
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
    for (const entry of contextsOf(set, { data, former, resources: resources ?? new Map(), cause: likelyCause })) {
      const { alarm, broken, ...decision } = decide(entry, displaced.get(entry.claim.id) ?? null);
      const checked = checkedOf(entry, decision);
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

function checkedOf(
  entry: ClaimContext,
  decision: Pick<CheckedClaim, 'verdict' | 'also' | 'explanation'>,
): CheckedClaim {
  const { claim, figures } = entry;
  return {
    id: claim.id,
    source: claim.source,
    verdict: decision.verdict,
    also: decision.also,
    reported: claim.reported,
    computed: figures === null ? null : computedOf(entry),
    implied: entry.implied,
    explanation: decision.explanation,
  };
}

function computedOf({ figures, claim }: ClaimContext): Record<string, number> {
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
