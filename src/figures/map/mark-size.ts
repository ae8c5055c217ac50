import type { MapLook } from './map-look.ts';
import type { EvidenceMap } from './read-map.ts';

/** One small square for each unit can be counted up to so many. */
const MAX_SQUARES = 100;
/** The largest and the smallest of these squares, in points. */
const WIDEST_SQUARE = 7;
const SMALLEST_SQUARE = 3.6;

/** Whether segments are drawn as one small square for each unit: patterns need larger areas. */
export const isSquares = ({ colour, patterns }: Pick<MapLook, 'colour' | 'patterns'>, map: EvidenceMap): boolean =>
  colour !== null && patterns.size === 0 && largestOf(map) <= MAX_SQUARES;

export const largestOf = (map: EvidenceMap): number => Math.max(1, ...map.cells.flat().map(cell => cell.n));

/** The width and height of a mark for n units where the largest mark has `most`. */
export function markSize(
  n: number,
  largest: number,
  most: number,
  squares: boolean,
): { width: number; height: number } {
  if (n === 0) return { width: 0, height: 0 };
  if (!squares) {
    const side = Math.max(most * Math.sqrt(n / largest), 2.5);
    return { width: side, height: side };
  }
  const unit = squareSide(largest, most);
  const across = Math.max(1, Math.min(Math.ceil(Math.sqrt(n)), Math.floor(most / unit + 1e-9)));
  return { width: across * unit, height: Math.ceil(n / across) * unit };
}

/** In a narrow cell squares keep a size that can be seen, and the mark becomes higher than wide. */
export const squareSide = (largest: number, most: number): number =>
  Math.min(WIDEST_SQUARE, Math.max(SMALLEST_SQUARE, most / Math.ceil(Math.sqrt(largest))));
