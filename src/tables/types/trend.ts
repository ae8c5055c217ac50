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
import { countCell, shareCell, zeroCell } from '../cells.ts';
import { footnotes } from '../footnotes.ts';
import { standardNotes, statesNote } from '../notes.ts';
import { fieldsOf, flagOption, textOption } from '../options.ts';
import { placeRows } from '../place-rows.ts';
import { tableType } from '../table-type.ts';
import { testNotes, warningNotes } from '../test-notes.ts';

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
  const yearly = results.rows.filter(
    row => row.by.length === 1 && ['share', 'count', 'cumulative_count'].includes(row.statistic),
  );
  const years = [...new Set(yearly.map(row => row.by[0]!.level))].sort((a, b) => Number(a) - Number(b));
  const over = yearly[0]?.by[0]?.field ?? 'year';
  const wanted = (row: ResultRow): boolean => (row.statistic === 'cumulative_count') === cumulative;
  const line = (
    label: string,
    own: readonly ResultRow[],
    siblings: readonly ResultRow[],
    indent: number,
  ): TableRow => ({
    indent,
    emphasis: 'none',
    cells: [
      wordCell(label),
      ...years.map(year => {
        const row = own.find(entry => entry.by[0]!.level === year);
        if (row?.statistic === 'share') return shareCell(withoutYearNotes(row), format, notes);
        if (row !== undefined) return countCell(row.n, format, row.id);
        return own[0] === undefined
          ? wordCell('')
          : zeroCell(
              siblings.filter(entry => entry.by[0]!.level === year),
              own[0],
              format,
              notes,
            );
      }),
    ],
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
  const all = yearly.filter(row => row.field === null && wanted(row));
  const fields = [...new Set(yearly.flatMap(row => (row.field === null ? [] : [row.field])))];
  const groups: TableGroup[] = [
    { label: null, rows: [withTests(line(`All ${words.units}`, all, all, 0), [EMPTY_CELL, EMPTY_CELL])] },
    ...fields.map((field): TableGroup => {
      const own = yearly.filter(row => row.field === field && wanted(row));
      const first = [...new Map(own.map(row => [`${row.kind} ${row.level}`, row])).values()];
      const rows = placeRows(first, words.categories(field), declaration.order ?? 'codebook')
        .filter(({ row }) => row.kind !== 'state' || declaration.missing !== 'hide')
        .map(({ row, indent }) =>
          withTests(
            line(
              row.label ?? '',
              own.filter(entry => entry.kind === row.kind && entry.level === row.level),
              own,
              indent + 1,
            ),
            [pCell(field, row, ['cochran_armitage_exact', 'cochran_armitage']), pCell(field, row, ['holm_p'])],
          ),
        );
      return { label: words.fieldTitle(field), rows };
    }),
  ];
  const titles = fields.map(field => words.fieldTitle(field)).join(', ');
  return {
    name,
    title:
      declaration.title ??
      `${titles === '' ? `Included ${words.units}` : titles} by ${inSentence(words.fieldTitle(over))}`,
    columns: [
      { key: 'label', header: fields.length === 0 ? 'Count' : 'Category', align: 'left', weight: 2 },
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
      statesNote(yearly, words.unit),
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
