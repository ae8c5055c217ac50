import { isColour } from './colour.ts';
import type { Scene } from './scene.ts';

/** The different colours of areas and symbols: those that can stand for something. White is paper. */
export const coloursOf = ({ items }: Scene): string[] => [
  ...new Set(
    items.flatMap(item =>
      item.kind === 'shape' && item.fill !== null && isColour(item.fill) && !/^(#f{6}|white)$/i.test(item.fill)
        ? [item.fill.toLowerCase()]
        : [],
    ),
  ),
];
