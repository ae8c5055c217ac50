import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth, type Plot } from '../frame.ts';
import { boxLayer, lineLayer, symbolLayer, textLayer } from '../layers.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import { edgeNumbers } from './edge-numbers.ts';

export interface NetworkNode {
  readonly key: string;
  readonly label: string;
  readonly n: number;
}

export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  /** its number as it is printed */
  readonly text: string;
}

/** The thickest line, in points; lines are as wide as their number is of the largest. */
const WIDEST_LINE = 6;
const EDGE_COLOUR = '#8c8c8c';
/** The network is so much wider than high where there is room. */
const WIDE = 1.7;

/**
 * Categories around a circle, joined where units have both: the area of a circle is the units with the category, the width of
 * a line the units with both. The order follows from the data, so that the same data give the same picture.
 *
 * @throws DoesNotFit where the labels leave no room for the circle
 */
export function pairNetwork(
  nodes: readonly NetworkNode[],
  edges: readonly NetworkEdge[],
  colour: string,
  page: Page,
): Plot {
  const { fontSize } = page;
  const width = contentWidth(page);
  const line = fontSize * LINE_HEIGHT;
  const measure = (text: string): number => page.measure(text, fontSize);
  const labelWidth = Math.min(
    widest(
      nodes.map(node => node.label),
      measure,
    ) + 1,
    width * 0.3,
  );
  const lines = new Map(nodes.map(node => [node.key, wrap(node.label, labelWidth, measure)]));
  const most = Math.max(1, ...nodes.map(node => node.n));
  const dot = fontSize * 1.8;
  const rowHeight = Math.max(dot * 0.8, Math.max(...[...lines.values()].map(list => list.length)) * line + 2);
  const right = nodes.slice(0, Math.ceil(nodes.length / 2));
  const left = nodes.slice(right.length).reverse();
  const height = Math.max(width * 0.36, right.length * rowHeight);
  const across = Math.min(width - 2 * (labelWidth + dot / 2 + 5), Math.max(height * WIDE, width * 0.34));
  if (across < 60) throw new DoesNotFit('the labels leave no room for the network');
  const centre = width / 2;
  const stretch = (count: number): number => (count < 2 ? 1 : (1 - rowHeight / height) / (1 - 1 / count));
  const places = new Map<string, { x: number; y: number; side: 1 | -1; node: NetworkNode }>();
  for (const [side, list] of [
    [1, right],
    [-1, left],
  ] as const)
    list.forEach((node, i) => {
      // rows of one height on each side, on an ellipse
      const y = list.length === 1 ? 0 : ((i + 0.5) / list.length) * 2 - 1;
      places.set(node.key, {
        x: centre + (side * across * Math.sqrt(Math.max(0.04, 1 - y * y))) / 2,
        // the outermost rows stand at the edges
        y: ((y * stretch(list.length) + 1) / 2) * height,
        side,
        node,
      });
    });
  const size = (n: number): number => Math.max(3, dot * Math.sqrt(n / most));
  const largest = Math.max(1, ...edges.map(edge => edge.n));
  const widthOf = (n: number): number => Math.max(0.5, Math.round((n / largest) * WIDEST_LINE * 2) / 2);
  const lineWidths = [...new Set(edges.map(edge => widthOf(edge.n)))].sort((a, b) => a - b);
  const all = [...places.values()];
  const ends = edges.map(({ from, to, text }) => {
    const [a, b] = [places.get(from)!, places.get(to)!];
    return { x: a.x, y: a.y, x2: b.x, y2: b.y, text };
  });
  const circles = all.map(({ x, y, node }) => ({ x, y, radius: size(node.n) / 2 }));
  const names = all.map(({ x, y, side, node }) => {
    const text = lines.get(node.key)!;
    const near = x + side * (dot / 2 + 3);
    const far = near + side * widest(text, measure);
    const high = (text.length * line) / 2;
    return { x: Math.min(near, far), x2: Math.max(near, far), y: y - high, y2: y + high };
  });
  const counts = edgeNumbers(ends, circles, names, page);
  return {
    left: 0,
    right: 0,
    above: dot / 2,
    below: dot / 2,
    height,
    datasets: {},
    layers: [
      ...lineWidths.flatMap(strokeWidth =>
        lineLayer(
          `edges_${String(strokeWidth).replace('.', '_')}`,
          edges
            .filter(edge => widthOf(edge.n) === strokeWidth)
            .map(({ from, to }) => {
              const [a, b] = [places.get(from)!, places.get(to)!];
              return { x: a.x, y: a.y, x2: b.x, y2: b.y };
            }),
          { strokeWidth, color: EDGE_COLOUR },
        ),
      ),
      ...boxLayer(
        'number_grounds',
        counts.map(({ x, y, half, high }) => ({ x: x - half, x2: x + half, y: y - high, y2: y + high })),
        { color: '#ffffff' },
      ),
      ...textLayer('numbers', counts, page.smallSize, { align: 'center' }),
      ...symbolLayer(
        'nodes',
        all.map(({ x, y, node }) => ({ x, y, n: node.n, size: size(node.n) ** 2 })),
        { shape: 'circle', color: colour, stroke: '#ffffff', strokeWidth: 0.75 },
        { size: { field: 'size', type: 'quantitative', scale: null, legend: null } },
      ),
      ...([1, -1] as const).flatMap(side =>
        textLayer(
          side === 1 ? 'labels_right' : 'labels_left',
          all
            .filter(place => place.side === side)
            .map(({ x, y, node }) => {
              const text = lines.get(node.key)!;
              return { x: x + side * (dot / 2 + 3), y: y - ((text.length - 1) * line) / 2, text };
            }),
          fontSize,
          { align: side === 1 ? 'left' : 'right', color: THEME_COLOURS.text },
        ),
      ),
    ],
  };
}
