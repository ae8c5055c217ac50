import type { Formatter } from '../../base/formatter.ts';
import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LABEL_SHARES, labelColumn } from '../label-room.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import type { Combination, ItemSet, Sets } from './sets-of.ts';

/** A plot of fewer combinations says too little. */
const MIN_COLUMNS = 4;
/** Without a wish, so many combinations at most have a column. */
const MAX_COLUMNS = 20;
/** So many are enough where more would take the room of the items' sizes. */
const ENOUGH_COLUMNS = 6;
/** Columns farther apart only spread the dots. */
const WIDEST_STEP = 24;
/** Few combinations stand farther apart where a third of the page would stay empty, but not farther than this. */
const FILLED = 0.72;
const SPREAD_STEP = 48;
/** Bars of the items' sizes take so much of the page, where there is room. */
const SIZE_BARS = 0.12;
/** A last bar longer than so many times the others would flatten them: it is broken, a little above them. */
const BROKEN = 2;
const BROKEN_END = 1.25;

export interface SetLayout extends ItemSet {
  readonly lines: readonly string[];
  readonly top: number;
  readonly bottom: number;
  readonly mid: number;
}

export interface UpsetLayout {
  readonly left: number;
  readonly right: number;
  readonly above: number;
  readonly height: number;
  readonly step: number;
  /** of the bars at the top, which stand on its lower edge */
  readonly barsHeight: number;
  /** the count at their upper end; a longer bar is broken */
  readonly scaleEnd: number;
  readonly head: readonly string[];
  readonly sets: readonly SetLayout[];
  /** of the matrix' last row */
  readonly bottom: number;
  readonly columns: readonly (Combination & { readonly x: number })[];
  /** combinations without a column of their own: they share the last */
  readonly rest: { readonly x: number; readonly n: number; readonly count: number; readonly label: string } | null;
  /** where labels, the items' sizes and their bars end at the right */
  readonly labelX: number;
  readonly sizeX: number;
  /** how long the longest of the items' bars is; 0 for none */
  readonly sizeBars: number;
  /** lines of the head of the labels */
  readonly labelHead: readonly string[];
}

export interface SetWords {
  readonly head: string;
  readonly labelHead: string;
  /** what is printed over the items' sizes */
  readonly sizeHead: string;
}

export interface SetWishes {
  /** how many combinations must have a column, or null for as many as have room */
  readonly max: number | null;
  /** rarer combinations share the last column */
  readonly least: number;
}

/**
 * The places of sets and combinations. Where nothing else is asked for, as many combinations as have room (up to 20) get a
 * column, and the others share one, so that the bars add up to N.
 *
 * @throws Cramped where the combinations that were asked for (or four) have no room
 */
export function layoutSets(
  found: Sets,
  wishes: SetWishes,
  words: SetWords,
  page: Page,
  format: Formatter,
): UpsetLayout {
  const frequent = found.combinations.filter(({ n }) => n >= wishes.least);
  const wanted = Math.min(frequent.length, wishes.max === null || wishes.max === 0 ? frequent.length : wishes.max);
  const usual = wishes.max === null ? Math.min(wanted, MAX_COLUMNS) : wanted;
  // the bars of the items' sizes are worth more than the rarest combinations, which share the last column
  const enough = wishes.max === null ? Math.min(usual, ENOUGH_COLUMNS) : usual;
  for (const bars of [true, false])
    for (const share of LABEL_SHARES) {
      const left = layLeft(found, words, page, format, share, bars);
      const fits = columnsIn(found, page, format, left.left);
      if (fits >= withRest(usual, found)) return placed(found, usual, left, words, page, format);
      if (bars && share === LABEL_SHARES.at(-1) && fits >= withRest(enough, found))
        return placed(found, fits - 1, left, words, page, format);
    }
  const left = layLeft(found, words, page, format, LABEL_SHARES.at(-1)!, false);
  const room = columnsIn(found, page, format, left.left);
  const fits = room - 1;
  if (wishes.max !== null || fits < Math.min(MIN_COLUMNS, usual))
    throw new DoesNotFit(
      `${Math.max(0, room)} columns fit beside the labels, and ${withRest(wishes.max === null ? Math.min(MIN_COLUMNS, usual) : usual, found)} are needed`,
    );
  return placed(found, fits, left, words, page, format);
}

/** Columns, and one for the rest where there is any. */
const withRest = (columns: number, { combinations }: Sets): number => columns + (columns < combinations.length ? 1 : 0);

