import { type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { groupRows, heading } from '../group-rows.ts';
import { isPaleGroup } from '../highlighted.ts';
import { levelColours } from '../level-colours.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { byTitle, shareAxisTitle, shareSentence, withSize } from '../share-captions.ts';
import { fieldShares, levelsOf, type ShareGroup } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { NUMBER_HEADS, NUMBERS_OPTION, numbersBeside, numbersKind, shareParts } from '../share-parts.ts';
import { groupFields, sharePlan } from '../share-plan.ts';
import { markColours } from '../theme.ts';

/** Percentages of fewer units than this say little: their bars are thin, and their intervals, which reach over most of the axis, are left out. */
const SMALL_GROUP = 5;
/** On a narrower page (in points) the column of numbers holds n alone. */
const NARROW = 300;

/** Shares of a field side by side in each subgroup; with more categories than colours, each subgroup is a panel of its own. */
export const groupedBar = figureType({
  name: 'grouped-bar',
  describe:
    'Shares of the categories of a field as bars, a group of bars for each subgroup; optionally with intervals.',
  needs: ['field', 'by'],
  options: [
    NUMBERS_OPTION,
    {
      name: 'whole',
      describe: 'whether all units come first, above the subgroups; true by default',
      kind: 'flag',
    },
  ],
  edits: ROW_EDITS,
  plan: sharePlan,
  draw(input) {
    const { declaration, words } = input;
    const field = declaration.field!;
    const shares = fieldShares(input, field);
    const levels = levelsOf(shares);
    // beside short bars of small groups a count would be taken for a percentage: it stands in a column with a head
    const kind = numbersKind(declaration, input.page.width < NARROW ? 'n' : 'share');
    const numbers = numbersBeside(input, kind);
    const colours = levelColours(input, shares);
    const whole = shares.whole.N > 0 && String(declaration.options?.whole ?? true) !== 'false' ? [shares.whole] : [];
    const groups = [...whole, ...shares.groups];
    const row = (group: ShareGroup, name: string): ChartRow | ChartRow[] => {
      const label = withSize(input, name, group);
      const weak = group.by.length > 0 && group.N < SMALL_GROUP;
      const shown = shareParts(group, numbers);
      const parts = weak ? shown.map(part => ({ ...part, low: null, high: null })) : shown;
      const remark = `no ${words.units}`;
      if (colours !== null)
        return {
          kind: 'row',
          label,
          strong: group.by.length === 0,
          weak,
          pale: isPaleGroup(input, group),
          parts,
          cells: [],
          remark,
        };
      return [
        heading(label),
        ...parts.map(
          (part): ChartRow => ({ kind: 'row', label: part.label, strong: false, weak, parts: [part], cells: [] }),
        ),
      ];
    };
    return drawRows(input, {
      chart: {
        rows: shares.whole.N === 0 ? [] : groupRows(input, groups, row),
        columns: [],
        marks: 'bar',
        ...(kind === 'none' ? {} : { numbersHead: NUMBER_HEADS[kind] }),
        axisTitle: shareAxisTitle(input),
        labelHeader: '',
      },
      legend: colours === null ? null : { title: words.fieldTitle(field), entries: levels, symbol: 'square' },
      colours: colours ?? new Map(levels.map(level => [level.key, markColours(input.page).mark])),
      title: declaration.title ?? `${words.fieldTitle(field)} by ${byTitle(words, groupFields(declaration))}`,
      alt: declaration.alt ?? `Grouped bar chart. ${shareSentence(input, shares)}`,
      notes: shareNotes(input, [shares], smallGroups(input, shares.groups)),
    });
  },
});

/** What thin bars mean. */
const smallGroups = ({ words, declaration }: FigureInput, groups: readonly ShareGroup[]): string[] =>
  groups.some(group => group.N > 0 && group.N < SMALL_GROUP)
    ? [
        `Thin bars${declaration.ci === undefined ? '' : ' without intervals'}: groups of fewer than ${SMALL_GROUP} ${words.units}.`,
      ]
    : [];
