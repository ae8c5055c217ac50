import { usageFault } from '../base/fault.ts';
import type { FigureInput, Page } from './figure-type.ts';
import type { Plot } from './frame.ts';
import { lineLayer, textLayer } from './layers.ts';
import { LINE_HEIGHT, THEME_COLOURS } from './theme.ts';
import { widest, wrap } from './wrap.ts';

/** Where an annotated value of the axis stands in a plot, in points from its left edge. */
export interface PlacedMark {
  readonly x: number;
  readonly text: string;
}

/**
 * The marks of an exhibit at their places on an axis.
 *
 * @param place where a value stands; null where the axis does not hold it
 * @param range the axis in words: `0 to 100`
 * @throws Fault where a value is not on the axis
 */
export const placeMarks = ({ edits }: FigureInput, place: (at: number) => number | null, range: string): PlacedMark[] =>
  edits.axisMarks.map(({ at, text }) => {
    const x = place(at);
    if (x !== null) return { x, text };
    throw usageFault(
      'annotate',
      `annotate: ${at} is not on the axis of this figure (${range})`,
      'write a value of the axis, or `category:` for a category',
      { option: 'annotate' },
    );
  });

/** Dashed lines from the top of a plot to its bottom, each with its text above; texts that would touch stand on further lines. */
export function withAxisMarks(plot: Plot, marks: readonly PlacedMark[], plotWidth: number, page: Page): Plot {
  if (marks.length === 0) return plot;
  const { smallSize } = page;
  const measure = (text: string): number => page.measure(text, smallSize);
  const line = smallSize * LINE_HEIGHT;
  const [leftEdge, rightEdge] = [-Math.ceil(plot.left), plotWidth + plot.right];
  const taken: { from: number; to: number; lines: number; start: number }[] = [];
  const laid = [...marks]
    .sort((a, b) => a.x - b.x)
    .map(({ x, text }) => {
      const lines = wrap(text, rightEdge - leftEdge, measure);
      const width = widest(lines, measure);
      const from = Math.min(Math.max(leftEdge, x - width / 2), rightEdge - width);
      const touching = taken.filter(other => other.from < from + width + smallSize && from < other.to + smallSize);
      const start = Math.max(0, ...touching.map(other => other.start + other.lines));
      taken.push({ from, to: from + width, lines: lines.length, start });
      return { x, lines, from, start };
    });
  const top = -plot.above - 2;
  const rows = Math.max(...taken.map(({ start, lines }) => start + lines));
  return {
    ...plot,
    above: plot.above + rows * line + 3,
    layers: [
      ...plot.layers,
      ...lineLayer(
        'annotation_lines',
        laid.map(({ x, start }) => ({ x, x2: x, y: top - start * line, y2: plot.height })),
        { strokeWidth: Math.max(0.6, page.lineWidth), strokeDash: [3, 2], color: THEME_COLOURS.quiet },
      ),
      ...textLayer(
        'annotations',
        laid.map(({ lines, from, start }) => ({
          x: from,
          y: top - (start + lines.length - 0.5) * line,
          text: lines,
        })),
        smallSize,
      ),
    ],
  };
}
