import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';

export interface MatrixUnit {
  readonly label: string;
  /** the group that it stands under, or null */
  readonly group: string | null;
  /** what each cell holds: a level or a missing state */
  readonly cells: readonly { readonly key: string; readonly text: string }[];
}

export interface MatrixLayout {
  readonly height: number;
  readonly heads: readonly { readonly x: number; readonly lines: readonly string[] }[];
  readonly headLines: number;
  /** how high the headings stand where they are turned; null where they lie */
  readonly turned: number | null;
  readonly groups: readonly { readonly y: number; readonly text: readonly string[] }[];
  readonly units: readonly { readonly y: number; readonly text: string }[];
  readonly cells: readonly {
    readonly key: string;
    readonly text: string;
    readonly x: number;
    readonly x2: number;
    readonly y: number;
    readonly y2: number;
  }[];
  readonly labelWidth: number;
}

/** Higher than this a page is no page (A4 with margins), where no journal says. */
const PAGE_HEIGHT = 680;
const WIDEST_CELL = 5;
/** Cells are wider than they need be where a third of the page would stay empty. */
const FILLED = 0.72;
/** A turned heading that is longer is set in two lines. */
const LONGEST_TURNED = 80;

/** Units from top to bottom under the headings of their groups, on as many pages as are needed; a group that goes on says so. */
export function layoutProfileMatrix(
  units: readonly MatrixUnit[],
  heads: readonly string[],
  page: Page,
  around: number,
): MatrixLayout[] {
  const { fontSize, smallSize } = page;
  const room = contentWidth(page);
  const bold = (text: string): number => page.measure(text, smallSize, true);
  const word = Math.max(...heads.map(head => widest(head.split(' '), bold)));
  const gap = fontSize * 0.6;
  const label = Math.max(...units.map(unit => page.measure(unit.label, fontSize)), 1) + 1;
  const filling = (room * FILLED - label - gap) / heads.length;
  const widestCell = (room - label - gap) / heads.length;
  const cell = Math.min(
    Math.max(filling, Math.min(fontSize * WIDEST_CELL, Math.max(word + 4, fontSize * 2.4))),
    widestCell,
  );
  const isTurned = cell < word + 1;
  const letters = Math.max(...units.flatMap(unit => unit.cells.map(({ text }) => page.measure(text, smallSize))), 0);
  if (cell < (isTurned ? letters + 3 : fontSize * 1.8))
    throw new DoesNotFit(`${heads.length} facets do not fit beside the names of the units`);
  const line = smallSize * LINE_HEIGHT;
  const headTexts = heads.map(head => (isTurned ? turnedLines(head, cell, line, bold) : wrap(head, cell, bold)));
  const headLines = Math.max(...headTexts.map(lines => lines.length));
  const turned = isTurned ? Math.max(...headTexts.flatMap(lines => lines.map(bold))) : null;
  const rowHeight = fontSize * 1.45;
  const capacity = Math.floor(
    ((page.maxHeight ?? PAGE_HEIGHT) - around - (turned ?? headLines * line) - 4) / rowHeight,
  );
  if (capacity < 3) throw new DoesNotFit('no unit fits on the page below the legend');
  const at = (i: number): number => label + gap + i * cell;
  const headingLines = (text: string): string[] => wrap(text, room, line => page.measure(line, fontSize, true));
  const pages: MatrixLayout[] = [];
  for (let from = 0; from < units.length; ) {
    const groups: { y: number; text: string[] }[] = [];
    const rows: { y: number; text: string }[] = [];
    const cells: MatrixLayout['cells'][number][] = [];
    let lines = 0;
    let group: string | null | undefined;
    const first = from;
    for (; from < units.length; from++) {
      const unit = units[from]!;
      const isNew = unit.group !== null && unit.group !== group;
      // a heading never stands at the foot of a page
      const goesOn = from === first && from > 0 && units[from - 1]!.group === unit.group;
      const heading = isNew ? headingLines(`${unit.group}${goesOn ? ' (continued)' : ''}`) : [];
      if (lines > 0 && lines + heading.length + 1 > capacity) break;
      if (isNew) {
        groups.push({ y: (lines + 0.5) * rowHeight, text: heading });
        lines += heading.length;
      }
      group = unit.group;
      rows.push({ y: (lines + 0.5) * rowHeight, text: unit.label });
      const [y, y2] = [lines * rowHeight, (lines + 1) * rowHeight];
      cells.push(...unit.cells.map(({ key, text }, i) => ({ key, text, x: at(i), x2: at(i) + cell, y, y2 })));
      lines++;
    }
    pages.push({
      height: lines * rowHeight,
      heads: headTexts.map((text, i) => ({ x: at(i) + cell / 2, lines: text })),
      headLines,
      turned,
      groups,
      units: rows,
      cells,
      labelWidth: label,
    });
  }
  return pages;
}

/** A turned heading in one line, or in two where it is long and its cell has room for them. */
function turnedLines(head: string, cell: number, line: number, measure: (text: string) => number): string[] {
  const lines = wrap(head, Math.max(LONGEST_TURNED, widest(head.split(' '), measure)), measure);
  return lines.length * line <= cell ? lines : [head];
}
