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
  const cell = Math.min(
    Math.max(filling, Math.min(fontSize * WIDEST_CELL, Math.max(word + 4, fontSize * 2.4))),
    (room - label - gap) / heads.length,
  );
  if (cell < Math.max(word + 1, fontSize * 1.8))
    throw new DoesNotFit(`${heads.length} facets do not fit beside the names of the units`);
  const headLines = Math.max(...heads.map(head => wrap(head, cell, bold).length));
  const rowHeight = fontSize * 1.45;
  const capacity = Math.floor(
    ((page.maxHeight ?? PAGE_HEIGHT) - around - headLines * smallSize * LINE_HEIGHT - 4) / rowHeight,
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
      heads: heads.map((head, i) => ({ x: at(i) + cell / 2, lines: wrap(head, cell, bold) })),
      headLines,
      groups,
      units: rows,
      cells,
      labelWidth: label,
    });
  }
  return pages;
}
