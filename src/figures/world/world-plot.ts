import type { Page } from '../figure-type.ts';
import { contentWidth, type Plot } from '../frame.ts';
import { symbolLayer, textLayer } from '../layers.ts';
import { THEME_COLOURS } from '../theme.ts';
import type { MapPoint, WorldMap } from './world.ts';

const LAND = '#E2E2E2';

/** A circle on the map: its place, its number, and its ink. */
export interface Circle {
  readonly at: MapPoint;
  readonly n: number;
  readonly text: string;
  readonly colour: string;
  readonly ink: string;
}

interface Sized extends Circle {
  readonly radius: number;
}

/** The key of sizes: a few numbers, and their title. */
export interface SizeKey {
  readonly title: string;
  readonly numbers: readonly number[];
  print(n: number): string;
}

/** The radius of the largest circle. */
const largestRadius = (page: Page): number => Math.min(22, Math.max(9, contentWidth(page) * 0.042));

/** Circles whose area shows n over the land; their numbers stand in them where they have room. A key of sizes stands below. */
export function worldPlot(map: WorldMap, circles: readonly Circle[], largest: number, key: SizeKey, page: Page): Plot {
  const { fontSize, smallSize } = page;
  const most = largestRadius(page);
  const radius = (n: number): number => Math.max(1.5, most * Math.sqrt(n / largest));
  const sized = [...circles]
    .sort((a, b) => b.n - a.n)
    .map((circle): Sized => ({ ...circle, radius: radius(circle.n) }));
  const numbers = sized.flatMap((circle, i) => {
    const at = numberPlace(circle, sized.slice(i + 1), page);
    return at === null ? [] : [{ ...circle, at }];
  });
  const keyTop = map.height + fontSize * 0.6;
  const middle = keyTop + most;
  let x = page.measure(key.title, fontSize) + fontSize;
  const marks = key.numbers.map(n => {
    const own = radius(n);
    const mark = { x: x + own, y: middle, size: (2 * own) ** 2, text: key.print(n) };
    x += 2 * own + 3 + page.measure(mark.text, smallSize) + fontSize;
    return { ...mark, textX: mark.x + own + 3 };
  });
  return {
    left: 0,
    right: 0,
    above: 0,
    below: 0,
    height: marks.length === 0 ? map.height : middle + most,
    datasets: {},
    layers: [
      // a path in points: a symbol of size 4 is drawn as it is
      ...symbolLayer('land', [{ x: 0, y: 0 }], {
        shape: map.land,
        size: 4,
        color: LAND,
        stroke: 'white',
        strokeWidth: 0.5,
      }),
      ...sized.flatMap(({ at: [cx, cy], radius: own, colour }, i) =>
        symbolLayer(`circle_${i + 1}`, [{ x: cx, y: cy }], {
          shape: 'circle',
          size: (2 * own) ** 2,
          color: colour,
          stroke: 'white',
          strokeWidth: 0.6,
        }),
      ),
      ...['#ffffff', THEME_COLOURS.text].flatMap(ink =>
        textLayer(
          ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
          numbers.filter(circle => circle.ink === ink).map(({ at: [cx, cy], text }) => ({ x: cx, y: cy, text })),
          smallSize,
          { align: 'center', color: ink },
        ),
      ),
      ...textLayer('key_title', marks.length === 0 ? [] : [{ x: 0, y: middle, text: key.title }], fontSize),
      ...marks.flatMap(({ x: cx, y, size }, i) =>
        symbolLayer(`key_${i + 1}`, [{ x: cx, y }], {
          shape: 'circle',
          size,
          color: 'white',
          stroke: THEME_COLOURS.axis,
          strokeWidth: Math.max(0.6, page.lineWidth),
        }),
      ),
      ...textLayer(
        'key_numbers',
        marks.map(({ textX, y, text }) => ({ x: textX, y, text })),
        smallSize,
      ),
    ],
  };
}

/** Where in a circle its number may stand: its centre first, then further out, as parts of the radius. */
const placesIn = (): { readonly dx: number; readonly dy: number }[] =>
  [0, 0.2, 0.35, 0.5, 0.65].flatMap(part =>
    part === 0
      ? [{ dx: 0, dy: 0 }]
      : [180, 0, 90, 270, 135, 225, 45, 315].map(turn => ({
          dx: part * Math.cos((turn * Math.PI) / 180),
          dy: part * Math.sin((turn * Math.PI) / 180),
        })),
  );

/** The place nearest to the centre where a number fits in its circle and no smaller circle lies over it; null where none is. */
function numberPlace(
  { at: [cx, cy], radius, text }: Sized,
  above: readonly Sized[],
  { measure, smallSize }: Page,
): MapPoint | null {
  const [half, high] = [measure(text, smallSize) / 2 + 0.5, smallSize * 0.4];
  for (const { dx, dy } of placesIn()) {
    const [x, y] = [cx + dx * radius, cy + dy * radius];
    if (Math.hypot(Math.abs(x - cx) + half, Math.abs(y - cy) + high) > radius) continue;
    const isFree = above.every(
      ({ at: [ox, oy], radius: other }) =>
        Math.hypot(Math.max(0, Math.abs(ox - x) - half), Math.max(0, Math.abs(oy - y) - high)) >= other,
    );
    if (isFree) return [x, y];
  }
  return null;
}
