import { contrastingText } from '../contrasting-text.ts';
import type { Page } from '../figure-type.ts';
import { hatchLayer } from '../hatch.ts';
import { boxLayer, type Corners, symbolLayer, textLayer } from '../layers.ts';
import { THEME_COLOURS } from '../theme.ts';
import type { MapLayout } from './layout-map.ts';
import type { MapLook } from './map-look.ts';
import { isSquares, largestOf, markSize, squareSide } from './mark-size.ts';
import type { EvidenceMap, MapCell } from './read-map.ts';

/** A cell of the map in its place. */
export interface PlacedCell {
  readonly box: Corners;
  readonly cell: MapCell;
}

const BUBBLE_GREY = '#6e6e6e';

/**
 * Marks of the cells that are not empty, whose area is the number: bubbles, one small square for each unit coloured by its
 * segment, or (where these are many, or carry patterns) squares cut into segments. The number stands inside a bubble that has
 * room for it, else beside the mark.
 */
export function cellMarks(map: EvidenceMap, laid: MapLayout, cells: readonly PlacedCell[], look: MapLook): object[] {
  const { page, count, colour } = look;
  const largest = largestOf(map);
  const squares = isSquares(look, map);
  const placed = cells
    .filter(({ cell }) => cell.n > 0)
    .map(({ box, cell }) => {
      const size = markSize(cell.n, largest, laid.mark, squares);
      const text = count(cell.n);
      const textWidth = page.measure(text, page.smallSize);
      const isInside = colour === null && size.width >= textWidth + 4;
      const centre = (box.x + box.x2) / 2;
      const left = isInside ? centre - size.width / 2 : centre - (size.width + 2.5 + textWidth) / 2;
      return {
        cell,
        text,
        isInside,
        x: left + size.width / 2,
        y: (box.y + box.y2) / 2,
        right: left + size.width,
        ...size,
      };
    });
  const fill = page.greyscale ? BUBBLE_GREY : THEME_COLOURS.mark;
  const beside = placed.filter(mark => !mark.isInside).map(({ right, y, text }) => ({ x: right + 2.5, y, text }));
  const inside = placed.filter(mark => mark.isInside).map(({ x, y, text }) => ({ x, y, text }));
  const numbers = [
    ...textLayer('numbers', beside, page.smallSize),
    ...textLayer('numbers_inside', inside, page.smallSize, {
      align: 'center',
      color: contrastingText(fill, THEME_COLOURS.text),
    }),
  ];
  if (colour === null)
    return [
      ...symbolLayer(
        'bubbles',
        placed.map(({ cell, x, y, width }) => ({ x, y, n: cell.n, size: width ** 2 })),
        { shape: 'circle', color: fill, stroke: null },
        { size: { field: 'size', type: 'quantitative', scale: null, legend: null } },
      ),
      ...numbers,
    ];
  if (squares) {
    const side = squareSide(largest, laid.mark);
    const units = placed.flatMap(({ cell, x, y, width, height }) => {
      const across = Math.round(width / side);
      const levels = cell.segments.flatMap(({ level, n }) => Array.from({ length: n }, () => level));
      return levels.map((level, i) => {
        const [left, top] = [x - width / 2 + (i % across) * side, y - height / 2 + Math.floor(i / across) * side];
        return { level, x: left, x2: left + side, y: top, y2: top + side };
      });
    });
    return [...boxLayer('segments', units, { stroke: '#ffffff', strokeWidth: 0.5 }, { color: colour }), ...numbers];
  }
  return [...strips(placed, look), ...numbers];
}

interface Placed {
  readonly cell: MapCell;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Squares cut into segments from below. */
function strips(placed: readonly Placed[], { page, colour, patterns }: MapLook): object[] {
  const parts = placed.flatMap(({ cell, x, y, width: side }) => {
    let bottom = y + side / 2;
    return cell.segments.map(({ level, n }) => {
      const from = bottom;
      bottom -= (side * n) / cell.n;
      return { level, n, x: x - side / 2, x2: x + side / 2, y: bottom, y2: from };
    });
  });
  const areas = parts.map(({ level, x, y, x2, y2 }) => ({ level, x1: x, y1: y, x2, y2 }));
  return [
    ...boxLayer('segments', parts, {}, { color: colour }),
    ...hatchLayer('segment_patterns', areas, patterns),
    // a pale pattern has no edge of its own
    ...(patterns.size === 0
      ? []
      : boxLayer(
          'edges',
          placed.map(({ x, y, width }) => ({
            x: x - width / 2,
            y: y - width / 2,
            x2: x + width / 2,
            y2: y + width / 2,
          })),
          { fill: null, stroke: THEME_COLOURS.text, strokeWidth: page.lineWidth },
        )),
  ];
}

/** Bubbles of three numbers of units beside each other, with the numbers: the key of the areas. */
export function sizeKey(
  largest: number,
  most: number,
  title: string,
  page: Page,
  count: (n: number) => string,
): { height: number; layers(top: number): object[] } {
  const steps = [...new Set([1, Math.round(largest / 4), largest])].filter(n => n >= 1);
  const height = most + 2;
  return {
    height,
    layers(top) {
      const y = top + height / 2;
      let x = page.measure(title, page.fontSize, true) + page.fontSize;
      const keys = steps.map(n => {
        const { width } = markSize(n, largest, most, false);
        const key = { x: x + width / 2, y, size: width ** 2, textX: x + width + 3, text: count(n) };
        x += width + 3 + page.measure(key.text, page.fontSize) + page.fontSize * 1.5;
        return key;
      });
      return [
        ...textLayer('size_title', [{ x: 0, y, text: title }], page.fontSize, { fontWeight: 'bold' }),
        ...symbolLayer(
          'size_key',
          keys.map(key => ({ x: key.x, y, size: key.size })),
          { shape: 'circle', color: page.greyscale ? BUBBLE_GREY : THEME_COLOURS.mark, stroke: null },
          { size: { field: 'size', type: 'quantitative', scale: null, legend: null } },
        ),
        ...textLayer(
          'size_numbers',
          keys.map(key => ({ x: key.textX, y, text: key.text })),
          page.fontSize,
        ),
      ];
    },
  };
}
