import { usageFault } from '../../base/fault.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { groupRows } from '../group-rows.ts';
import { isPaleGroup } from '../highlighted.ts';
import { levelColours } from '../level-colours.ts';
import { noIntervals } from '../no-intervals.ts';
import { pooledFinding, poolLevels } from '../pool-levels.ts';
import { requireParts } from '../require-parts.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { byTitle, shareSentence, withSize } from '../share-captions.ts';
import { type FieldShares, fieldShares, levelsOf, type ShareGroup } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { groupFields, shareFields, sharePlan } from '../share-plan.ts';
import { stackedFields } from '../stacked-fields.ts';
import { stackedChart, stackedRow } from '../stacked-rows.ts';

/** All categories of a field as parts of 100%, a bar for each subgroup, with n in the segments, or beside them where they are too narrow. */
export const stackedBar = figureType({
  name: 'stacked-bar',
  describe:
    'The categories of a field as parts of 100%, one bar per subgroup, or those that several fields share, one bar per field, with n in each segment, or beside the bar where the segment is too narrow.',
  needs: [['field', 'fields']],
  options: [{ name: 'whole', describe: 'whether all units come first; true by default', kind: 'flag' }],
  edits: ROW_EDITS,
  plan(declaration) {
    if (isOfFields(declaration) && groupFields(declaration).length > 0)
      throw usageFault(
        'by',
        'a stacked-bar of several fields has one bar per field, and no subgroups',
        'leave `by:` out, or name one `field:`; `facet: FIELD` draws a panel for each subgroup',
        { option: 'by' },
      );
    // intervals of parts of a whole can't be drawn one behind the other
    return sharePlan({ ...declaration, ci: undefined });
  },
  draw(input) {
    const { declaration, words } = input;
    if (isOfFields(declaration)) return stackedFields(input);
    const field = shareFields(declaration)[0]!;
    const found = fieldShares(input, field);
    requireParts(input, found);
    const { shares, colours, left } = enoughColours(input, found);
    const empty = shares.whole.rows.filter(row => row.n === 0).map(row => row.level);
    const levels = levelsOf(shares).filter(level => !empty.includes(level.key));
    const by = groupFields(declaration);
    const whole =
      shares.whole.N > 0 && (by.length === 0 || String(declaration.options?.whole ?? true) !== 'false')
        ? [shares.whole]
        : [];
    const row = (group: ShareGroup, name: string): ChartRow =>
      stackedRow(input, group, colours, {
        label: withSize(input, name, group),
        strong: group.by.length === 0 && by.length > 0,
        pale: isPaleGroup(input, group),
      });
    const title = words.fieldTitle(field);
    const none = found.whole.rows.filter(entry => entry.n === 0).map(entry => entry.label);
    return drawRows(input, {
      chart: stackedChart(input, shares.whole.N === 0 ? [] : groupRows(input, [...whole, ...shares.groups], row)),
      legend: { title, entries: levels, symbol: 'square' },
      colours: new Map([...colours].filter(([level]) => !empty.includes(level))),
      title: declaration.title ?? (by.length === 0 ? title : `${title} by ${byTitle(words, by)}`),
      alt: declaration.alt ?? `Stacked bar chart. ${shareSentence(input, found)}`,
      notes: shareNotes(
        input,
        [found],
        none.length === 0 || found.whole.N === 0 ? [] : [`Without ${words.units}: ${none.join(', ')}.`],
      ),
      findings: [
        ...noIntervals(declaration),
        ...pooledFinding(
          left,
          title,
          field,
          'use the type bar or grouped-bar, which show every category, or roll categories up in the codebook',
        ),
      ],
    });
  },
});

/** Whether the bars are fields and not subgroups of one. */
const isOfFields = (declaration: FigureInput['declaration']): boolean => shareFields(declaration).length > 1;

/** A segment that can't be told from its neighbour says nothing: the rarest categories stand together where colours run out. */
function enoughColours(input: FigureInput, shares: FieldShares) {
  const own = levelColours(input, shares);
  return own === null ? poolLevels(input, shares) : { shares, colours: own, left: [] as string[] };
}
