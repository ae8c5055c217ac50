import type { Page } from '../figure-type.ts';
import type { Corners, Spot } from '../layers.ts';

/** A line of the network with its number. */
export interface NumberedEdge extends Corners {
  readonly text: string;
}

/** A number on its line, with half the width and height of the plain ground that it stands on. */
export interface EdgeNumber extends Spot {
  readonly text: string;
  readonly half: number;
  readonly high: number;
}

/** Where on a line its number may stand: the middle first, then further out. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];

/**
 * The numbers of lines, each at the place nearest to the middle of its line where it covers no other number, no circle, no
 * label and no other line. A number that has no such place stands where it covers a line only; if there is none either, it is left out.
 */
export function edgeNumbers(
  edges: readonly NumberedEdge[],
  circles: readonly (Spot & { readonly radius: number })[],
  labels: readonly Corners[],
  { measure, smallSize }: Page,
): EdgeNumber[] {
  const placed: EdgeNumber[] = [];
  const isFree = ({ x, y, half, high }: EdgeNumber): boolean =>
    placed.every(other => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > other.high + high) &&
    labels.every(box => x + half < box.x || x - half > box.x2 || y + high < box.y || y - high > box.y2) &&
    circles.every(
      circle =>
        Math.hypot(Math.max(0, Math.abs(circle.x - x) - half), Math.max(0, Math.abs(circle.y - y) - high)) >
        circle.radius + 1,
    );
  edges.forEach((edge, at) => {
    const { x, y, x2, y2, text } = edge;
    const half = measure(text, smallSize) / 2 + 1.5;
    const high = smallSize * 0.55;
    const spots = PARTS.map(part => ({ text, half, high, x: x + (x2 - x) * part, y: y + (y2 - y) * part })).filter(
      isFree,
    );
    const alone = spots.find(spot => edges.every((other, i) => i === at || !crosses(other, spot)));
    const spot = alone ?? spots[0];
    if (spot !== undefined) placed.push(spot);
  });
  return placed;
}

/** Whether a line runs through the ground of a number. */
function crosses({ x, y, x2, y2 }: Corners, { x: cx, y: cy, half, high }: EdgeNumber): boolean {
  // the part of the line that lies within the ground's width and height (Liang and Barsky's clipping)
  let [from, to] = [0, 1];
  for (const [start, step, centre, room] of [
    [x, x2 - x, cx, half],
    [y, y2 - y, cy, high],
  ] as const) {
    if (step === 0) {
      if (Math.abs(start - centre) > room) return false;
      continue;
    }
    const [one, two] = [(centre - room - start) / step, (centre + room - start) / step];
    from = Math.max(from, Math.min(one, two));
    to = Math.min(to, Math.max(one, two));
  }
  return from < to;
}
