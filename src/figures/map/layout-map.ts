import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import { largestOf, markSize } from './mark-size.ts';
import type { EvidenceMap, MapLine } from './read-map.ts';

/** Names of columns that stand upright are wrapped at so many times the font size. */
const LONGEST_WORD = 13;
/** Higher than this a page is no page (A4 with margins), where no journal says. */
const PAGE_HEIGHT = 680;

/** The largest mark, as a multiple of the font size: so much, and more where few columns leave it room. */
export const MARK = { usual: 3.2, most: 5, ofCell: 0.35 };

/** The same of a mark made of squares, which has gaps and no number inside. */
const SQUARES = 5;

/** A column needs no more, as a multiple of the font size: what is left goes to the names of the rows, then to the cells. */
const CELL = 9;

/** Names of rows take no more of the page than this where columns are few, and than this where they are many. */
const LABELS = { few: 0.45, many: 0.3 };

/** A row of the map: the heading of a group, or a line with its cells. */
export interface MapRow {
  readonly heading: boolean;
  readonly lines: readonly string[];
  readonly indent: number;
  readonly y: number;
  readonly height: number;
  /** which row of the map */
  readonly index: number;
}

export interface MapColumn {
  readonly x: number;
  readonly lines: readonly string[];
  readonly index: number;
}

/** Some of the columns with all rows: all columns in one band where they have room. */
export interface Band {
  readonly y: number;
  /** where the cells begin */
  readonly top: number;
  readonly columns: readonly MapColumn[];
  readonly groups: readonly {
    readonly x: number;
    readonly x2: number;
    readonly lines: readonly string[];
    readonly y: number;
  }[];
  readonly rows: readonly MapRow[];
}

export interface MapLayout {
  readonly bands: readonly Band[];
  readonly labelWidth: number;
  readonly cellWidth: number;
  /** of the mark of the largest number */
  readonly mark: number;
  readonly turned: boolean;
  readonly rowTitle: readonly string[];
  readonly columnTitle: readonly string[];
  readonly height: number;
}

/** The sizes that all pages share. */
type Sizes = Omit<MapLayout, 'bands' | 'height'>;

export interface MapWords {
  readonly rowTitle: string;
  readonly columnTitle: string;
  /** with the number of units */
  label(line: MapLine): string;
  /** the widest number of a cell */
  readonly number: string;
  /** whether marks are squares for each unit, or bubbles with their numbers inside */
  readonly squares: boolean;
  readonly inside: boolean;
}

/**
 * A grid as wide as the page: columns' names stand upright where they have no room, and columns fold into bands below each
 * other, and onto further pages, where even that is too narrow.
 *
 * @param around the height of title, legends and notes
 * @throws Cramped where no band fits
 */
