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
    }[];
    readonly states: readonly { readonly x: number; readonly x2: number; readonly n: number }[];
    readonly total: { readonly x: number; readonly n: number };
  }[];
  /** baselines of the columns */
  readonly baselines: readonly number[];
  readonly bar: number;
  readonly labelWidth: number;
  readonly headLines: number;
}

/** Higher than this a page is no page (A4 with margins), where no journal says. */
const PAGE_HEIGHT = 680;
const LABEL_SHARE = 0.27;

/**
 * One scale for all columns: the levels side by side from the first baseline, then a column with its own baseline for each
 * missing state, then N.
 */
export function layoutProfileBars(
  bars: readonly ProfileBar[],
  states: readonly string[],
  page: Page,
  around: number,
): BarsLayout[] {
  const { fontSize, smallSize } = page;
  const small = (text: string): number => page.measure(text, smallSize);
  const bold = (text: string): number => page.measure(text, smallSize, true);
  const labels = labelColumn(
    bars.map(bar => bar.label),
    '',
    page,
    LABEL_SHARE,
  );
  const gap = fontSize * 0.8;
  const word = (text: string): number => widest(text.split(' '), bold) + 1;
  const number = small('000') + 3;
  const total = Math.max(number, bold('N'));
  const most = (of: (bar: ProfileBar) => number): number => Math.max(1, ...bars.map(of));
  const sums = bars.map(bar => bar.levels.reduce((sum, level) => sum + level.n, 0));
  const sizes = [Math.max(1, ...sums), ...states.map((_, i) => most(bar => bar.states[i] ?? 0))];
  const room = contentWidth(page) - labels.width - total - gap * (states.length + 2);
  // a column is as wide as its longest bar and the number beside it, and never narrower than its heading
  let scale = room / sizes.reduce((sum, size) => sum + size, 0);
  const width = (i: number, at: number): number =>
    Math.max(sizes[i]! * at + (i === 0 ? 0 : number), i === 0 ? word('Levels') : word(states[i - 1]!));
  for (let turn = 0; turn < 60 && sizes.reduce((sum, _, i) => sum + width(i, scale), 0) > room; turn++) scale *= 0.94;
  if (
    sizes.reduce((sum, _, i) => sum + width(i, scale), 0) > room ||
    (sums.some(sum => sum > 0) && scale * sizes[0]! < fontSize * 4)
  )
    throw new DoesNotFit(`${states.length} missing states do not fit beside the levels`);
  const starts: number[] = [];
  let x = labels.width + gap;
  sizes.forEach((_, i) => {
    starts.push(x);
    x += width(i, scale) + gap;
  });
  const headTexts = ['Levels', ...states, 'N'];
  const heads = headTexts.map((text, i) => ({
    x: i < starts.length ? starts[i]! : contentWidth(page) - total,
    lines: wrap(text, i < starts.length ? width(i, scale) + 0.5 : total + 0.5, bold),
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
      baselines: starts,
      bar: fontSize * 1.15,
      labelWidth: labels.width,
      rows: bars.slice(from, from + capacity).map((bar, i) => {
        let at = starts[0]!;
        return {
          y: (i + 0.5) * rowHeight,
          lines: labels.lines[from + i]!,
          strong: bar.strong,
          segments: bar.levels
            .filter(level => level.n > 0)
            .map(({ level, n }) => {
              const x = at;
              at += n * scale;
              return { level, n, x, x2: at };
            }),
          states: bar.states.map((n, state) => ({ n, x: starts[state + 1]!, x2: starts[state + 1]! + n * scale })),
          total: { x: contentWidth(page) - total, n: bar.N },
        };
      }),
    });
  return pages;
}
