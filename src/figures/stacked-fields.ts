import { usageFault } from '../base/fault.ts';
import type { Drawing, FigureInput } from './figure-type.ts';
import { highlighted } from './highlighted.ts';
import { noIntervals } from './no-intervals.ts';
import { requireParts } from './require-parts.ts';
import { drawRows } from './rows/draw-rows.ts';
import type { ChartRow } from './rows/row-chart.ts';
import { shareSentence, withSize } from './share-captions.ts';
import { type FieldShares, fieldShares, levelsOf } from './share-groups.ts';
import { shareNotes } from './share-notes.ts';
import { shareFields } from './share-plan.ts';
import { stackedChart, stackedRow } from './stacked-rows.ts';

/** A bar for each of several fields that have the same categories: the items of a checklist, with yes, no and not applicable. */
export function stackedFields(input: FigureInput): Drawing[] {
  const { declaration, words } = input;
  const all = shareFields(declaration).map(field => fieldShares(input, field));
  for (const shares of all) requireParts(input, shares);
  const levels = commonLevels(all);
  const colours = coloursOf(input, all, levels);
  // one size of all bars stands in the note
  const isOneSize = new Set(all.map(({ whole }) => whole.N)).size === 1;
  const row = (shares: FieldShares): ChartRow =>
    stackedRow(input, shares.whole, colours, {
      label: isOneSize ? words.fieldTitle(shares.field) : withSize(input, words.fieldTitle(shares.field), shares.whole),
      strong: false,
    });
  const isEmpty = all.every(shares => shares.whole.N === 0);
  return drawRows(input, {
    chart: stackedChart(input, isEmpty ? [] : all.map(row)),
    legend: { title: '', entries: levels, symbol: 'square' },
    colours,
    title: declaration.title ?? all.map(shares => words.fieldTitle(shares.field)).join(', '),
    alt: declaration.alt ?? `Stacked bar chart. ${all.map(shares => shareSentence(input, shares)).join(' ')}`,
    notes: shareNotes(input, all, []),
    findings: noIntervals(declaration),
  });
}

/** The categories that some field has units in, in the order of the fields' codebooks; missing states last. */
function commonLevels(all: readonly FieldShares[]): { key: string; label: string }[] {
  const states = new Set(
    all.flatMap(({ whole }) => whole.rows.flatMap(row => (row.kind === 'state' ? row.level : []))),
  );
  const used = new Set(all.flatMap(({ whole }) => whole.rows.flatMap(row => ((row.n ?? 0) > 0 ? row.level : []))));
  const found = new Map(all.flatMap(shares => levelsOf(shares)).map(level => [level.key, level]));
  const shown = [...found.values()].filter(level => used.has(level.key));
  return [...shown.filter(level => !states.has(level.key)), ...shown.filter(level => states.has(level.key))];
}

/** One colour for a category, whichever field it is of. */
function coloursOf(
  input: FigureInput,
  all: readonly FieldShares[],
  levels: readonly { readonly key: string }[],
): Map<string, string> {
  const { field } = all[0]!;
  const keys = levels.map(level => level.key);
  return new Map(
    keys.map(key => {
      const colour = input.page.colour(field, key, keys);
      if (colour === null)
        throw usageFault(
          'fields',
          `these fields have ${keys.length} different categories together, more than there are colours that can be told apart`,
          'name fields that have the same categories, or use `figure: bar`',
          { option: 'fields' },
        );
      return [key, highlighted(input, field, key, colour)];
    }),
  );
}
