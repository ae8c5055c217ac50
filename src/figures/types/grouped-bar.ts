import { figureType } from '../figure-type.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { fieldShares, levelsOf, type ShareGroup } from '../share-groups.ts';
import { type PartText, partsOf, partText } from '../share-parts.ts';
import { groupFields, sharePlan } from '../share-plan.ts';
import { groupLabel, noteLines, shareAxisTitle, shareSentence } from '../share-words.ts';
import { INK } from '../theme.ts';

/** Shares of a field side by side in each subgroup; with more categories than colours, each subgroup is a panel of its own. */
export const groupedBar = figureType({
  name: 'grouped-bar',
  describe:
    'Shares of the categories of a field as bars, a group of bars for each subgroup; with intervals if asked for.',
  needs: ['field', 'by'],
  options: [
    {
      name: 'numbers',
      describe: 'what is printed beside each bar: n (where left out), percent, share (both) or none',
      kind: 'word',
      values: ['n', 'percent', 'share', 'none'],
    },
    {
      name: 'whole',
      describe: 'whether all units stand first, above the subgroups; true where left out',
      kind: 'flag',
    },
  ],
  plan: sharePlan,
  draw(input) {
    const { declaration, page, words } = input;
    const field = declaration.field!;
    const shares = fieldShares(input, field);
    const levels = levelsOf(shares);
    const numbers = partText(input, (declaration.options?.numbers as PartText | undefined) ?? 'n');
    const keys = levels.map(level => level.key);
    const colours = new Map<string, string>();
    for (const key of keys) {
      const colour = page.colour(field, key, keys);
      if (colour !== null) colours.set(key, colour);
    }
    const panels = colours.size < keys.length;
    const whole = shares.whole.N > 0 && String(declaration.options?.whole ?? true) !== 'false' ? [shares.whole] : [];
    const groups = [...whole, ...shares.groups];
    const grouped = (group: ShareGroup): ChartRow => ({
      kind: 'row',
      label: groupLabel(input, group),
      strong: group.by.length === 0,
      parts: partsOf(group, numbers),
      cells: [],
    });
    const panel = (group: ShareGroup): ChartRow[] => [
      { kind: 'heading', label: groupLabel(input, group), strong: true, parts: [], cells: [] },
      ...partsOf(group, numbers).map(
        (part): ChartRow => ({ kind: 'row', label: part.label, strong: false, parts: [part], cells: [] }),
      ),
    ];
    const by = groupFields(declaration).map(name => words.fieldTitle(name));
    const title = declaration.title ?? `${words.fieldTitle(field)} by ${by.join(' and ').toLowerCase()}`;
    return [
      drawRows(input, {
        chart: {
          rows: shares.whole.N === 0 ? [] : panels ? groups.flatMap(panel) : groups.map(grouped),
          columns: [],
          marks: 'bar',
          axisTitle: shareAxisTitle(input),
          labelHeader: '',
        },
        legend: panels ? null : { title: words.fieldTitle(field), entries: levels, symbol: 'square' },
        colours: panels ? new Map(keys.map(key => [key, colours.get(key) ?? INK.mark])) : colours,
        title,
        alt: declaration.alt ?? `Grouped bar chart. ${shareSentence(input, shares)}`,
        notes: noteLines(input, [shares]),
      }),
    ];
  },
});
