import { usageFault } from '../base/fault.ts';
import { fieldNamed } from '../model/codebook.ts';
import type { Drawing, FigureInput } from './figure-type.ts';
import { highlighted, ownColour } from './highlighted.ts';
import { noIntervals } from './no-intervals.ts';
import { STATE_COLOURS } from './palette.ts';
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
  const placeOf = new Map(levels.map(({ key }, place) => [key, place]));
  const row = (shares: FieldShares): ChartRow => {
    const title = words.fieldTitle(shares.field);
    const label = isOneSize ? title : withSize(input, title, shares.whole);
    const bar = stackedRow(input, shares.whole, colours, { label, strong: false });
    // one order in all bars, that of the legend, whatever the order of a field's own categories is
    const parts = [...bar.parts].sort((a, b) => placeOf.get(a.level)! - placeOf.get(b.level)!);
    return { ...bar, parts };
  };
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

/**
 * One colour for a category, whichever field it is of: those of the first field that has all categories, or of all categories
 * together where none has.
 */
function coloursOf(
  input: FigureInput,
  all: readonly FieldShares[],
  levels: readonly { readonly key: string }[],
): Map<string, string> {
  const { codebook, edits, page } = input;
  const keys = levels.map(level => level.key);
  const fields = all.map(({ field }) => field);
  const coded = keys.filter(key => !(key in STATE_COLOURS));
  const hasAll = (field: string): boolean => {
    const codes = new Set(fieldNamed(codebook, field)?.categories?.map(({ value }) => value));
    return coded.every(key => codes.has(key));
  };
  const field = fields.find(hasAll) ?? fields.join(' ');
  return new Map(
    keys.map(key => {
      const own = fields.flatMap(name => ownColour(input, name, key) ?? [])[0];
      const colour = own ?? page.colour(field, key, keys);
      if (colour === null)
        throw usageFault(
          'fields',
          `these fields have ${keys.length} different categories together, more than there are colours that can be told apart`,
          'name fields that have the same categories, or use `figure: bar`',
          { option: 'fields' },
        );
      return [key, highlighted(input, fields.find(name => edits.highlight.has(name)) ?? fields[0]!, key, colour)];
    }),
  );
}
