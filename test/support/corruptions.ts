import { roundRatio } from '../../src/base/rounding.ts';
import type { Fact, Numbers } from './foreign-manuscripts.ts';

/** How a number of a manuscript can be wrong. */
export type Cause = 'digit' | 'denominator' | 'swap' | 'rounding' | 'stale';
export const CAUSES: readonly Cause[] = ['digit', 'denominator', 'swap', 'rounding', 'stale'];

/** One error in a manuscript: whose numbers it changes, and into what. */
export interface Corruption {
  readonly cause: Cause;
  readonly facts: readonly Fact[];
  readonly numbers: Numbers;
}

export const PLAIN: Numbers = {
  n: fact => String(fact.n),
  N: fact => String(fact.N),
  percent: (fact, decimals) => roundRatio(fact.n, fact.N, decimals),
};

interface Material {
  readonly fields: readonly (readonly Fact[])[];
  /** the same facts as an earlier state of the data gives them */
  readonly former: ReadonlyMap<string, { readonly n: number; readonly N: number }>;
  /** decimals that the manuscript prints; null where it prints counts alone */
  readonly decimals: number | null;
  readonly random: () => number;
}

export const keyOf = ({ field, level }: Fact): string => `${field}=${level}`;

/** An error of a kind at a place that chance chooses; null where the kind is not possible there. */
export function corruption(cause: Cause, { fields, former, decimals, random }: Material): Corruption | null {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const facts = pick(fields);
  const fact = pick(facts);
  const only = (changes: Partial<Numbers>): Corruption => ({
    cause,
    facts: [fact],
    numbers: {
      n: other => (other === fact && changes.n ? changes.n(fact) : PLAIN.n(other)),
      N: other => (other === fact && changes.N ? changes.N(fact) : PLAIN.N(other)),
      percent: (other, digits) =>
        other === fact && changes.percent ? changes.percent(fact, digits) : PLAIN.percent(other, digits),
    },
  });
  switch (cause) {
    case 'digit': {
      const digits = [...String(fact.n)];
      const at = Math.floor(random() * digits.length);
      digits[at] = String((Number(digits[at]) + 1 + Math.floor(random() * 8)) % 10);
      const text = String(Number(digits.join('')));
      return text === '0' || text === String(fact.n) ? null : only({ n: () => text });
    }
    case 'denominator': {
      if (decimals === null) return null;
      const missing = facts.filter(({ level }) => level === 'not_reported').reduce((sum, { n }) => sum + n, 0);
      // those that report it, those of one modality, those of one method
      const N = pick([fact.N - missing, 65, 69]);
      if (N < fact.n || fact.level === 'not_reported') return null;
      const text = roundRatio(fact.n, N, decimals);
      return text === roundRatio(fact.n, fact.N, decimals) ? null : only({ percent: () => text });
    }
    case 'swap': {
      const other = pick(facts);
      if (other.n === fact.n) return null;
      const swapped = (entry: Fact): Fact => (entry === fact ? other : entry === other ? fact : entry);
      return {
        cause,
        facts: [fact, other],
        numbers: {
          n: entry => PLAIN.n(swapped(entry)),
          N: PLAIN.N,
          percent: (entry, digits) => PLAIN.percent(swapped(entry), digits),
        },
      };
    }
    case 'rounding': {
      if (decimals === null) return null;
      const right = roundRatio(fact.n, fact.N, decimals);
      const wrong = (['floor', 'ceil'] as const)
        .map(mode => roundRatio(fact.n, fact.N, decimals, mode))
        .filter(text => text !== right && Number(text) > 0);
      return wrong.length === 0 ? null : only({ percent: () => pick(wrong) });
    }
    case 'stale': {
      const before = former.get(keyOf(fact));
      if (before === undefined || before.n === fact.n || before.n === 0) return null;
      return only({
        n: () => String(before.n),
        N: () => String(before.N),
        percent: (_, digits) => roundRatio(before.n, before.N, digits),
      });
    }
  }
}
