import { usageFault } from '../../base/fault.ts';
import { inSentence } from '../../base/in-sentence.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { drawPlot, lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { GRID_EDITS, REASONS } from '../followed-edits.ts';
import { noIntervals } from '../no-intervals.ts';
import { numbers } from '../share-captions.ts';
import { figureNotes, manyUnits } from '../share-notes.ts';
import { markColours } from '../theme.ts';
import { layoutSets, type UpsetLayout } from '../upset/layout-sets.ts';
import { setPlot } from '../upset/set-plot.ts';
import { type Sets, setsOf, setsPlan } from '../upset/sets-of.ts';

/** The exact combinations of a multi-select field's items, as bars above a matrix of dots. */
export const upset = figureType({
  name: 'upset',
  describe:
    "The exact combinations of a multi-select field as bars above a matrix, with the items' sizes; rarer ones share a last bar, so that the bars add up to N.",
  needs: ['field'],
  options: [
    {
      name: 'max',
      describe: 'the number of combinations with a column; default: as many as fit, at most 20; 0 for all',
      kind: 'number',
    },
    { name: 'least', describe: 'combinations of fewer units share the last column; default 1', kind: 'number' },
  ],
  edits: { ...GRID_EDITS, colours: REASONS.noColours },
  plan: setsPlan,
  draw(input) {
    const { declaration, words, page, format } = input;
    const found = setsOf(input);
    const title = words.fieldTitle(found.field);
    const heads = {
      head: `${sentenceCase(words.units)} with exactly this combination`,
      labelHead: title,
      sizeHead: 'n',
    };
    const wishes = { max: whole(input, 'max'), least: whole(input, 'least') ?? 1 };
    const empty = found.N === 0 || found.sets.length === 0;
    const laid = empty ? null : layoutSets(found, wishes, heads, page, format);
    return [
      drawPlot(input, {
        plot: laid === null ? null : setPlot(laid, heads, markColours(page), page, format),
        look: lookOf(page, new Map()),
        legend: null,
        title: declaration.title ?? `Combinations of ${inSentence(title)}`,
        alt: declaration.alt ?? `UpSet plot. ${sentence(input, found)}`,
        notes: notes(input, found, laid),
        findings: noIntervals(declaration),
        labels: [heads.head, title, ...found.sets.map(set => set.label)],
      }),
    ];
  },
});

function whole({ declaration }: FigureInput, option: string): number | null {
  const given = declaration.options?.[option];
  if (given === undefined) return null;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 0) return value;
  throw usageFault(
    'option',
    `options.${option}: ${String(given)} is not a whole number`,
    'write e.g. `options: { max: 12 }`',
    { option: option },
  );
}

function notes(input: FigureInput, found: Sets, laid: UpsetLayout | null): string[] {
  const { words, format } = input;
  const rest = laid?.rest ?? null;
  const broken = laid !== null && rest !== null && rest.n > laid.scaleEnd;
  const none = found.combinations.some(({ items }) => items.length === 0);
  return figureNotes(
    input,
    `The bars add up to N = ${manyUnits(input, found.N)}; n is every ${words.unit} with the category.`,
    [
      ...found.states.map(row => `${row.label} in ${manyUnits(input, row.n ?? 0)}, not part of N.`),
      ...(rest === null
        ? []
        : [
            `The last bar holds ${rest.count === 1 ? 'the other combination' : `the ${format.count(rest.count)} other combinations`}, ${manyUnits(input, rest.n)}${broken ? ', and is not to scale' : ''}.`,
          ]),
      ...(none ? [`A column without a dark dot: ${words.units} with none of the categories.`] : []),
      ...(found.unused.length === 0 || found.N === 0 ? [] : [`Without ${words.units}: ${found.unused.join(', ')}.`]),
    ],
  );
}

/** The most frequent combination, the largest set, and how many units have several items. */
function sentence(input: FigureInput, { field, N, sets, combinations }: Sets): string {
  const { words } = input;
  const first = combinations[0];
  const title = words.fieldTitle(field);
  if (N === 0 || first === undefined) return `${title}: there are no ${words.units} to show.`;
  const several = combinations.filter(({ items }) => items.length > 1).reduce((sum, { n }) => sum + n, 0);
  const largest = [...sets].sort((a, b) => b.n - a.n)[0];
  const alone = first.items.length === 1 ? ' alone' : '';
  return [
    `${title}: the most frequent combination is ${first.label}${alone}, ${numbers(input, { n: first.n, N })}.`,
    ...(largest === undefined
      ? []
      : [`The largest category is ${largest.label}, ${numbers(input, { n: largest.n, N })}.`]),
    `More than one category: ${numbers(input, { n: several, N })}.`,
  ].join(' ');
}
