import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { labelColumn } from '../label-room.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';

/** A line of the figure: a facet, or a group of units of a facet. */
export interface ProfileBar {
  readonly label: string;
  readonly strong: boolean;
  readonly levels: readonly { readonly level: string; readonly n: number }[];
  readonly states: readonly number[];
  readonly N: number;
}

export interface BarsLayout {
  readonly height: number;
  readonly heads: readonly { readonly x: number; readonly lines: readonly string[] }[];
  readonly rows: readonly {
    readonly y: number;
    readonly lines: readonly string[];
    readonly strong: boolean;
    readonly segments: readonly {
      readonly level: string;
      readonly x: number;
      readonly x2: number;
      readonly n: number;
      /** whether its number has room in it */
      readonly fits: boolean;
    }[];
    /** the numbers without room in their segments, behind the bar */
    readonly behind: { readonly x: number; readonly text: string } | null;
    readonly states: readonly { readonly x: number; readonly x2: number; readonly n: number }[];
    readonly total: { readonly x: number; readonly n: number };
  }[];
  /** baselines of the columns that have bars */
  readonly baselines: readonly number[];
  readonly bar: number;
  readonly labelWidth: number;
  readonly headLines: number;
}

/** A missing state: its column's heading, and the letters for it where the heading has no room. */
export interface StateColumn {
  readonly label: string;
  readonly short: string;
}

/** Where the columns stand. */
export interface BarColumns {
  /** on a narrow page missing states are numbers under letters, and the levels have the room of their bars */
  readonly compact: boolean;
  /** points for a unit */
  readonly scale: number;
  readonly starts: readonly number[];
  readonly widths: readonly number[];
  readonly heads: readonly string[];
  readonly total: number;
  readonly labels: ReturnType<typeof labelColumn>;
}

/** Higher than this a page is no page (A4 with margins), where no journal says. */
const PAGE_HEIGHT = 680;
const LABEL_SHARE = 0.27;
/** Around a number in its segment, and between a bar and the number behind it. */
const NUMBER_ROOM = 2;
const BEHIND = 3;

/** Whether the number of a segment has room in it. */
const fitsIn = (n: number, scale: number, page: Page): boolean =>
  page.measure(String(n), page.smallSize) + NUMBER_ROOM <= n * scale;

const behindText = (bar: ProfileBar, scale: number, page: Page): string =>
  bar.levels
    .filter(({ n }) => n > 0 && !fitsIn(n, scale, page))
    .map(({ level, n }) => `${/^\d+$/.test(level) ? `level ${level}` : level}: ${n}`)
    .join(', ');

/**
 * One scale for all columns: the levels side by side from the first baseline, then a column with its own baseline for each
 * missing state, then N. Where the page has no room for that, the missing states are columns of numbers.
 */
export function barColumns(bars: readonly ProfileBar[], states: readonly StateColumn[], page: Page): BarColumns {
  const columns = columnsIn(bars, states, page, false) ?? columnsIn(bars, states, page, true);
  if (columns === null) throw new DoesNotFit(`${states.length} missing states do not fit beside the levels`);
  return columns;
}