/** The least width of a column: of its number, or of a dot. */
const leastStep = ({ combinations, N }: Sets, page: Page, format: Formatter): number => {
  const most = combinations[0]?.n ?? 0;
  const numbers = [format.count(most), ...(combinations.length > MIN_COLUMNS ? [format.count(N - most)] : [])];
  return Math.max(page.fontSize * 1.25, widest(numbers, text => page.measure(text, page.smallSize)) + 3);
};

/** Half a column sets the rest apart. */
const columnsIn = (found: Sets, page: Page, format: Formatter, left: number): number =>
  Math.floor((contentWidth(page) - Math.ceil(left)) / leastStep(found, page, format) - 0.5);

/** What stands left of the matrix: the items' sizes, as numbers and (with `bars`) as bars, and their labels. */
function layLeft({ sets, N }: Sets, words: SetWords, page: Page, format: Formatter, share: number, bars: boolean) {
  const { fontSize } = page;
  const plain = (text: string): number => page.measure(text, fontSize);
  const bold = (text: string): number => page.measure(text, fontSize, true);
  const { lines, width: labels } = labelColumn(
    sets.map(set => set.label),
    words.labelHead,
    page,
    share,
  );
  const sizes = Math.max(bold(words.sizeHead), ...sets.map(set => plain(format.count(set.n))), plain(format.count(N)));
  const sizeBars = bars ? Math.max(page.width * SIZE_BARS, fontSize * 3) : 0;
  const gap = fontSize * 0.75;
  const left = sizeBars + (bars ? fontSize * 0.4 : 0) + sizes + gap + labels + gap;
  return { left, lines, labels, sizes, sizeBars, gap };
}

function placed(
  found: Sets,
  count: number,
  side: ReturnType<typeof layLeft>,
  words: SetWords,
  page: Page,
  format: Formatter,
): UpsetLayout {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE_HEIGHT;
  const width = contentWidth(page);
  const shown = found.combinations.slice(0, count);
  const others = found.combinations.slice(count);
  const steps = shown.length + (others.length > 0 ? 1.5 : 0);
  const filling = Math.min(SPREAD_STEP, (width * FILLED - Math.ceil(side.left)) / steps);
  const step = Math.min(Math.max(WIDEST_STEP, filling), (width - Math.ceil(side.left)) / steps);
  // what few combinations leave is for the items' bars
  const longer = side.sizeBars === 0 ? 0 : Math.max(0, width * FILLED - Math.ceil(side.left) - steps * step);
  const left = side.left + longer;
  const room = width - Math.ceil(left);
  const barsHeight = Math.min(120, Math.max(80, page.width * 0.22));
  const bold = (text: string): number => page.measure(text, fontSize, true);
  const labelHead = wrap(words.labelHead, side.labels + side.gap, bold);
  let y = barsHeight + labelHead.length * line + fontSize * 0.6;
  // rows of one height are read across more easily
  const rowHeight = Math.max(
    fontSize * 1.6,
    Math.max(...side.lines.map(lines => lines.length)) * line + fontSize * 0.3,
  );
  const sets = found.sets.map((set, index): SetLayout => {
    const lines = side.lines[index]!;
    const top = y;
    y += rowHeight;
    return { ...set, lines, top, bottom: y, mid: (top + y) / 2 };
  });
  const matrix = y - (sets[0]?.top ?? y);
  const head = wrap(words.head, width, text => page.measure(text, fontSize));
  const many = format.count(others.length);
  const names = [
    `${many} other combination${others.length === 1 ? '' : 's'}`,
    `${many} other${others.length === 1 ? '' : 's'}`,
  ];
  const restLabel = names.find(name => page.measure(name, fontSize) <= matrix) ?? 'Other';
  const cells = shown.length * step;
  const restCount = others.reduce((sum, { n }) => sum + n, 0);
  const most = shown[0]?.n ?? restCount;
  return {
    left,
    right: room - cells - (others.length > 0 ? 1.5 * step : 0),
    above: head.length * line + smallSize * LINE_HEIGHT + fontSize * 0.4,
    height: y,
    step,
    barsHeight,
    scaleEnd: restCount > BROKEN * most ? BROKEN_END * most : Math.max(most, restCount),
    head,
    sets,
    bottom: y,
    columns: shown.map((entry, index) => ({ ...entry, x: (index + 0.5) * step })),
    rest:
      others.length === 0
        ? null
        : {
            x: cells + step,
            n: restCount,
            count: others.length,
            label: restLabel,
          },
    labelX: -side.gap,
    sizeX: -side.gap * 2 - side.labels,
    sizeBars: side.sizeBars === 0 ? 0 : side.sizeBars + longer,
    labelHead,
  };
}
