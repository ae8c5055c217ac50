import { usageFault } from '../../base/fault.ts';
import { fieldNamed } from '../../model/codebook.ts';
import { drawPlot } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { GRID_EDITS } from '../followed-edits.ts';
import { cellPlot } from '../heatmap/cell-plot.ts';
import type { Cells, Line } from '../heatmap/cells-of.ts';
import { countColours } from '../heatmap/count-colours.ts';
import { layoutCells } from '../heatmap/layout-cells.ts';
import { noteLinesOf } from '../note-lines.ts';

/** Which codes of a field two coders gave where they differ. */
export const disagreementMatrix = figureType({
  name: 'disagreement-matrix',
  describe:
    'Where the two coders of a field differ: the codes of one in rows, those of the other in columns, with the number of units in each cell.',
  needs: ['field'],
  options: [{ name: 'stage', describe: 'the stage of `codings`; default: the first with this field', kind: 'word' }],
  edits: GRID_EDITS,
  plan: declaration => [
    {
      analysis: 'agreement',
      fields: [declaration.field!],
      where: declaration.where ?? null,
      options: declaration.options?.stage === undefined ? {} : { stage: String(declaration.options.stage) },
    },
  ],
  draw(input) {
    const { declaration, words, page, format, results } = input;
    const field = declaration.field!;
    if (fieldNamed(input.codebook, field)?.type === 'list')
      throw usageFault(
        'several-codes',
        `${words.fieldTitle(field)} can have several codes per ${words.unit}, so the coders do not differ by one pair of codes`,
        'use the figure type agreement, or a proposition such as "evaluation has privacy"',
        { field },
      );
    const agreed = results.rows.find(
      row => row.field === field && row.statistic === 'percent_agreement' && row.kind === 'field',
    );
    const stage = agreed?.by.find(part => part.field === 'stage')?.level ?? null;
    const found = input.disagreements([field], stage).filter(entry => entry.field === field);
    const coders = [...new Set(found.flatMap(({ codes }) => codes.map(({ coder }) => coder)))].sort();
    if (coders.length > 2)
      throw usageFault(
        'coders',
        `${coders.length} coders coded ${words.fieldTitle(field)}, and a matrix compares two`,
        'use the figure type agreement, which takes any number of coders',
        { field },
      );
    const [first = 'A', second = 'B'] = coders;
    const cells = cellsOf(input, field, [first, second], found);
    const { classes, look } = countColours(
      input,
      cells.rows.flatMap(row => cells.columns.map(column => cells.n(row, column))),
    );
    const title = words.fieldTitle(field);
    const heads = { rowHead: `Coder ${first}`, columnHead: `Coder ${second}`, total: 'Total' };
    const empty = found.length === 0;
    const size =
      agreed?.N == null
        ? `${format.count(found.length)} units.`
        : `N = ${format.count(agreed.N)} compared; the coders agree on ${format.count(agreed.n)} (${format.percentSigned(agreed.n, agreed.N)}) and differ on ${format.count(found.length)}, which are shown.`;
    return [
      drawPlot(input, {
        plot: empty
          ? null
          : cellPlot(cells, layoutCells(cells, heads, page, format), classes, heads, page, look.colour, format),
        look,
        legend: empty ? null : { title: 'Disagreements', entries: classes, symbol: 'square' },
        title: declaration.title ?? `${title}: where the coders differ`,
        alt: declaration.alt ?? sentence(input, title, cells, found.length),
        notes: noteLinesOf(input, [size]),
        labels: empty ? [] : [...cells.rows, ...cells.columns].map(line => line.label),
      }),
    ];
  },
});

type Found = ReturnType<FigureInput['disagreements']>;

function cellsOf(input: FigureInput, field: string, [first, second]: readonly [string, string], found: Found): Cells {
  const { words } = input;
  const declared = (words.categories(field) ?? []).map(category => category.value);
  const codeOf = (entry: Found[number], coder: string): string =>
    entry.codes.find(given => given.coder === coder)?.code ?? '';
  const counts = new Map<string, number>();
  for (const entry of found) {
    const key = JSON.stringify([codeOf(entry, first), codeOf(entry, second)]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = (coder: string): Line[] => {
    const used = [...new Set(found.map(entry => codeOf(entry, coder)))];
    const place = (code: string): number => (declared.includes(code) ? declared.indexOf(code) : declared.length);
    return used
      .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
      .map(key => ({
        key,
        label: words.levelLabel(field, key),
        state: false,
        total: found.filter(entry => codeOf(entry, coder) === key).length,
      }));
  };
  return {
    field,
    other: field,
    N: found.length,
    rows: lines(first),
    columns: lines(second),
    n: (row, column) => counts.get(JSON.stringify([row.key, column.key])) ?? 0,
    // where both gave the same code they agree
    isCell: (row, column) => row.key !== column.key,
  };
}

/** The pair of codes that is confused most often. */
function sentence({ format }: FigureInput, title: string, cells: Cells, count: number): string {
  const pairs = cells.rows.flatMap(row => cells.columns.map(column => ({ row, column, n: cells.n(row, column) })));
  const [most] = [...pairs].sort((a, b) => b.n - a.n);
  return most === undefined || most.n === 0
    ? `${title}: the coders don't differ.`
    : `Matrix of disagreements about ${title}: most often ${most.row.label} against ${most.column.label}, ${format.count(most.n)} of ${format.count(count)} disagreements.`;
}
