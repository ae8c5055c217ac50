import { inSentence } from '../../base/in-sentence.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import { EMPTY_CELL, type TableModel } from '../../model/table-model.ts';
import { CATEGORY_EDITS } from '../category-edits.ts';
import { countCell, shareCell } from '../cells.ts';
import { type CrosstabPlace, crosstabGrid, rowTotals, wholeCount } from '../crosstab-grid.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes, statesNote } from '../notes.ts';
import { flagOption, textOption } from '../options.ts';
import { pairPlan } from '../pair-plan.ts';
import { placeRows } from '../place-rows.ts';
import { tableType } from '../table-type.ts';
import { testNotes } from '../test-notes.ts';

/** Which percentages stand in the cells, by the `base` of their rows. */
const BASES = { column: 'group', row: 'level', table: 'all' } as const;
const WORDS = { column: 'of the column', row: 'of the row', table: 'of the whole table' } as const;

/** Two fields cross-tabulated, with row and column totals. */
export const crosstab = tableType({
  name: 'crosstab',
  describe:
    'Two fields cross-tabulated, with row and column totals: counts and percentages of the column, the row or the table.',
  needs: ['field', 'with'],
  options: [
    {
      name: 'percent',
      describe: 'what the percentages are of (column)',
      kind: 'word',
      values: ['column', 'row', 'table', 'none'],
    },
    { name: 'test', describe: 'whether tests of association are printed below the table (false)', kind: 'flag' },
  ],
  edits: CATEGORY_EDITS,
  plan: declaration => [
    {
      analysis: 'crosstab',
      fields: pairPlan(declaration, 'crosstab'),
      where: declaration.where ?? null,
      denominator: declaration.denominator ?? null,
      test: flagOption(declaration, 'test', false),
    },
  ],
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, results, words, format } = input;
  const [field, other] = pairPlan(declaration, 'crosstab');
  const percent = (textOption(declaration, 'percent') ?? 'column') as keyof typeof BASES | 'none';
  const notes = footnotes();
  const hide = declaration.missing === 'hide';
  const whole = wholeCount(results.rows);
  /** A total that would be 100% of itself is a count. */
  const isCount = (place: CrosstabPlace): boolean =>
    percent === 'none' ||
    place === 'whole' ||
    (place === 'line' && percent === 'row') ||
    (place === 'column' && percent === 'column');
  const grid = crosstabGrid(results.rows, {
    words,
    base: BASES[percent === 'none' ? 'column' : percent],
    hideMissing: hide,
    place: totals =>
      placeRows(totals, words.categories(field), declaration.order ?? 'codebook').filter(
        ({ row }) => !(hide && row.kind === 'state'),
      ),
    label: total => total.label ?? '',
    print: (row, place) =>
      row === undefined
        ? EMPTY_CELL
        : isCount(place)
          ? countCell(row.n, format, row.id)
          : shareCell(row, format, notes),
  });
  const tests = results.rows.filter(
    row => row.level === null && row.statistic !== 'share' && row.statistic !== 'count' && row.by.length === 0,
  );
  return {
    name,
    title: declaration.title ?? `${words.fieldTitle(field)} by ${inSentence(words.fieldTitle(other))}`,
    columns: grid.columns,
    spans: grid.spanned === 0 ? [] : [[{ label: words.fieldTitle(other), from: 1, to: grid.spanned }]],
    groups: grid.groups,
    footnotes: notes.list,
    notes: standardNotes(input, [
      percent === 'none' ? 'Cells are counts.' : `Percentages are ${WORDS[percent]}.`,
      statesNote(rowTotals(results.rows), words.unit),
      ...testNotes(tests, format),
    ]),
    alt: `A table of ${words.fieldTitle(field)} against ${words.fieldTitle(other)} in ${whole?.n ?? 0} ${words.units}.`,
  };
}
