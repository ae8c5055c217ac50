import type { Codebook } from '../model/codebook.ts';
import { colours, type PaletteName, paletteFor, STATE_COLOURS, STATE_GREY } from './palette.ts';

export interface ColourWishes {
  /** of the review: field → code → colour */
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** of one exhibit */
  readonly palette: PaletteName | null;
  readonly greyscale: boolean;
}

/**
 * Colours of categories. They follow from the codebook alone (a code's place among the codes of its field), so that a
 * category has one colour in all exhibits of a review, whatever is shown of it.
 */
export function categoryColours(codebook: Codebook, wishes: ColourWishes) {
  const known = new Map<string, ReadonlyMap<string, string> | null>();
  const assign = (field: string, others: readonly string[]): ReadonlyMap<string, string> | null => {
    const declared = codebook.fields.find(entry => entry.name === field);
    const codes = declared?.categories?.filter(category => category.codable).map(category => category.value);
    const levels = codes ?? [...new Set(others)].filter(level => !(level in STATE_COLOURS)).sort();
    const name = wishes.greyscale ? 'greys' : (wishes.palette ?? paletteFor(levels.length, declared?.ordered ?? false));
    const list = colours(name, levels.length);
    return list === null ? null : new Map(levels.map((level, index) => [level, list[index]!]));
  };
  return (field: string, level: string, others: readonly string[]): string | null => {
    const own = wishes.greyscale ? undefined : wishes.own[field]?.[level];
    if (own !== undefined) return own;
    if (level in STATE_COLOURS) return wishes.greyscale ? STATE_GREY : STATE_COLOURS[level]!;
    if (!known.has(field)) known.set(field, assign(field, others));
    return known.get(field)?.get(level) ?? null;
  };
}
