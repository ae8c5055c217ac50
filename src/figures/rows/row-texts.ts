import type { Page } from '../figure-type.ts';
import { LINE_HEIGHT, pixel, THEME_COLOURS } from '../theme.ts';
import { beside, numberFits, type RowChartLayout } from './layout-rows.ts';
import type { RowChart } from './row-chart.ts';

const CORNERS = { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } };
const AT = { x: { expr: 'datum.x' }, y: { expr: 'datum.y' } };

/** All words of a chart of rows: labels, headings, numbers, columns. */
export function rowTexts(chart: RowChart, laid: RowChartLayout, page: Page, text: object): object[] {
  const { smallSize } = page;
  const line = page.fontSize * LINE_HEIGHT;
  const layers: object[] = [];
  const add = (name: string, mark: object, values: readonly object[]): void => {
    if (values.length > 0)
      layers.push({ name, data: { values }, mark: { ...text, ...AT, ...mark }, encoding: { text: { field: 'text' } } });
  };
  const middle = (top: number, bottom: number, lines: number): number => (top + bottom) / 2 - ((lines - 1) * line) / 2;
  const labels = (strong: boolean, weak = false): object[] =>
    laid.rows
      .filter(
        ({ row }) => row.kind === 'row' && row.strong === strong && (row.weak === true || row.pale === true) === weak,
      )
      .map(({ labelLines, top, bottom }) => ({
        x: -laid.labelGap,
        y: middle(top, bottom, labelLines.length),
        text: labelLines,
      }));
  add('labels', { align: 'right' }, labels(false));
  add('weak_labels', { align: 'right', color: THEME_COLOURS.quiet }, labels(false, true));
  add('strong_labels', { align: 'right', fontWeight: 'bold' }, labels(true));
  add(
    'remarks',
    { align: 'left', color: THEME_COLOURS.quiet },
    laid.rows
      .filter(({ row }) => row.remark !== undefined && row.parts.length === 0)
      .map(({ row, top, bottom }) => ({ x: 3, y: (top + bottom) / 2, text: row.remark })),
  );
  // no grid line runs through the words of a heading
  const wide = laid.rows
    .filter(({ row }) => row.kind === 'heading')
    .map(({ labelLines, top, bottom }) => ({
      x: -Math.ceil(laid.left),
      x2: 2 - Math.ceil(laid.left) + Math.max(...labelLines.map(words => page.measure(words, page.fontSize, true))),
      y: top,
      y2: bottom,
    }))
    .filter(box => box.x2 > -2);
  if (wide.length > 0 && page.gridlines)
    layers.push({
      name: 'heading_grounds',
      data: { values: wide },
      mark: { type: 'rect', color: 'white' },
      encoding: CORNERS,
    });
  add(
    'headings',
    { align: 'left', fontWeight: 'bold' },
    laid.rows
      .filter(({ row }) => row.kind === 'heading')
      .map(({ labelLines, top, bottom }) => ({
        x: -Math.ceil(laid.left),
        y: middle(top, bottom, labelLines.length),
        text: labelLines,
      })),
  );
  const scale = laid.plotWidth / laid.axis.most;
  if (chart.marks !== 'stack') {
    const edge = laid.numbersX === null ? null : laid.plotWidth + laid.numbersX;
    add(
      'numbers',
      { align: edge === null ? 'left' : 'right', fontSize: smallSize },
      laid.rows.flatMap(({ parts }) =>
        parts
          .filter(part => part.text !== '')
          .map(part => ({
            x: edge ?? (part.high ?? part.share ?? 0) * scale + beside(chart, page),
            y: part.mid,
            text: part.text,
          })),
      ),
    );
    if (edge !== null)
      add('numbers_head', { align: 'right', fontSize: smallSize, fontWeight: 'bold' }, [
        { x: edge, y: -2 - line / 2, text: chart.numbersHead },
      ]);
  }
  if (chart.marks === 'stack')
    for (const ink of ['#ffffff', THEME_COLOURS.text])
      add(
        ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
        { align: 'center', fontSize: smallSize, color: ink },
        laid.rows.flatMap(({ parts }) =>
          parts
            .filter(part => part.ink === ink && numberFits(part, scale, page))
            .map(part => ({ x: (part.start + (part.share ?? 0) / 2) * scale, y: part.mid, text: part.text })),
        ),
      );
  laid.columns.forEach(({ x, size, header }, index) => {
    const at = laid.plotWidth + (laid.right - (laid.columns.at(-1)?.x ?? 0)) + x;
    add(
      `column_${index + 1}`,
      { align: 'right', fontSize: size },
      laid.rows
        .filter(({ row }) => (row.cells[index] ?? '') !== '')
        .map(({ cells, top, bottom }) => {
          const lines = cells[index]!;
          return { x: at, y: middle(top, bottom, lines.length), text: lines };
        }),
    );
    add(`head_${index + 1}`, { align: 'right', fontSize: size, fontWeight: 'bold' }, [
      { x: at, y: -2 - line * (header.length - 0.5), text: header },
    ]);
  });
  add(
    'head_labels',
    { align: 'left', fontWeight: 'bold' },
    laid.labelHeader.length === 0
      ? []
      : [{ x: -Math.ceil(laid.left), y: -2 - line * (laid.labelHeader.length - 0.5), text: laid.labelHeader }],
  );
  return layers;
}
