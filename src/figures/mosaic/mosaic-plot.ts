import type { Look } from '../drawn-legend.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { hatchLayer } from '../hatch.ts';
import { boxLayer, lineLayer, textLayer } from '../layers.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import type { MosaicLayout } from './layout-mosaic.ts';

/** Laid tiles as layers of Vega-Lite, with n in each tile that has room for it. */
export function mosaicPlot({ left, height, tiles, labels }: MosaicLayout, look: Look, page: Page): Plot {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE_HEIGHT;
  const half = (text: string): number => page.measure(text, smallSize) / 2 + 1;
  const numbered = tiles
    .filter(({ x, x2, y, y2, text }) => x2 - x >= 2 * half(text) + 1 && y2 - y >= smallSize * 1.1)
    .map(tile => ({ ...tile, x: (tile.x + tile.x2) / 2, y: (tile.y + tile.y2) / 2 }));
  const grounds = numbered
    .filter(tile => look.patterns.has(tile.level))
    .map(({ level, text, x, y }) => ({
      level,
      x: x - half(text),
      x2: x + half(text),
      y: y - smallSize / 2,
      y2: y + smallSize / 2,
    }));
  const areas = tiles.map(({ level, x, y, x2, y2 }) => ({ level, x1: x, y1: y, x2, y2 }));
  const edge = -fontSize * 0.4;
  return {
    left,
    right: 0,
    above: 2,
    below: 2,
    height,
    datasets: {},
    layers: [
      ...boxLayer(
        'tiles',
        tiles.map(({ level, x, x2, y, y2 }) => ({ level, x, x2, y, y2 })),
        { stroke: '#ffffff', strokeWidth: 0.75 },
        { color: look.colour },
      ),
      ...hatchLayer('patterns', areas, look.patterns),
      ...boxLayer('number_grounds', grounds, {}, { color: look.colour }),
      ...['#ffffff', THEME_COLOURS.text].flatMap(ink =>
        textLayer(
          ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
          numbered.filter(tile => tile.ink === ink).map(({ x, y, text }) => ({ x, y, text })),
          smallSize,
          { align: 'center', color: ink },
        ),
      ),
      // from a label to its row
      ...lineLayer(
        'leaders',
        labels.map(({ y, mid }) => ({ x: -fontSize * 1.2, x2: edge, y, y2: mid })),
        { strokeWidth: Math.max(0.5, page.lineWidth), color: '#8c8c8c' },
      ),
      ...textLayer(
        'labels',
        labels.map(({ lines, y }) => ({ x: -fontSize * 1.5, y: y - ((lines.length - 1) * line) / 2, text: lines })),
        fontSize,
        { align: 'right' },
      ),
    ],
  };
}
