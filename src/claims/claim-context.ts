import type { Claim, ClaimSet } from './claim.ts';
import { type Comparison, compareToData } from './compare-to-data.ts';
import type { Judgement } from './evidence/judgement.ts';
import { type Implied, impliedCounts } from './evidence/rounding-rules.ts';
import type { Resolution } from './resolution.ts';
import { resolveClaim } from './resolve-claim.ts';
import type { ComputedValues, ReviewData } from './review-data.ts';

/** Everything that the verdict on one claim is made from. */
export interface ClaimContext {
  readonly claim: Claim;
  readonly set: ClaimSet;
  readonly data: ReviewData | null;
  /** the data before */
  readonly former: ReviewData | null;
  readonly binding: Resolution | null;
  /** the claim's own figures in the data */
  readonly figures: ComputedValues | null;
  readonly comparisons: readonly Comparison[];
  /** the numbers that the claim's own figures don't give */
  readonly wrong: readonly Comparison[];
  /** the denominator that the publication states */
  readonly N: number | null;
  /** the counts that the percentage can stand for */
  readonly implied: Implied | null;
  /** what explains wrong numbers, each verdict asked at most once */
  explanation(verdict: string, find: () => Judgement | null): Judgement | null;
  /** how its wrong numbers came about, as far as anything convinces */
  cause(): Judgement | null;
  /** the case of another claim of the same set */
  sibling(id: string): ClaimContext | undefined;
  readonly siblings: () => readonly ClaimContext[];
  /** cases that report the same quantity by field, level and units, one of each set of numbers */
  readonly peers: () => readonly ClaimContext[];
  /** every case, where claims of the set say that they report the same; else none */
  readonly linked: () => readonly ClaimContext[];
  /** the cases of the same partition; this one among them */
  readonly partition: () => readonly ClaimContext[];
}

/** The cases of a set of claims, each bound once. */
export function contextsOf(
  set: ClaimSet,
  {
    data: ofTheSet,
    former: ofTheFormer,
    resources,
    cause,
  }: {
    readonly data: ReviewData | null;
    readonly former: ReviewData | null;
    readonly resources: ReadonlyMap<string, ReviewData>;
    readonly cause: (context: ClaimContext) => Judgement | null;
  },
): ClaimContext[] {
  const cases = new Map<string, ClaimContext>();
  let list: readonly ClaimContext[] | null = null;
  let links: boolean | null = null;
  const all = (): readonly ClaimContext[] => {
    list ??= [...cases.values()];
    return list;
  };
  // ten thousand times the same number is one number
  const distinct = (): readonly ClaimContext[] => [
    ...new Map(
      all().map(entry => [`${quantityOf(entry.claim)} ${JSON.stringify(entry.claim.reported)}`, entry]),
    ).values(),
  ];
  const byQuantity = indexed(distinct, ({ claim }) => quantityOf(claim));
  const linked = (): boolean => {
    links ??= all().some(entry => entry.claim.same !== null);
    return links;
  };
  const byPartition = indexed(all, ({ claim }) => claim.partition);
  for (const claim of set.claims) {
    const data = claim.data === null ? ofTheSet : (resources.get(claim.data) ?? null);
    const former = claim.data === null ? ofTheFormer : null;
    const binding = data === null ? null : resolveClaim(claim, data);
    const figures = binding?.figures ?? null;
    const comparisons = figures === null ? [] : compareToData(claim, figures);
    const found = new Map<string, Judgement | null>();
    // a number of the set speaks for claims about everything, not for those about a part
    const N = claim.N?.value ?? (claim.where === null && figures === null ? set.N : null);
    const known = N ?? figures?.N ?? null;
    let implied: Implied | null | undefined;
    const context: ClaimContext = {
      claim,
      set,
      data,
      former,
      binding,
      figures,
      comparisons,
      wrong: comparisons.filter(entry => !entry.same),
      N,
      get implied() {
        if (implied === undefined)
          implied = claim.percent === null || known === null ? null : impliedCounts(claim.percent, known);
        return implied;
      },
      explanation(verdict, find) {
        if (!found.has(verdict)) found.set(verdict, find());
        return found.get(verdict) ?? null;
      },
      sibling: id => cases.get(id),
      siblings: all,
      peers: () => byQuantity(quantityOf(claim)),
      linked: () => (linked() ? all() : []),
      partition: () => byPartition(claim.partition),
      cause: () => context.explanation('cause', () => cause(context)),
    };
    cases.set(claim.id, context);
  }
  return [...cases.values()];
}

/** Cases by a key, found once; a null key is nobody's. */
function indexed(all: () => readonly ClaimContext[], key: (entry: ClaimContext) => string | null) {
  let index: Map<string, ClaimContext[]> | null = null;
  return (wanted: string | null): readonly ClaimContext[] => {
    if (wanted === null) return [];
    if (index === null) {
      index = new Map();
      for (const entry of all()) {
        const name = key(entry);
        if (name === null) continue;
        const group = index.get(name);
        if (group) group.push(entry);
        else index.set(name, [entry]);
      }
    }
    return index.get(wanted) ?? [];
  };
}

/** What a claim speaks of, where it names a field. */
const quantityOf = ({ field, level, where, denominator, data, row }: Claim): string | null =>
  field === null ? null : JSON.stringify([field, level, where, denominator, data, row]);

/** The count that a claim speaks of: reported, else the only one that its percentage can stand for. */
export const countOf = (entry: ClaimContext): number | null => {
  if (entry.claim.n !== null) return entry.claim.n.value;
  return entry.implied !== null && entry.implied.low === entry.implied.high ? entry.implied.low : null;
};

/** The range of counts that a claim can stand for. */
export const countRange = (entry: ClaimContext): { low: number; high: number } | null => {
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
