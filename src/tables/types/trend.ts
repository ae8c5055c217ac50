import { inSentence } from '../../base/in-sentence.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { ResultRow } from '../../model/result-row.ts';
import {
  EMPTY_CELL,
  type TableCell,
  type TableGroup,
  type TableModel,
  type TableRow,
  wordCell,
} from '../../model/table-model.ts';
import { CATEGORY_EDITS } from '../category-edits.ts';
import { countCell, shareCell, zeroCell } from '../cells.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes, statesNote } from '../notes.ts';
import { fieldsOf, flagOption, textOption } from '../options.ts';
import { placeRows } from '../place-rows.ts';
import { tableType } from '../table-type.ts';
import { testNotes, warningNotes } from '../test-notes.ts';
import { yearGrid } from '../year-grid.ts';

/** Fields over the years, a column a year. */
export const trend = tableType({
  name: 'trend',
  describe: 'Fields by year: one column per year, including years without studies.',
  needs: [],
  options: [
    { name: 'over', describe: 'the field of years, where the review has several', kind: 'field' },
    { name: 'cumulative', describe: 'counts up to each year instead of each year’s own (false)', kind: 'flag' },
    {
      name: 'test',
      describe: 'whether a trend test of each category is printed below the table (false)',
      kind: 'flag',
    },
  ],
  edits: CATEGORY_EDITS,
  plan: declaration => {
    const over = textOption(declaration, 'over');
    return [
      {
        analysis: 'trend',
        fields: fieldsOf(declaration),
        where: declaration.where ?? null,
        denominator: declaration.denominator ?? null,
        test: flagOption(declaration, 'test', false),
        ...(over === null ? {} : { options: { over } }),
      },
    ];
  },
  draw: input => draw(input),
});

function draw(input: ExhibitInput): TableModel {
  const { name, declaration, results, words, format } = input;
  const cumulative = flagOption(declaration, 'cumulative', false);
  const notes = footnotes();
  const grid = yearGrid(results.rows, cumulative, {
    count: row => countCell(row.n, format, row.id),
    share: row => shareCell(withoutYearNotes(row), format, notes),
    zero: (siblings, like) => zeroCell(siblings, like, format, notes),
  });
  const { years, over } = grid;
  const line = (label: string, cells: readonly TableCell[], indent: number): TableRow => ({
    indent,
    emphasis: 'none',
    cells: [wordCell(label), ...cells],
  });
  const tests = results.rows.filter(row => row.by.length === 0 && row.test !== null);
  const tested = tests.some(row => row.level !== null);
  const pCell = (field: string, of: ResultRow, statistics: readonly string[]): TableCell => {
    const own = tests.filter(row => row.field === field && row.kind === of.kind && row.level === of.level);
    // the first that there is: exact before normal
    const row = statistics.flatMap(name => own.find(entry => entry.statistic === name) ?? [])[0];
    return row === undefined
      ? EMPTY_CELL
      : { ...EMPTY_CELL, text: format.pValue(row.test?.p ?? null), value: row.test?.p ?? null, row: row.id };
  };
  const withTests = (row: TableRow, cells: readonly TableCell[]): TableRow =>
    tested ? { ...row, cells: [...row.cells, ...cells] } : row;
  const all = years.map(year => {
    const row = grid.whole(year);
    return row === undefined ? wordCell('') : countCell(row.n, format, row.id);
  });
  const groups: TableGroup[] = [
    { label: null, rows: [withTests(line(`All ${words.units}`, all, 0), [EMPTY_CELL, EMPTY_CELL])] },
    ...grid.fields.map(({ field, lines }): TableGroup => {
      const cellsOf = new Map(lines.map(({ row, cells }) => [row, cells]));
      const rows = placeRows([...cellsOf.keys()], words.categories(field), declaration.order ?? 'codebook')
        .filter(({ row }) => row.kind !== 'state' || declaration.missing !== 'hide')
        .map(({ row, indent }) =>
          withTests(line(row.label ?? '', cellsOf.get(row)!(), indent + 1), [
            pCell(field, row, ['cochran_armitage_exact', 'cochran_armitage']),
            pCell(field, row, ['holm_p']),
          ]),
        );
      return { label: words.fieldTitle(field), rows };
    }),
  ];
  const titles = grid.fields.map(({ field }) => words.fieldTitle(field)).join(', ');
  return {
    name,
    title:
      declaration.title ??
      `${titles === '' ? `Included ${words.units}` : titles} by ${inSentence(words.fieldTitle(over))}`,
    columns: [
      { key: 'label', header: grid.fields.length === 0 ? 'Count' : 'Category', align: 'left', weight: 2 },
      ...years.map(year => ({ key: year, header: year, align: 'right' as const, weight: 1 })),
      ...(tested
        ? [
            { key: 'p', header: 'P for trend', align: 'right' as const, weight: 0.8 },
            { key: 'holm', header: 'P, Holm', align: 'right' as const, weight: 0.8 },
          ]
        : []),
    ],
    spans: years.length === 0 ? [] : [[{ label: words.fieldTitle(over), from: 1, to: years.length }]],
    groups,
    footnotes: notes.list,
    notes: standardNotes(input, [
      cumulative ? 'Counts are cumulative: they include all years up to that of the column.' : null,
      statesNote(
        results.rows.filter(row => row.by.length === 1),
        words.unit,
      ),
      tests.some(row => row.statistic.startsWith('cochran_armitage'))
        ? `P for trend: Cochran-Armitage, by permutation where ${words.units} are few; Holm over the categories of a field.`
        : null,
      ...testNotes(
        tests.filter(row => row.level === null),
        format,
      ),
      ...warningNotes(tests.filter(row => row.level !== null)),
    ]),
    alt: `A table of ${titles === '' ? words.units : titles} by year, ${years[0] ?? ''} to ${years.at(-1) ?? ''}.`,
  };
}

/** That a year is only partly covered stands in the notes once. */
const withoutYearNotes = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: row.warnings.filter(warning => warning.code !== 'partial-year'),
});
