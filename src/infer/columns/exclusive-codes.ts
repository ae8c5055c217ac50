import type { FieldDoubt } from '../doubt.ts';
import type { DraftCategory } from '../draft.ts';
import { cells, shown } from './detector.ts';

const NONE = /^(none( of (these|them|the above|those))?|no(thing)?|keine?( davon)?|aucune?|ninguno|nessuno)$/i;

/** Codes that say "no other code", and the doubt where cells name one beside others. */
export interface ExclusiveCodes {
  readonly categories: readonly DraftCategory[];
  readonly doubts: readonly FieldDoubt[];
}

/**
 * Marks `None of these` and the like as exclusive where it stands alone more often than not: a cell that names it beside
 * other codes contradicts itself.
 *
 * @param itemsOf the items of each distinct cell, with how many cells hold it
 */
export function exclusiveCodes(
  categories: readonly DraftCategory[],
  itemsOf: readonly (readonly [items: readonly string[], count: number])[],
): ExclusiveCodes {
  const doubts: FieldDoubt[] = [];
  const marked = categories.map(category => {
    if (!NONE.test((category.label ?? category.value).trim())) return category;
    const having = itemsOf.filter(([items]) => items.includes(category.value));
    const total = having.reduce((sum, [, count]) => sum + count, 0);
    const beside = having.reduce((sum, [items, count]) => sum + (items.length > 1 ? count : 0), 0);
    if (total === 0 || beside > total * 0.5) return category;
    if (beside > 0)
      doubts.push({
        key: 'categories',
        evidence: `${shown(category.value)} stands alone in ${cells(total - beside)} and beside other codes in ${beside}`,
        question: `Can ${shown(category.value)} stand beside other codes?`,
        proposal: 'no, such a cell is an error',
        choices: [
          {
            label: 'yes, it is a code like the others',
            field: field => ({ categories: (field.categories ?? []).map(withoutMark) }),
          },
        ],
      });
    return { ...category, exclusive: true };
  });
  return { categories: marked, doubts };
}

function withoutMark(category: DraftCategory): DraftCategory {
  const { exclusive: _, ...rest } = category;
  return rest;
}
