import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import type { Corners } from '../layers.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { wrap } from '../wrap.ts';
import { type FlowArm, type FlowChart, type FlowNode, type Phase, STAGES } from './flow-chart.ts';

export interface BoxLayout extends Corners {
  readonly head: boolean;
  readonly lines: readonly { readonly text: string; readonly indent: number }[];
}

/** A line of straight pieces; an arrow's tip is at its last point. */
export type Path = readonly (readonly [x: number, y: number])[];

export interface FlowLayout {
  readonly height: number;
  readonly boxes: readonly BoxLayout[];
  readonly strips: readonly { readonly phase: Phase; readonly y: number; readonly y2: number }[];
  readonly stripWidth: number;
  readonly paths: readonly Path[];
}

/** A box before the height of its row is known. */
interface Cell {
  readonly row: number;
  readonly column: number;
  /** over how many columns a head reaches */
  readonly span: number;
  readonly head: boolean;
  readonly lines: BoxLayout['lines'];
}

interface Row {
  readonly key: string;
  readonly phase: Phase | null;
}

/** Padding inside a box, in points. */
export const PAD = 4;

const nodeText = (node: FlowNode): boolean => node !== null;

/**
 * Places of all boxes: the ways by which studies came in stand side by side, as in PRISMA's own template; where the page is
 * too narrow for that, one below the other, with lines that lead past the later ones.
 *
 * @throws Cramped where a box would be too narrow for its words
 */
export function layoutFlow(chart: FlowChart, page: Page): FlowLayout {
  const { fontSize } = page;
  const stripWidth = fontSize * LINE_HEIGHT + 5;
  const gap = fontSize * 1.75;
  const widths = chart.arms.map(arm => ([...arm.stages.values()].some(({ side }) => nodeText(side)) ? 2 : 1));
  const room = contentWidth(page) - stripWidth - gap / 2;
  const across = widths.reduce((sum, count) => sum + count, 0) || 1;
  const wide = (room - gap * (across - 1)) / across;
  const beside = wide >= fontSize * 9.5;
  const lane = fontSize * 1.1;
  const lanes = beside ? 0 : bypasses(chart).length;
  const columns = beside ? across : Math.max(1, ...widths);
  const columnWidth = beside ? wide : (room - lanes * lane - gap * (columns - 1)) / columns;
  if (columnWidth < fontSize * 7.5)
    throw new DoesNotFit('the boxes of the flow diagram are too narrow for their words');

  const left = stripWidth + gap / 2 + lanes * lane;
  const columnX = (column: number): number => left + column * (columnWidth + gap);
  const measure = (text: string): number => page.measure(text, fontSize);
  /** where a box lists several things, each hangs from its first line */
  const linesOf = (node: NonNullable<FlowNode>): BoxLayout['lines'] => {
    return node.flatMap(({ text, depth }) => {
      const hang = depth === 0 ? 0 : fontSize * 0.4;
      const indent = depth * fontSize * 0.75;
      const lines = wrap(text, columnWidth - 2 * PAD - indent - hang, measure);
      return lines.map((line, i) => ({ text: line, indent: indent + (i === 0 ? 0 : hang) }));
    });
  };

  const rows: Row[] = [];
  const cells: Cell[] = [];
  const rowOf = (key: string, phase: Phase | null): number => {
    const at = rows.findIndex(row => row.key === key);
    return at >= 0 ? at : rows.push({ key, phase }) - 1;
  };
  const heads = chart.arms.length > 1 || chart.arms.some(arm => nodeText(arm.stages.get('identified')?.main ?? null));
  const armKey = (arm: FlowArm, key: string): string => (beside ? key : `${arm.name}:${key}`);
  const starts = chart.arms.map((_, i) => (beside ? widths.slice(0, i).reduce((sum, count) => sum + count, 0) : 0));
  // rows in the order of the page: beside each other, all arms share a row a stage
  for (const group of beside ? [chart.arms] : chart.arms.map(arm => [arm])) {
    if (heads) for (const arm of group) rowOf(armKey(arm, 'head'), null);
    for (const stage of STAGES)
      for (const arm of group) {
        const { main = null, side = null } = arm.stages.get(stage) ?? {};
        if (main !== null || side !== null)
          rowOf(armKey(arm, stage), stage === 'identified' ? 'Identification' : 'Screening');
      }
  }
  chart.arms.forEach((arm, i) => {
    const column = starts[i]!;
    if (heads) {
      const span = widths[i]!;
      const headRoom = span * columnWidth + (span - 1) * gap - 2 * PAD;
      const lines = wrap(arm.title, headRoom, text => page.measure(text, fontSize, true));
      cells.push({
        row: rowOf(armKey(arm, 'head'), null),
        column,
        span,
        head: true,
        lines: lines.map(text => ({ text, indent: 0 })),
      });
    }
    for (const [stage, { main, side }] of arm.stages) {
      const key = armKey(arm, stage);
      if (main !== null) cells.push({ row: rowOf(key, null), column, span: 1, head: false, lines: linesOf(main) });
      if (side !== null)
        cells.push({ row: rowOf(key, null), column: column + 1, span: 1, head: false, lines: linesOf(side) });
    }
  });
  const host = hostOf(chart, beside);
  const hostColumn = host < 0 ? 0 : starts[host]!;
  for (const [key, node] of [
    ['included', chart.included],
    ['total', chart.total],
  ] as const)
    if (node !== null)
      cells.push({ row: rowOf(key, 'Included'), column: hostColumn, span: 1, head: false, lines: linesOf(node) });

  const { tops, heights, strips, height } = stackRows(rows, cells, page);
  const place = ({ row, column, span, head, lines }: Cell): BoxLayout => {
    const own = boxHeight(lines.length, page);
    const y = tops[row]! + (head ? 0 : (heights[row]! - own) / 2);
    const tall = head ? heights[row]! : own;
    return {
      head,
      lines,
      x: columnX(column),
      x2: columnX(column + span - 1) + columnWidth,
      y,
      y2: y + tall,
    };
  };
  const placed = cells.map(cell => ({ cell, box: place(cell) }));
  const boxAt = (key: string, column: number): BoxLayout | null =>
    placed.find(({ cell }) => !cell.head && rows[cell.row]!.key === key && cell.column === column)?.box ?? null;

  const paths: Path[] = [];
  const included = boxAt('included', hostColumn);
  const total = boxAt('total', hostColumn);
  const goal = included ?? total;
  const skipped = bypasses(chart);
  chart.arms.forEach((arm, i) => {
    const column = starts[i]!;
    const centre = columnX(column) + columnWidth / 2;
    let last: { bottom: number; left: readonly [number, number] } | null = null;
    for (const stage of STAGES) {
      const key = armKey(arm, stage);
      const main = boxAt(key, column);
      const side = boxAt(key, column + 1);
      if (main === null && (side === null || !arm.stages.has(stage))) continue;
      const middle = main === null ? (side!.y + side!.y2) / 2 : (main.y + main.y2) / 2;
      const own = arm.stages.get(stage)?.side ?? null;
      if (last !== null && main !== null)
        paths.push([
          [centre, last.bottom],
          [centre, main.y],
        ]);
      if (side !== null && own !== null)
        paths.push([
          [main?.x2 ?? centre, middle],
          [side.x, middle],
        ]);
      // what is beside a line that no box interrupts branches off from it
      if (main !== null || last === null) last = { bottom: main?.y2 ?? middle, left: [main?.x ?? centre, middle] };
    }
    const aim = arm.name === 'previous' ? total : goal;
    if (last === null || aim === null) return;
    const middle = (aim.y + aim.y2) / 2;
    if (i === host)
      paths.push([
        [centre, last.bottom],
        [centre, aim.y],
      ]);
    else if (beside)
      paths.push([
        [centre, last.bottom],
        [centre, middle],
        [centre < aim.x ? aim.x : aim.x2, middle],
      ]);
    else {
      const x = left - (skipped.length - skipped.indexOf(arm.name)) * lane + lane * 0.25;
      paths.push([last.left, [x, last.left[1]], [x, middle], [aim.x, middle]]);
    }
  });
  if (included !== null && total !== null) {
    const centre = (included.x + included.x2) / 2;
    paths.push([
      [centre, included.y2],
      [centre, total.y],
    ]);
  }
  return { height, boxes: placed.map(({ box }) => box), strips, stripWidth, paths };
}

