import { type Binding, bind } from './bind.ts';
import type { Claim, ClaimSet } from './claim.ts';
import type { Data, Figures } from './data.ts';
import { type Comparison, compare } from './match.ts';
import { type Implied, impliedCounts } from './printing.ts';
import type { Judgement } from './verdict.ts';

/** Everything that the verdict on one claim is made from. */
export interface Case {
  readonly claim: Claim;
  readonly set: ClaimSet;
  readonly data: Data | null;
  /** the data before */
  readonly former: Data | null;
  readonly binding: Binding | null;
  /** the claim's own figures in the data */
  readonly figures: Figures | null;
  readonly comparisons: readonly Comparison[];
  /** the numbers that the claim's own figures don't give */
  readonly wrong: readonly Comparison[];
  /** the denominator that the publication states */
  readonly N: number | null;
  /** the counts that the percentage can stand for */
  readonly implied: Implied | null;
  /** what explains wrong numbers, each verdict asked at most once */
  explanation(verdict: string, find: () => Judgement | null): Judgement | null;
  /** the case of another claim of the same set */
  sibling(id: string): Case | undefined;
  readonly siblings: () => readonly Case[];
}

/** The cases of a set of claims, each bound once. */
export function casesOf(set: ClaimSet, data: Data | null, former: Data | null): Case[] {
  const cases = new Map<string, Case>();
  for (const claim of set.claims) {
    const binding = data === null ? null : bind(claim, data);
    const figures = binding?.figures ?? null;
    const comparisons = figures === null ? [] : compare(claim, figures);
    const found = new Map<string, Judgement | null>();
    // a number of the set speaks for claims about everything, not for those about a part
    const N = claim.N?.value ?? (claim.where === null && figures === null ? set.N : null);
    const known = N ?? figures?.N ?? null;
    cases.set(claim.id, {
      claim,
      set,
      data,
      former,
      binding,
      figures,
      comparisons,
      wrong: comparisons.filter(entry => !entry.same),
      N,
      implied: claim.percent === null || known === null ? null : impliedCounts(claim.percent, known),
      explanation(verdict, find) {
        if (!found.has(verdict)) found.set(verdict, find());
        return found.get(verdict) ?? null;
      },
      sibling: id => cases.get(id),
      siblings: () => [...cases.values()],
    });
  }
  return [...cases.values()];
}

/** The count that a claim speaks of: reported, else the only one that its percentage can stand for. */
export const countOf = (entry: Case): number | null => {
  if (entry.claim.n !== null) return entry.claim.n.value;
  return entry.implied !== null && entry.implied.low === entry.implied.high ? entry.implied.low : null;
};

/** The range of counts that a claim can stand for. */
export const countRange = (entry: Case): { low: number; high: number } | null => {
  if (entry.claim.n !== null) return { low: entry.claim.n.value, high: entry.claim.n.value };
  return entry.implied;
};

/** n of N (p%) in words. */
export const reportedWords = (claim: Claim): string => {
  const n =
    claim.n === null ? null : claim.N === null ? `n = ${claim.n.value}` : `${claim.n.value} of ${claim.N.value}`;
  const parts = [
    n ?? (claim.N === null ? null : `N = ${claim.N.value}`),
    claim.percent === null ? null : `${claim.percent.bound ?? ''}${claim.percent.text}%`,
    ...claim.statistics.map(entry => `${entry.statistic.replaceAll('_', ' ')} ${entry.printed.text}`),
  ].filter(part => part !== null);
  return parts.join(', ');
};
