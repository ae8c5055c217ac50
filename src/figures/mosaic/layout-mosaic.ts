import { least } from '../../base/least.ts';
import type { Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LABEL_SHARES, labelColumn, requirePlotWidth } from '../label-room.ts';
import { LINE_HEIGHT } from '../theme.ts';

export interface MosaicRow {
  readonly label: string;
  readonly N: number;
  readonly parts: readonly {
    readonly level: string;
    readonly n: number;
    readonly text: string;
    readonly ink: string;
  }[];
}

export interface Tile {
  readonly level: string;
  readonly text: string;
  readonly ink: string;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

export interface MosaicLayout {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly Tile[];
  readonly labels: readonly { readonly lines: readonly string[]; readonly y: number; readonly mid: number }[];
}

/** Between rows, in points. */
const GAP = 1;

/**
 * Rows as high as their number of units, divided by the parts of each. Labels of low rows make room for each other.
 *
 * @throws DoesNotFit where less than 25 mm are left for the tiles
 */
export function layoutMosaic(rows: readonly MosaicRow[], page: Page): MosaicLayout {
  const line = page.fontSize * LINE_HEIGHT;
  const gap = page.fontSize * 1.5;
  const content = contentWidth(page);
  const labels = LABEL_SHARES.map(share =>
    labelColumn(
      rows.map(row => row.label),
      '',
      page,
      share,
    ),
  );
  const found = labels.find(label => content - label.width - gap >= content * 0.5) ?? labels.at(-1)!;
  const left = found.width + gap;
  const width = content - Math.ceil(left);
  requirePlotWidth(width);
  const heights = found.lines.map(lines => lines.length * line + 2);
  const total = rows.reduce((sum, row) => sum + row.N, 0);
  const smallest = least(rows.filter(row => row.N > 0).map(row => row.N));
  const height = Math.max(
    Math.min(260, content * 0.45),
    // so high that the smallest group can hold its numbers, if that does not make the page much higher
    Math.min(260, content * 0.7, (total / smallest) * page.smallSize * 1.2),
    heights.reduce((sum, own) => sum + own, 0),
  );
  const unit = (height - GAP * (rows.length - 1)) / total;
  let y = 0;
  const tiles: Tile[] = [];
  const mids = rows.map(row => {
    const bottom = y + row.N * unit;
    let x = 0;
    for (const part of row.parts) {
      const x2 = x + (part.n / row.N) * width;
      tiles.push({ level: part.level, text: part.text, ink: part.ink, x, x2, y, y2: bottom });
      x = x2;
    }
    const mid = (y + bottom) / 2;
    y = bottom + GAP;
    return mid;
  });
  const ys = spread(mids, heights, height);
  return {
    left,
    width,
    height,
    tiles,
    labels: rows.map((_, i) => ({ lines: found.lines[i]!, y: ys[i]!, mid: mids[i]! })),
  };
}

/**
 * Middles of labels as near to their own as their heights allow, within 0 and `height`.
 *
 * @example spread([5, 6, 50], [10, 10, 10], 60) // => [5, 15, 50]
 */
export function spread(mids: readonly number[], heights: readonly number[], height: number): number[] {
  const placed: number[] = [];
  mids.forEach((mid, i) => {
    const above = i === 0 ? 0 : placed[i - 1]! + heights[i - 1]! / 2;
    placed.push(Math.max(mid, above + heights[i]! / 2));
  });
  for (let i = placed.length - 1; i >= 0; i--) {
    const below = i === placed.length - 1 ? height : placed[i + 1]! - heights[i + 1]! / 2;
    placed[i] = Math.min(placed[i]!, below - heights[i]! / 2);
  }
  return placed;
}