function columnsIn(
  bars: readonly ProfileBar[],
  states: readonly StateColumn[],
  page: Page,
  compact: boolean,
): BarColumns | null {
  const { fontSize, smallSize } = page;
  const small = (text: string): number => page.measure(text, smallSize);
  const bold = (text: string): number => page.measure(text, smallSize, true);
  const labels = labelColumn(
    bars.map(bar => bar.label),
    '',
    page,
    LABEL_SHARE,
  );
  const gap = fontSize * (compact ? 0.6 : 0.8);
  const word = (text: string): number => widest(text.split(' '), bold) + 1;
  const number = small('000') + 3;
  const total = Math.max(number, bold('N'));
  const most = (of: (bar: ProfileBar) => number): number => Math.max(1, ...bars.map(of));
  const sums = bars.map(bar => bar.levels.reduce((sum, level) => sum + level.n, 0));
  const longest = Math.max(1, ...sums);
  const stateHeads = states.map(state => (compact ? state.short : state.label));
  const stateNumber = (i: number): number => BEHIND + small(String(most(bar => bar.states[i] ?? 0))) + 1;
  const room = contentWidth(page) - labels.width - total - gap * (states.length + 2);
  // a column is as wide as its longest bar and the number beside it, and never narrower than its heading
  const widthsAt = (scale: number): number[] => [
    Math.max(
      word('Levels'),
      ...bars.map((bar, i) => {
        const behind = behindText(bar, scale, page);
        return sums[i]! * scale + (behind === '' ? 0 : BEHIND + small(behind) + 1);
      }),
    ),
    ...states.map((_, i) =>
      Math.max(word(stateHeads[i]!), (compact ? 0 : most(bar => bar.states[i] ?? 0) * scale) + stateNumber(i)),
    ),
  ];
  const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);
  let scale = room / longest;
  let widths = widthsAt(scale);
  for (let turn = 0; turn < 90 && sum(widths) > room; turn++) {
    scale *= 0.96;
    widths = widthsAt(scale);
  }
  if (sum(widths) > room || (sums.some(all => all > 0) && scale * longest < fontSize * 4)) return null;
  const starts: number[] = [];
  let x = labels.width + gap;
  for (const width of widths) {
    starts.push(x);
    x += width + gap;
  }
  return { compact, scale, starts, widths, heads: ['Levels', ...stateHeads, 'N'], total, labels };
}

/** The rows on as many pages as they need. */
export function layoutProfileBars(
  bars: readonly ProfileBar[],
  columns: BarColumns,
  page: Page,
  around: number,
): BarsLayout[] {
  const { fontSize, smallSize } = page;
  const { compact, scale, starts, widths, total, labels } = columns;
  const bold = (text: string): number => page.measure(text, smallSize, true);
  const right = contentWidth(page) - total;
  const heads = columns.heads.map((text, i) => ({
    x: starts[i] ?? right,
    lines: wrap(text, (widths[i] ?? total) + 0.5, bold),
  }));
  const headLines = Math.max(...heads.map(head => head.lines.length));
  const rowHeight = Math.max(
    fontSize * 1.7,
    Math.max(...labels.lines.map(lines => lines.length)) * fontSize * LINE_HEIGHT + 3,
  );
  const capacity = Math.floor(
    ((page.maxHeight ?? PAGE_HEIGHT) - around - headLines * smallSize * LINE_HEIGHT) / rowHeight,
  );
  if (capacity < 1) throw new DoesNotFit('no facet fits on the page below the legend');
  const pages: BarsLayout[] = [];
  for (let from = 0; from < bars.length; from += capacity)
    pages.push({
      height: Math.min(capacity, bars.length - from) * rowHeight,
      heads,
      headLines,
      baselines: compact ? starts.slice(0, 1) : starts,
      bar: fontSize * 1.15,
      labelWidth: labels.width,
      rows: bars.slice(from, from + capacity).map((bar, i) => {
        let at = starts[0]!;
        const segments = bar.levels
          .filter(level => level.n > 0)
          .map(({ level, n }) => {
            const x = at;
            at += n * scale;
            return { level, n, x, x2: at, fits: fitsIn(n, scale, page) };
          });
        const behind = behindText(bar, scale, page);
        return {
          y: (i + 0.5) * rowHeight,
          lines: labels.lines[from + i]!,
          strong: bar.strong,
          segments,
          behind: behind === '' ? null : { x: at + BEHIND, text: behind },
          states: bar.states.map((n, state) => {
            const x = starts[state + 1]!;
            return { n, x, x2: compact ? x : x + n * scale };
          }),
          total: { x: right, n: bar.N },
        };
      }),
    });
  return pages;
}
