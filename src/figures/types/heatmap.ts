import { inSentence } from '../../base/in-sentence.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { drawPlot } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { GRID_EDITS } from '../followed-edits.ts';
import { cellPlot } from '../heatmap/cell-plot.ts';
import { type Cells, cellsOf } from '../heatmap/cells-of.ts';
import { countColours } from '../heatmap/count-colours.ts';
import { layoutCells } from '../heatmap/layout-cells.ts';
import { noIntervals } from '../no-intervals.ts';
import { numbers } from '../share-captions.ts';
import { figureNotes } from '../share-notes.ts';

/** Two fields against each other, with n in each cell. */
export const heatmap = figureType({
  name: 'heatmap',
  describe:
    'Two fields cross-tabulated (`field`, `with`), with n in each cell and a colour scale from few to many; missing states with `missing: show`.',
  needs: ['field', 'with'],
  options: [{ name: 'totals', describe: 'whether row and column totals are shown; default: true', kind: 'flag' }],
  edits: { ...GRID_EDITS, facet: true },
  plan: declaration => [
    {
      analysis: 'crosstab',
      fields: [declaration.field!, declaration.with!],
      where: declaration.where ?? null,
      // where missing states have no cells, the totals are of what has
      denominator: declaration.denominator ?? (declaration.missing === 'show' ? null : 'reported'),
    },
  ],
  draw(input) {
    const { declaration, words, page, format } = input;
    const cells = cellsOf(input);
    const [rowHead, columnHead] = [words.fieldTitle(cells.field), words.fieldTitle(cells.other)];
    const counts = cells.rows.flatMap(row => cells.columns.map(column => cells.n(row, column)));
    const empty = counts.every(n => n === 0);
    const { classes, look } = countColours(input, [...page.holds, ...counts]);
    const heads = {
      rowHead,
      columnHead,
      total: String(declaration.options?.totals ?? true) === 'false' ? null : 'Total',
    };
    return [
      drawPlot(input, {
        plot: empty
          ? null
          : cellPlot(cells, layoutCells(cells, heads, page, format), classes, heads, page, look.colour, format),
        look,
        legend: { title: sentenceCase(words.units), entries: classes, symbol: 'square' },
        title: declaration.title ?? `${rowHead} and ${inSentence(columnHead)}`,
        alt:
          declaration.alt ??
          `Heat map of ${inSentence(rowHead)} by ${inSentence(columnHead)}. ${sentence(input, cells)}`,
        // the cross-tab's own note says of how many units it is
        notes: figureNotes(input, '', []),
        findings: noIntervals(declaration),
        holds: [Math.max(0, ...counts)],
        labels: [rowHead, columnHead, ...[...cells.rows, ...cells.columns].map(line => line.label)],
      }),
    ];
  },
});

/** The most frequent combination, and how many are empty. */
function sentence(input: FigureInput, cells: Cells): string {
  const { words, format } = input;
  const pairs = cells.rows.flatMap(row =>
    cells.columns.map(column => ({ row, column, n: cells.n(row, column), states: row.state || column.state })),
  );
  const most = pairs.filter(pair => !pair.states).sort((a, b) => b.n - a.n)[0];
  if (most === undefined || most.n === 0) return `There are no ${words.units} with a category of both.`;
  const none = pairs.filter(pair => pair.n === 0).length;
  const gaps =
    none === 0
      ? 'Every combination occurs.'
      : `${format.count(none)} of ${format.count(pairs.length)} combinations have no ${words.units}.`;
  return `Most frequent is ${most.row.label} with ${most.column.label}, ${numbers(input, { n: most.n, N: cells.N })}. ${gaps}`;
}
