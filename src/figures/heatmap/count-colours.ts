import { lookOf } from '../draw-plot.ts';
import type { Look } from '../drawn-legend.ts';
import type { FigureInput } from '../figure-type.ts';
import { type CountClass, countClasses } from './count-classes.ts';

/**
 * The classes of the counts in cells, and how they look. Greys of a sequence are told apart by their order, without patterns.
 *
 * @param counts of all cells; without any there are no classes
 */
export function countColours(
  { page, declaration, format }: Pick<FigureInput, 'page' | 'declaration' | 'format'>,
  counts: readonly number[],
): { readonly classes: readonly CountClass[]; readonly look: Look } {
  const greys = page.greyscale || declaration.palette === 'greys';
  const palette = greys ? 'greys' : declaration.palette === 'viridis' ? 'viridis' : 'blues';
  const classes = countClasses(Math.max(0, ...counts), palette, format);
  return {
    classes,
    look: { ...lookOf(page, new Map(classes.map(entry => [entry.key, entry.colour]))), patterns: new Map() },
  };
}
