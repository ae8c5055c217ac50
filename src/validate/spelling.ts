import { fold } from '../base/fold.ts';
import type { Category } from '../model/codebook.ts';
import type { Via } from './reading.ts';

export { fold };

/** What a spelling stands for. */
export interface Match {
  readonly level: number;
  readonly via: Via;
}

/** The spellings of a field's categories: codes first, then labels, then aliases, then variants that differ by case or white space. */
export class Spellings {
  readonly exact = new Map<string, Match>();
  /** made when a cell needs it: most sheets spell every code as it is declared */
  private variants: Map<string, Match | null> | null = null;

  constructor(categories: readonly Category[]) {
    const put = (spelling: string, level: number, via: Via): void => {
      if (!this.exact.has(spelling)) this.exact.set(spelling, { level, via });
    };
    categories.forEach((category, level) => void put(category.value, level, 'code'));
    categories.forEach((category, level) => void put(category.label, level, 'label'));
    categories.forEach((category, level) => void category.aliases.forEach(alias => void put(alias, level, 'alias')));
  }

  match(spelling: string): Match | null {
    return this.exact.get(spelling) ?? this.folded().get(fold(spelling)) ?? null;
  }

  private folded(): ReadonlyMap<string, Match | null> {
    if (this.variants !== null) return this.variants;
    const folded = new Map<string, Match | null>();
    for (const [spelling, match] of this.exact) {
      const key = fold(spelling);
      const other = folded.get(key);
      // two codes that differ only by case: a variant of both is no evidence for either
      if (other === undefined) folded.set(key, { level: match.level, via: 'variant' });
      else if (other !== null && other.level !== match.level) folded.set(key, null);
    }
    this.variants = folded;
    return folded;
  }

  /** Codes, labels and aliases. */
  all(): IterableIterator<string> {
    return this.exact.keys();
  }
}
