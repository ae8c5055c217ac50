import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { wrap } from '../wrap.ts';
import type { JudgementGrid } from './read-judgements.ts';

/** Higher than this a page is no page (A4 with margins), where no journal says. */
const PAGE_HEIGHT = 680;

/** As many rows as are read well in one column; more of them stand side by side where there is room. */
const ONE_BLOCK = 25;

/** The height of a row, in font sizes: its lights stand a little apart. */
const ROW = 1.4;

export interface UnitLayout {
  readonly lines: readonly string[];
  /** of the label's right end */
  readonly x: number;
  readonly y: number;
  readonly lights: readonly JudgementGrid['units'][number]['lights'][number][];
  /** of each light */
  readonly xs: readonly number[];
}

export interface PageLayout {
  readonly units: readonly UnitLayout[];
  readonly heads: readonly { readonly text: string; readonly x: number }[];
  readonly height: number;
}

export interface LightColumns {
  readonly heads: readonly string[];
  /** whether heads stand upright: names instead of numbers */
  readonly turned: boolean;
  /** whether the last column is the overall judgement, set apart */
  readonly overall: boolean;
}

/**
 * Studies from top to bottom, in blocks side by side where there is room, on as many pages as are needed.
 *
 * @param around the height of title, legends, head and notes
 * @throws Cramped where the criteria have no room beside each other
 */
export function layoutJudgements(
  { units }: JudgementGrid,
  { heads, turned, overall }: LightColumns,
  page: Page,
  around: number,
): PageLayout[] {
  const { fontSize } = page;
  const room = contentWidth(page);
  const measure = (text: string): number => page.measure(text, fontSize);
  const step = fontSize * 1.5;
  const columns = heads.map(head =>
    turned ? step : Math.max(step, page.measure(head, fontSize, true) + fontSize * 0.4),
  );
  const lightsWidth = columns.reduce((sum, width) => sum + width, overall ? fontSize * 0.5 : 0);
  const gap = fontSize * 0.6;
  const widest = Math.max(...units.map(unit => measure(unit.label)));
  const labelWidth = Math.min(
    widest + 1,
    Math.max(fontSize * 12, (room - lightsWidth) * 0.5),
    room - lightsWidth - gap,
  );
  if (labelWidth < Math.min(widest + 1, fontSize * 6))
    throw new DoesNotFit(`${heads.length} criteria do not fit beside the names of the studies`);
  const blockWidth = labelWidth + gap + lightsWidth;
  const least = fontSize * 2;
  const most = Math.max(1, Math.floor((room + least) / (blockWidth + least)));
  const labels = units.map(unit => wrap(unit.label, labelWidth, measure));
  const rowHeight = Math.max(
    fontSize * ROW,
    Math.max(...labels.map(lines => lines.length)) * fontSize * LINE_HEIGHT + 2,
  );
  const capacity = Math.floor(((page.maxHeight ?? PAGE_HEIGHT) - around) / rowHeight);
  if (capacity < 1) throw new DoesNotFit('no study fits on the page below the legends');
  const blocks = Math.min(most, Math.max(Math.ceil(units.length / capacity), units.length > ONE_BLOCK ? most : 1));

  const between = blocks === 1 ? 0 : Math.min(fontSize * 10, (room - blocks * blockWidth) / (blocks - 1));
  const pages: PageLayout[] = [];
  for (let from = 0; from < units.length; from += capacity * blocks) {
    const slice = units.slice(from, from + capacity * blocks);
    const rows = Math.min(capacity, Math.ceil(slice.length / blocks));
    const places = (block: number): number[] => {
      let x = block * (blockWidth + between) + labelWidth + gap;
      return columns.map((width, i) => {
        const start = x + (overall && i === columns.length - 1 ? fontSize * 0.5 : 0);
        x = start + width;
        return start + width / 2;
      });
    };
    pages.push({
      height: rows * rowHeight,
      heads: Array.from({ length: Math.ceil(slice.length / rows) }, (_, block) =>
        places(block).map((x, i) => ({ x, text: heads[i]! })),
      ).flat(),
      units: slice.map(({ lights }, i) => {
        const block = Math.floor(i / rows);
        return {
          lines: labels[from + i]!,
          lights,
          x: block * (blockWidth + between) + labelWidth,
          y: ((i % rows) + 0.5) * rowHeight,
          xs: places(block),
        };
      }),
    });
  }
  return pages;
}
