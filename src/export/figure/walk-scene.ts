import { textWidth } from './fonts.ts';
import type { Box, Scene, SceneItem } from './scene.ts';

interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What is read of Vega's scenegraph. */
export interface Mark {
  readonly marktype?: string;
  readonly role?: string;
  readonly items?: readonly Item[];
}

interface Item {
  readonly x?: number;
  readonly y?: number;
  readonly items?: readonly Mark[];
  readonly bounds?: Bounds;
  readonly text?: unknown;
  readonly limit?: number;
  readonly angle?: number;
  readonly align?: string;
  readonly baseline?: string;
  readonly dx?: number;
  readonly dy?: number;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly lineHeight?: number;
  readonly fill?: unknown;
  readonly stroke?: unknown;
  readonly strokeWidth?: number;
  readonly opacity?: number;
  readonly fillOpacity?: number;
  readonly strokeOpacity?: number;
}

const isBold = (weight: unknown): boolean => weight === 'bold' || Number(weight) >= 600;
const colour = (value: unknown): string | null =>
  typeof value === 'string' && value !== 'transparent' && value !== '' ? value : null;

/** Flattens Vega's scenegraph into what is drawn, with boxes from the exact widths of the bundled font. */
export function walkScene(root: Mark, origin: readonly [number, number], width: number, height: number): Scene {
  const items: SceneItem[] = [];
  const walk = (mark: Mark, dx: number, dy: number): void => {
    for (const item of mark.items ?? []) {
      if (item.opacity === 0) continue;
      if (mark.marktype === 'text') items.push(...textItems(item, dx, dy));
      else if (mark.marktype !== 'group' || colour(item.fill) !== null || colour(item.stroke) !== null)
        items.push(...shapeItem(mark, item, dx, dy));
      if (mark.marktype === 'group')
        for (const inner of item.items ?? []) walk(inner, dx + (item.x ?? 0), dy + (item.y ?? 0));
    }
  };
  walk(root, origin[0], origin[1]);
  return { width, height, items };
}

function shapeItem({ marktype = '', role = 'mark' }: Mark, item: Item, dx: number, dy: number): SceneItem[] {
  const fill = (item.fillOpacity ?? 1) === 0 ? null : colour(item.fill);
  const lineWidth = item.strokeWidth ?? 1;
  const stroke = lineWidth === 0 || (item.strokeOpacity ?? 1) === 0 ? null : colour(item.stroke);
  if (item.bounds === undefined || (fill === null && stroke === null)) return [];
  const { x1, y1, x2, y2 } = item.bounds;
  return [
    {
      kind: 'shape',
      mark: marktype,
      role,
      fill,
      stroke,
      lineWidth,
      opacity: (item.opacity ?? 1) * (fill === null ? (item.strokeOpacity ?? 1) : (item.fillOpacity ?? 1)),
      box: { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy },
    },
  ];
}

/** One item a line: the box of several lines would be as wide as the longest of them. */
function textItems(item: Item, dx: number, dy: number): SceneItem[] {
  const lines = (Array.isArray(item.text) ? item.text : [item.text])
    .filter(line => line !== null && line !== undefined)
    .map(line => String(line).trim());
  const fill = colour(item.fill);
  if (lines.every(line => line === '') || fill === null) return [];
  const size = item.fontSize ?? 11;
  const bold = isBold(item.fontWeight);
  const lineHeight = item.lineHeight ?? size + 2;
  const turned = (item.angle ?? 0) % 180 !== 0;
  return lines.flatMap((line, index): SceneItem[] => {
    const full = textWidth(line, size, bold);
    const limit = item.limit ?? 0;
    const width = limit > 0 ? Math.min(full, limit) : full;
    const box: Box = turned
      ? moved(item.bounds ?? { x1: 0, y1: 0, x2: 0, y2: 0 }, dx, dy)
      : moved(lineBox(item, width, size, index * lineHeight), dx, dy);
    if (line === '') return [];
    return [{ kind: 'text', text: line, size, bold, fill, cut: limit > 0 && full > limit ? line : null, turned, box }];
  });
}

const moved = (box: Bounds, dx: number, dy: number): Box => ({
  x1: box.x1 + dx,
  y1: box.y1 + dy,
  x2: box.x2 + dx,
  y2: box.y2 + dy,
});

/** From the tops of capitals to the depth of descenders: what the eye takes for the height of a line. */
function lineBox(item: Item, width: number, size: number, down: number): Bounds {
  const x = (item.x ?? 0) + (item.dx ?? 0) - (item.align === 'right' ? width : item.align === 'center' ? width / 2 : 0);
  // where Vega puts the base line, as in its renderers
  const shift: Readonly<Record<string, number>> = { top: 0.79, middle: 0.3, bottom: -0.21, 'line-top': 0.79 };
  const base = (item.y ?? 0) + (item.dy ?? 0) + (shift[item.baseline ?? ''] ?? 0) * size + down;
  return { x1: x, y1: base - 0.72 * size, x2: x + width, y2: base + 0.21 * size };
}
