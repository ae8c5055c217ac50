import { type Drawing, type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { heading } from '../group-rows.ts';
import { isPale, ownColour } from '../highlighted.ts';
import { STATE_COLOURS } from '../palette.ts';
import { type Pooled, poolRarest } from '../pool-rarest.ts';
import { poolToPage } from '../pool-to-page.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { shareAxisTitle, shareSentence, withSize } from '../share-captions.ts';
import { type FieldShares, fieldShares } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { NUMBERS_OPTION, numbersBeside, shareParts } from '../share-parts.ts';
import { shareFields, sharePlan } from '../share-plan.ts';
import { markColours, THEME_COLOURS } from '../theme.ts';

/** Shares of the categories of one field, or of several fields one below the other. */
export const bar = figureType({
  name: 'bar',
  describe:
    'Shares of the categories of a field as bars, or of several fields, one panel each; optionally with intervals.',
  needs: [['field', 'fields']],
  options: [NUMBERS_OPTION],
  edits: { ...ROW_EDITS, pool: true },
  plan: declaration => sharePlan({ ...declaration, by: undefined }),
  draw(input) {
    const { declaration } = input;
    const all = shareFields(declaration).map(field => fieldShares(input, field));
    if (declaration.page !== 'pool')
      return drawBars(
        input,
        all.map(shares => ({ shares, note: null })),
      );
    const largest = Math.max(0, ...all.map(shares => shares.whole.rows.length));
    return poolToPage(input, largest, most =>
      drawBars(
        input,
        all.map(shares => poolRarest(input, shares, most)),
      ),
    );
  },
});

/** A bar for each category, a panel for each field. */
function drawBars(input: FigureInput, pooled: readonly Pooled[]): Drawing[] {
  const { declaration, words } = input;
  const all = pooled.map(({ shares }) => shares);
  const numbers = numbersBeside(input, 'share');
  const colours = new Map<string, string>();
  const rows = (shares: FieldShares): ChartRow[] =>
    shares.whole.N === 0
      ? []
      : shareParts(shares.whole, numbers).map((part): ChartRow => {
          const state = shares.whole.rows.some(row => row.level === part.level && row.kind !== 'level');
          // one colour for all: a colour for each would say nothing that the label beside it doesn't
          const own = ownColour(input, shares.field, part.level);
          const level = state || own !== undefined ? part.level : 'category';
          const usual = state ? (STATE_COLOURS[part.level] ?? THEME_COLOURS.quiet) : markColours(input.page).mark;
          colours.set(level, own ?? usual);
          const pale = !state && isPale(input, shares.field, part.level);
          return { kind: 'row', label: part.label, strong: false, pale, parts: [{ ...part, level }], cells: [] };
        });
  const titles = all.map(shares => words.fieldTitle(shares.field));
  const panels =
    all.length === 1
      ? rows(all[0]!)
      : all.flatMap(shares => [
          heading(withSize(input, words.fieldTitle(shares.field), shares.whole)),
          ...rows(shares),
        ]);
  return drawRows(input, {
    chart: { rows: panels, columns: [], marks: 'bar', axisTitle: shareAxisTitle(input), labelHeader: '' },
    legend: null,
    colours,
    title: declaration.title ?? titles.join(', '),
    alt: declaration.alt ?? `Bar chart. ${all.map(shares => shareSentence(input, shares)).join(' ')}`,
    notes: shareNotes(
      input,
      all,
      pooled.flatMap(({ note }) => (note === null ? [] : [note])),
    ),
  });
}
