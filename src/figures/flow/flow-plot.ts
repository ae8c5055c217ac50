import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { boxLayer, type Corners, lineLayer, symbolLayer, textLayer } from '../layers.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import { type FlowLayout, PAD, type Path } from './layout-flow.ts';

/** Of titles and of the phases at the left. */
const GROUND = '#e6e6e6';

/** A laid flow diagram as layers of Vega-Lite: boxes, their words, arrows, and the phases at the left. */
export function flowPlot(laid: FlowLayout, page: Page): Plot {
  const { fontSize, lineWidth } = page;
  const line = fontSize * LINE_HEIGHT;
  const outline = { stroke: THEME_COLOURS.axis, strokeWidth: Math.max(0.75, lineWidth) };
  const words = laid.boxes.flatMap(box =>
    box.lines.map(({ text, indent }, i) => ({
      head: box.head,
      text,
      x: box.head ? (box.x + box.x2) / 2 : box.x + PAD + indent,
      y: (box.y + box.y2) / 2 + (i - (box.lines.length - 1) / 2) * line,
    })),
  );
  const said = (head: boolean) => words.filter(word => word.head === head).map(({ text, x, y }) => ({ text, x, y }));
  const corners = (head: boolean): Corners[] =>
    laid.boxes.filter(box => box.head === head).map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 }));
  const tip = fontSize * 0.65;
  return {
    left: 0,
    right: 0,
    above: 0,
    below: 0,
    height: laid.height,
    datasets: {},
    layers: [
      ...lineLayer(
        'arrows',
        laid.paths.flatMap(path => pieces(path, tip)),
        {
          color: THEME_COLOURS.axis,
          strokeWidth: Math.max(0.75, lineWidth),
        },
      ),
      ...(['down', 'left', 'right'] as const).flatMap(way =>
        symbolLayer(
          `tips_${way}`,
          laid.paths.filter(path => wayOf(path) === way).map(path => tipAt(path, tip)),
          { shape: `triangle-${way}`, size: tip ** 2, color: THEME_COLOURS.axis },
        ),
      ),
      ...boxLayer('boxes', corners(false), { color: '#ffffff', ...outline }),
      ...boxLayer('titles', corners(true), { color: GROUND, ...outline }),
      ...boxLayer(
        'phases',
        laid.strips.map(({ y, y2 }) => ({ x: 0.5, x2: laid.stripWidth, y, y2 })),
        { color: GROUND, ...outline },
      ),
      ...textLayer(
        'phase_names',
        laid.strips.map(({ phase, y, y2 }) => ({ text: phase, x: laid.stripWidth / 2 + 0.25, y: (y + y2) / 2 })),
        fontSize,
        { align: 'center', angle: 270, fontWeight: 'bold' },
      ),
      ...textLayer('words', said(false), fontSize),
      ...textLayer('title_words', said(true), fontSize, { align: 'center', fontWeight: 'bold' }),
    ],
  };
}

/** Where a path ends up going. */
function wayOf(path: Path): 'down' | 'left' | 'right' {
  const [from, to] = [path.at(-2)!, path.at(-1)!];
  return from[0] === to[0] ? 'down' : from[0] < to[0] ? 'right' : 'left';
}

/** Vega draws a triangle half its height before and behind its place. */
const depth = (tip: number): number => (tip / 2) * Math.sqrt(3) * 0.5;

function tipAt(path: Path, tip: number): { x: number; y: number } {
  const [x, y] = path.at(-1)!;
  const back = depth(tip);
  switch (wayOf(path)) {
    case 'down':
      return { x, y: y - back };
    case 'right':
      return { x: x - back, y };
    case 'left':
      return { x: x + back, y };
  }
}

/** The straight pieces of a path; its last ends where the tip begins. */
function pieces(path: Path, tip: number): Corners[] {
  const end = tipAt(path, tip);
  return path.slice(1).map(([x2, y2], i) => {
    const [x, y] = path[i]!;
    return i === path.length - 2 ? { x, y, x2: end.x, y2: end.y } : { x, y, x2, y2 };
  });
}
