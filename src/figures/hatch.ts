import { pixel } from './theme.ts';

/** Lines over an area, so that it is told apart without colour. */
export type Pattern = 'rising' | 'falling' | 'level' | 'upright' | 'crossed' | 'squared';

export interface Area {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Line extends Area {}

/** Dark enough to be printed on the light greys that carry patterns, and not so dark that it outweighs the plain ones. */
const LINE_COLOUR = '#6e6e6e';

/** From one line of a pattern to the next, in points. */
const STEP = 3;

/** Patterns of levels in their order: dark greys are told apart by themselves, light ones carry lines. */
const BY_ORDER: readonly (Pattern | null)[] = [null, 'rising', null, 'falling', null, 'level'];

/** Missing states that can stand side by side in one bar have patterns of their own; the others are crossed out. */
const BY_STATE: Readonly<Record<string, Pattern>> = { unclear: 'upright', not_applicable: 'squared' };

/** Which levels carry which pattern; missing states have patterns that no category has. */
export function patternsOf(
  levels: readonly string[],
  isState: (level: string) => boolean,
): ReadonlyMap<string, Pattern> {
  const found = new Map<string, Pattern>();
  let order = 0;
  for (const level of levels) {
    const pattern = isState(level) ? (BY_STATE[level] ?? 'crossed') : BY_ORDER[order++ % BY_ORDER.length];
    if (pattern) found.set(level, pattern);
  }
  return found;
}

/**
 * The lines of a pattern inside an area. They lie on one grid for the whole page, so that neighbours of one pattern match.
 *
 * @example hatch({ x1: 0, y1: 0, x2: 9, y2: 5 }, 'level') // => [{ x1: 0, y1: 3, x2: 9, y2: 3 }]
 */
export function hatch(area: Area, pattern: Pattern): Line[] {
  const { x1, y1, x2, y2 } = area;
  if (pattern === 'crossed') return [...hatch(area, 'rising'), ...hatch(area, 'falling')];
  if (pattern === 'squared') return [...hatch(area, 'level'), ...hatch(area, 'upright')];
  if (pattern === 'upright') return steps(x1, x2).map(x => ({ x1: x, y1, x2: x, y2 }));
  if (pattern === 'level') return steps(y1, y2).map(y => ({ x1, y1: y, x2, y2: y }));
  if (pattern === 'rising')
    return steps(x1 + y1, x2 + y2).map(sum => {
      const [from, to] = [Math.max(x1, sum - y2), Math.min(x2, sum - y1)];
      return { x1: from, y1: sum - from, x2: to, y2: sum - to };
    });
  return steps(x1 - y2, x2 - y1).map(gap => {
    const [from, to] = [Math.max(x1, gap + y1), Math.min(x2, gap + y2)];
    return { x1: from, y1: from - gap, x2: to, y2: to - gap };
  });
}

/** The multiples of the step strictly between two numbers. */
function steps(from: number, to: number): number[] {
  const list: number[] = [];
  for (let at = (Math.floor(from / STEP) + 1) * STEP; at < to; at += STEP) list.push(at);
  return list;
}

/** Areas with their patterns as a layer; [] where none has one. */
export function hatchLayer(
  name: string,
  areas: readonly (Area & { readonly level: string })[],
  patterns: ReadonlyMap<string, Pattern>,
  shift = { x: 0, y: 0 },
): object[] {
  const values = areas.flatMap(area => {
    const pattern = patterns.get(area.level);
    return pattern === undefined
      ? []
      : hatch(area, pattern).map(line => ({
          x: line.x1 + shift.x,
          y: line.y1 + shift.y,
          x2: line.x2 + shift.x,
          y2: line.y2 + shift.y,
        }));
  });
  if (values.length === 0) return [];
  return [
    {
      name,
      data: { values },
      mark: { type: 'rule', color: LINE_COLOUR, strokeWidth: 0.5, opacity: 1 },
      encoding: { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
    },
  ];
}
