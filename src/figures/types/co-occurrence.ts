import { sentenceCase } from '../../base/sentence-case.ts';
import { drawPlot } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { GRID_EDITS } from '../followed-edits.ts';
import { cellPlot } from '../heatmap/cell-plot.ts';
import type { Cells, Line } from '../heatmap/cells-of.ts';
import { countColours } from '../heatmap/count-colours.ts';
import { layoutCells } from '../heatmap/layout-cells.ts';
import { noIntervals } from '../no-intervals.ts';
import { pairNetwork } from '../pairs/pair-network.ts';
import { numbers } from '../share-captions.ts';
import { figureNotes, manyUnits } from '../share-notes.ts';
import { markColours } from '../theme.ts';
import { type ItemSet, type Sets, setsOf, setsPlan } from '../upset/sets-of.ts';

/** Which categories of a multi-select field occur together, two by two. */
export const coOccurrence = figureType({
  name: 'co-occurrence',
  describe:
    'How many units have two categories of a multi-select field together: a matrix of all pairs, or a network of the categories.',
  needs: ['field'],
  options: [
    {
      name: 'as',
      describe: 'matrix (default): a cell for each pair; network: a line for each pair that occurs',
      kind: 'word',
      values: ['matrix', 'network'],
    },
    { name: 'least', describe: 'network: pairs of fewer units have no line; default 1', kind: 'number' },
  ],
  edits: GRID_EDITS,
  plan: setsPlan,
  draw(input) {
    const { declaration, words, page, format } = input;
    const found = setsOf(input);
    const title = words.fieldTitle(found.field);
    const pairs = pairsOf(found);
    const isNetwork = declaration.options?.as === 'network';
    const least = Math.max(1, Number(declaration.options?.least ?? 1));
    const label = (set: ItemSet): string => `${set.label} (n\u00a0=\u00a0${format.count(set.n)})`;
    const { classes, look } = countColours(input, isNetwork ? [] : pairs.map(pair => pair.n));
    const plot = () => {
      if (isNetwork)
        return pairNetwork(
          found.sets.map(set => ({ key: set.key, label: label(set), n: set.n })),
          pairs
            .filter(pair => pair.n >= least)
            .map(({ a, b, n }) => ({ from: a.key, to: b.key, n, text: format.count(n) })),
          markColours(page).mark,
          page,
        );
      const cells = cellsOfPairs(found, pairs, label);
      const heads = { rowHead: title, columnHead: '', total: null };
      return cellPlot(cells, layoutCells(cells, heads, page, format), classes, heads, page, look.colour, format);
    };
    const empty = found.N === 0 || found.sets.length < 2;
    const left = isNetwork ? pairs.filter(pair => pair.n > 0 && pair.n < least).length : 0;
    return [
      drawPlot(input, {
        plot: empty ? null : plot(),
        look,
        legend:
          isNetwork || empty || classes.length === 0
            ? null
            : { title: `${sentenceCase(words.units)} with both`, entries: classes, symbol: 'square' },
        title: declaration.title ?? `${title}: categories that occur together`,
        alt: declaration.alt ?? sentence(input, found, pairs),
        notes: figureNotes(input, `N = ${manyUnits(input, found.N)}; n is every ${words.unit} with the category.`, [
          ...(isNetwork
            ? [
                `The area of a circle shows the ${words.units} with the category, the width of a line, and the number on it, those with both.`,
              ]
            : []),
          ...(left === 0 ? [] : [`${format.count(left)} pairs of fewer than ${least} ${words.units} have no line.`]),
          ...found.states.map(row => `${row.label} in ${manyUnits(input, row.n ?? 0)}, not part of N.`),
          ...(found.unused.length === 0 || found.N === 0
            ? []
            : [`Without ${words.units}: ${found.unused.join(', ')}.`]),
        ]),
        findings: noIntervals(declaration),
        labels: empty ? [] : found.sets.map(label),
      }),
    ];
  },
});

interface Pair {
  readonly a: ItemSet;
  readonly b: ItemSet;
  readonly n: number;
}

/** Every pair of categories that occur, with its units: the sum over the combinations that hold both, since these exclude each other. */
const pairsOf = ({ sets, combinations }: Sets): Pair[] =>
  sets.flatMap((b, j) =>
    sets.slice(0, j).map(a => ({
      a,
      b,
      n: combinations
        .filter(({ items }) => items.includes(a.key) && items.includes(b.key))
        .reduce((sum, { n }) => sum + n, 0),
    })),
  );

/** The lower triangle: each pair once. */
function cellsOfPairs({ field, N, sets }: Sets, pairs: readonly Pair[], label: (set: ItemSet) => string): Cells {
  const counts = new Map(pairs.map(({ a, b, n }) => [JSON.stringify([b.key, a.key]), n]));
  const line = (set: ItemSet): Line => ({ key: set.key, label: label(set), state: false, total: set.n });
  return {
    field,
    other: field,
    N,
    rows: sets.slice(1).map(line),
    columns: sets.slice(0, -1).map(line),
    n: (row, column) => counts.get(JSON.stringify([row.key, column.key])) ?? 0,
    isCell: (row, column) => counts.has(JSON.stringify([row.key, column.key])),
  };
}

/** The most frequent pair, and how many never occur. */
function sentence(input: FigureInput, { field, N }: Sets, pairs: readonly Pair[]): string {
  const { words, format } = input;
  const title = words.fieldTitle(field);
  const [first] = [...pairs].sort((a, b) => b.n - a.n);
  if (N === 0 || first === undefined || first.n === 0) return `${title}: no ${words.unit} has two categories.`;
  const none = pairs.filter(pair => pair.n === 0).length;
  return `Pairs of categories of ${title}: most often ${first.a.label} with ${first.b.label}, ${numbers(input, { n: first.n, N })}. ${format.count(none)} of ${format.count(pairs.length)} pairs never occur together.`;
}