/** The arm that the box of the included studies stands below; previous studies join only the total. */
function hostOf({ arms }: FlowChart, beside: boolean): number {
  const names = arms.map(arm => arm.name);
  const fresh = beside ? ['databases', 'other'] : ['other', 'databases'];
  const name = fresh.find(entry => names.includes(entry as FlowArm['name']));
  return name === undefined ? -1 : names.indexOf(name as FlowArm['name']);
}

/** Arms whose line leads past a later one, where arms stand one below the other. */
function bypasses(chart: FlowChart): FlowArm['name'][] {
  const host = hostOf(chart, false);
  return chart.arms
    .filter((arm, i) => i !== host && (arm.name !== 'previous' || chart.total !== null))
    .map(arm => arm.name);
}

const boxHeight = (lines: number, { fontSize }: Page): number => lines * fontSize * LINE_HEIGHT + 2 * PAD;

/** Rows from top to bottom; a phase is at least as high as its name is wide. */
function stackRows(rows: readonly Row[], cells: readonly Cell[], page: Page) {
  const { fontSize } = page;
  const heights = rows.map((_, row) =>
    Math.max(...cells.filter(cell => cell.row === row).map(cell => boxHeight(cell.lines.length, page))),
  );
  const gapAfter = (row: number): number => (rows[row]!.phase === null ? fontSize * 0.75 : fontSize * 1.9);
  const runs: { phase: Phase; from: number; to: number }[] = [];
  rows.forEach(({ phase }, row) => {
    const run = runs.at(-1);
    if (phase === null) return;
    if (run !== undefined && run.phase === phase && run.to === row - 1) run.to = row;
    else runs.push({ phase, from: row, to: row });
  });
  for (const { phase, from, to } of runs) {
    let high = 0;
    for (let row = from; row <= to; row++) high += heights[row]! + (row < to ? gapAfter(row) : 0);
    const need = page.measure(phase, fontSize, true) + 2 * PAD;
    if (high < need) heights[to] = heights[to]! + need - high;
  }
  const tops: number[] = [];
  let y = 1;
  rows.forEach((_, row) => {
    tops.push(y);
    y += heights[row]! + (row === rows.length - 1 ? 0 : gapAfter(row));
  });
  const strips = runs.map(({ phase, from, to }) => ({ phase, y: tops[from]!, y2: tops[to]! + heights[to]! }));
  return { tops, heights, strips, height: y + 1 };
}
