import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { boxLayer, type Corners, type Label, lineLayer, textLayer } from '../layers.ts';
import { layoutLegend } from '../legend.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import { cellMarks, sizeKey } from './cell-marks.ts';
import { MARK, type MapLayout } from './layout-map.ts';
import type { MapLook } from './map-look.ts';
import type { EvidenceMap, Verdict } from './read-map.ts';

/** The sign in an empty cell; an expected one is left empty, an impossible one struck out. */
const SIGNS: Readonly<Partial<Record<Verdict, string>>> = { unexpected: '!', unsettled: '?' };
const CLOSED = '#e6e6e6';

/** The room that the explained signs and sizes take, without a map. */
export const signsAbove = (look: MapLook): Plot => {
  const sizes = { labelWidth: 0, cellWidth: 0, mark: look.page.fontSize * MARK.usual, turned: false };
  return mapPlot(
    { N: 0, rows: [], columns: [], cells: [], segments: [] },
    { ...sizes, rowTitle: [], columnTitle: [], bands: [], height: 0 },
    look,
  );
};

/** A laid evidence map as layers of Vega-Lite, with the signs of empty cells explained above it. */
export function mapPlot(map: EvidenceMap, laid: MapLayout, look: MapLook): Plot {
  const { page, verdicts } = look;
  const { fontSize } = page;
  const line = fontSize * LINE_HEIGHT;
  const outline = { stroke: '#b8b8b8', strokeWidth: page.lineWidth };
  const legend = layoutLegend({ title: 'Empty cells', entries: verdicts, symbol: 'square' }, page, page.width - 6);
  const key = look.sizes === null ? null : sizeKey(look.sizes.largest, laid.mark, look.sizes.title, page, look.count);
  const signsHeight = verdicts.length === 0 ? 0 : legend.height + fontSize * 0.75;
  const above = signsHeight + (key === null ? 0 : key.height + fontSize * 0.5);
  const cells = laid.bands.flatMap(band =>
    band.rows
      .filter(row => !row.heading)
      .flatMap(row =>
        band.columns.map(column => ({
          box: { x: column.x, y: row.y, x2: column.x + laid.cellWidth, y2: row.y + row.height },
          cell: map.cells[row.index]![column.index]!,
        })),
      ),
  );
  const side = fontSize * 0.95;
  const samples = legend.entries.map(entry => ({
    verdict: entry.key as Verdict,
    box: {
      x: entry.x - side / 2,
      y: entry.y - signsHeight - side / 2,
      x2: entry.x + side / 2,
      y2: entry.y - signsHeight + side / 2,
    },
  }));
  const empty = [
    ...cells.flatMap(({ box, cell }) =>
      cell.verdict === null ? [] : [{ box, verdict: cell.verdict, full: cell.n > 0 }],
    ),
    ...(verdicts.length === 0 ? [] : samples.map(sample => ({ ...sample, full: false }))),
  ];
  const boxes = (verdict: Verdict, full = true): Corners[] =>
    empty.filter(entry => entry.verdict === verdict && (full || !entry.full)).map(({ box }) => box);
  return {
    left: 0,
    right: 0,
    above,
    below: 0,
    height: laid.height,
    datasets: {},
    layers: [
      ...boxLayer(
        'cells',
        [...cells.map(({ box }) => box), ...(verdicts.length === 0 ? [] : samples.map(({ box }) => box))],
        {
          color: '#ffffff',
          ...outline,
        },
      ),
      ...boxLayer('impossible', boxes('impossible'), { color: CLOSED, ...outline }),
      ...lineLayer(
        'struck_out',
        // a number is not struck out, only grounded
        boxes('impossible', false).map(({ x, y, x2, y2 }) => ({ x, y: y2, x2, y2: y })),
        { color: THEME_COLOURS.quiet, strokeWidth: Math.max(0.6, page.lineWidth) },
      ),
      ...(['unexpected', 'unsettled'] as const).flatMap(verdict =>
        textLayer(
          verdict,
          boxes(verdict).map(({ x, y, x2, y2 }) => ({ x: (x + x2) / 2, y: (y + y2) / 2, text: SIGNS[verdict]! })),
          fontSize,
          { align: 'center', fontWeight: 'bold' },
        ),
      ),
      ...(verdicts.length === 0
        ? []
        : [
            ...textLayer(
              'verdict_title',
              legend.title.map(part => ({ x: part.x, y: part.y - signsHeight, text: part.lines })),
              fontSize,
              { fontWeight: 'bold' },
            ),
            ...textLayer(
              'verdict_labels',
              legend.entries.map(entry => ({ x: entry.textX, y: entry.textY - signsHeight, text: entry.lines })),
              fontSize,
            ),
          ]),
      ...(key === null ? [] : key.layers(-above)),
      ...cellMarks(map, laid, cells, look),
      ...headLayers(map, laid, page, line),
    ],
  };
}

/** Names of rows and columns, of their groups, and of the two fields. */
function headLayers(map: EvidenceMap, laid: MapLayout, page: Page, line: number): object[] {
  const { fontSize } = page;
  const rows = laid.bands.flatMap(band => band.rows);
  const rowText = (row: (typeof rows)[number]) => ({
    x: row.indent,
    y: row.y + row.height / 2 - ((row.lines.length - 1) / 2) * line,
    text: row.lines,
  });
  const left = laid.labelWidth + fontSize * 0.5;
  const columnTexts = laid.bands.flatMap(band =>
    band.columns.flatMap(({ x, lines }): Label[] =>
      laid.turned
        ? // one text a line: what stands upright is measured as a whole
          lines.map((text, i) => ({
            x: x + laid.cellWidth / 2 + (i - (lines.length - 1) / 2) * line,
            y: band.top - 3,
            text,
          }))
        : [{ x: x + laid.cellWidth / 2, y: band.top - 3 - (lines.length - 0.5) * line, text: lines }],
    ),
  );
  const missing = (row: (typeof rows)[number]): boolean => map.rows[row.index]!.missing;
  return [
    ...textLayer('row_labels', rows.filter(row => !row.heading && !missing(row)).map(rowText), fontSize),
    ...textLayer('row_states', rows.filter(row => !row.heading && missing(row)).map(rowText), fontSize, {
      color: THEME_COLOURS.quiet,
    }),
    ...textLayer('row_groups', rows.filter(row => row.heading).map(rowText), fontSize, { fontWeight: 'bold' }),
    ...textLayer('column_labels', columnTexts, fontSize, laid.turned ? { angle: 270 } : { align: 'center' }),
    ...textLayer(
      'column_groups',
      laid.bands.flatMap(band =>
        band.groups.map(({ x, x2, y, lines }) => ({ x: (x + x2) / 2, y: y + line / 2, text: lines })),
      ),
      fontSize,
      { align: 'center', fontWeight: 'bold' },
    ),
    ...lineLayer(
      'column_group_lines',
      laid.bands.flatMap(band =>
        band.groups.map(({ x, x2, y, lines }) => {
          const under = y + lines.length * line + 1;
          return { x: x + 2, x2: x2 - 2, y: under, y2: under };
        }),
      ),
      { color: THEME_COLOURS.axis, strokeWidth: page.lineWidth },
    ),
    ...textLayer(
      'fields',
      laid.bands.flatMap(band => [
        { x: left, y: band.y + line / 2, text: laid.columnTitle },
        { x: 0, y: band.top - 3 - (laid.rowTitle.length - 0.5) * line, text: laid.rowTitle },
      ]),
      fontSize,
      { fontWeight: 'bold' },
    ),
  ];
}