export function layoutMap(map: EvidenceMap, words: MapWords, page: Page, around: number): MapLayout[] {
  const { fontSize, smallSize } = page;
  const across = contentWidth(page);
  const measure = (text: string): number => page.measure(text, fontSize);
  const bold = (text: string): number => page.measure(text, fontSize, true);
  const line = fontSize * LINE_HEIGHT;
  const numberWidth = page.measure(words.number, smallSize) + 2;
  const indentOf = (entry: MapLine): number => (entry.above.length > 0 ? fontSize * 0.75 : 0);
  const natural = Math.max(...map.rows.map(row => measure(words.label(row)) + indentOf(row)), bold(words.rowTitle), 1);
  const beside = across - map.columns.length * fontSize * CELL;
  const labelWidth = Math.min(
    natural + 1,
    Math.max(across * LABELS.many, fontSize * 8, Math.min(across * LABELS.few, beside)),
  );
  const free = across - labelWidth - fontSize * 0.5;
  const least = numberWidth + fontSize * 0.9 + 3;

  const fits = (count: number) => {
    const per = Math.ceil(map.columns.length / count);
    const cellWidth = free / per;
    if (cellWidth < least) return null;
    const whole = (text: string, width: number, size: (text: string) => number): string[] | null =>
      // a word that no column could hold is broken
      text.split(' ').every(word => size(word) <= width || size(word) > fontSize * LONGEST_WORD)
        ? wrap(text, width, size)
        : null;
    const flat = map.columns.map(column => whole(words.label(column), cellWidth - 4, measure));
    const upright = map.columns.map(column => whole(words.label(column), fontSize * LONGEST_WORD, measure));
    const turned = flat.some(lines => lines === null || lines.length > 5);
    const lines = turned ? upright : flat;
    if (lines.some(found => found === null || (turned && found.length * line > cellWidth - 1))) return null;
    return { per, cellWidth, turned, lines: lines as string[][] };
  };
  let found: ReturnType<typeof fits> = null;
  let count = 0;
  while (found === null && count < map.columns.length) found = fits(++count);
  if (found === null) throw new DoesNotFit('the columns of the map are too narrow for their names');
  const { per, cellWidth, turned, lines } = found;
  const most = words.squares
    ? fontSize * SQUARES
    : Math.max(fontSize * MARK.usual, Math.min(fontSize * MARK.most, cellWidth * MARK.ofCell));
  // a bubble has its number inside or is narrower than it
  const mark = Math.min(
    most,
    words.inside && cellWidth >= 2 * numberWidth + 6 ? cellWidth - 4 : cellWidth - numberWidth - 3,
  );
  const largest = largestOf(map);
  const markHeight = (index: number): number =>
    Math.max(...map.cells[index]!.map(cell => markSize(cell.n, largest, mark, words.squares).height));

  const columnTitle = wrap(words.columnTitle, free, bold);
  const rowTitle = wrap(words.rowTitle, labelWidth, bold);
  const sizes: Sizes = { labelWidth, cellWidth, mark, turned, rowTitle, columnTitle };
  const gap = fontSize * 1.5;
  // the key shows the largest mark
  const room = (page.maxHeight ?? PAGE_HEIGHT) - around - Math.max(0, most - fontSize * MARK.usual);
  const pages: { bands: Band[]; height: number }[] = [];
  for (let from = 0; from < map.columns.length; from += per) {
    const slice = map.columns.slice(from, from + per);
    const columns = slice.map((_, i) => ({
      index: from + i,
      x: labelWidth + fontSize * 0.5 + i * cellWidth,
      lines: lines[from + i]!,
    }));
    const titleHeight = columnTitle.length * line + 2;
    const groups = groupRuns(slice).map(run => ({
      x: columns[run.from]!.x,
      x2: columns[run.to]!.x + cellWidth,
      lines: wrap(run.label, (run.to - run.from + 1) * cellWidth - 4, bold),
    }));
    const groupHeight = groups.length === 0 ? 0 : Math.max(...groups.map(group => group.lines.length)) * line + 4;
    const headHeight = Math.max(
      turned
        ? Math.max(...columns.map(column => widest(column.lines, measure))) + 4
        : Math.max(...columns.map(column => column.lines.length)) * line + 3,
      rowTitle.length * line + 3 - groupHeight,
    );
    const head = titleHeight + groupHeight + headHeight;
    const stacked = stackRows(map.rows, markHeight, {
      labelWidth,
      across,
      fontSize,
      label: words.label,
      indentOf,
      measure,
      bold,
    });
    const last = pages.at(-1);
    const fitting = last !== undefined && last.height + gap + head + stacked.height <= room;
    const y = fitting ? last.height + gap : 0;
    const band: Band = {
      y,
      top: y + head,
      columns,
      groups: groups.map(group => ({ ...group, y: y + titleHeight })),
      rows: stacked.rows.map(row => ({ ...row, y: row.y + y + head })),
    };
    const height = y + head + stacked.height;
    if (fitting) {
      last.bands.push(band);
      last.height = height;
    } else pages.push({ bands: [band], height });
  }
  return pages.map(({ bands, height }) => ({ ...sizes, bands, height: height + 1 }));
}

/** Neighbours below one heading. */
function groupRuns(lines: readonly MapLine[]): { label: string; from: number; to: number }[] {
  const runs: { label: string; from: number; to: number }[] = [];
  lines.forEach(({ above }, at) => {
    const label = above.join(' / ');
    const last = runs.at(-1);
    if (label === '') return;
    if (last !== undefined && last.label === label && last.to === at - 1) last.to = at;
    else runs.push({ label, from: at, to: at });
  });
  return runs;
}

function stackRows(
  lines: readonly MapLine[],
  markHeight: (index: number) => number,
  context: {
    readonly labelWidth: number;
    readonly across: number;
    readonly fontSize: number;
    label(line: MapLine): string;
    indentOf(line: MapLine): number;
    measure(text: string): number;
    bold(text: string): number;
  },
): { rows: MapRow[]; height: number } {
  const { labelWidth, across, fontSize, label, indentOf, measure, bold } = context;
  const rows: MapRow[] = [];
  let y = 0;
  let group = '';
  const add = (row: Omit<MapRow, 'y'>): void => {
    rows.push({ ...row, y });
    y += row.height;
  };
  lines.forEach((line, index) => {
    const above = line.above.join(' / ');
    if (above !== group && above !== '') {
      // beside a heading there are no cells
      const text = wrap(above, across, bold);
      add({
        heading: true,
        lines: text,
        indent: 0,
        height: text.length * fontSize * LINE_HEIGHT + fontSize * 0.5,
        index,
      });
    }
    group = above;
    const indent = indentOf(line);
    const text = wrap(label(line), labelWidth - indent, measure);
    add({
      heading: false,
      lines: text,
      indent,
      height: Math.max(markHeight(index) + 6, text.length * fontSize * LINE_HEIGHT + 4, fontSize * 1.9),
      index,
    });
  });
  return { rows, height: y };
}
