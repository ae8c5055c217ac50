import { inSentence } from '../../base/in-sentence.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { EMPTY_CELL, type TableCell, type TableModel, type TableRow, wordCell } from '../../model/table-model.ts';
import { countCell, shareCell } from '../cells.ts';
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
  const shares = results.rows.filter(row => row.statistic === 'share');
  const cells = shares.filter(row => row.level !== null && row.by.length === 1);
  const hide = declaration.missing === 'hide';
  const columns = [
    ...new Map(cells.map(row => [JSON.stringify([row.by[0]!.level, row.by[0]!.missing]), row.by[0]!])).values(),
  ].filter(column => !(hide && column.missing));
  const at = (row: ResultRow, level: string, missing: boolean): boolean =>
    row.by[0]?.level === level && row.by[0]?.missing === missing;
  const margins = shares.filter(row => row.level !== null && row.by.length === 0);
  const totals = shares.filter(row => row.level === null && row.by.length === 1);
  const whole = results.rows.find(row => row.statistic === 'count' && row.level === null && row.by.length === 0);
  const print = (row: ResultRow | undefined, shown: boolean): TableCell =>
    row === undefined
      ? EMPTY_CELL
      : percent === 'none' || !shown
        ? countCell(row.n, format, row.id)
        : shareCell(row, format, notes);
  const inside = placeRows(margins, words.categories(field), declaration.order ?? 'codebook').filter(
    ({ row }) => !(hide && row.kind === 'state'),
  );
  const body = inside.map(
    ({ row: margin, indent }): TableRow => ({
      indent,
      emphasis: 'none',
      cells: [
        wordCell(margin.label ?? ''),
        ...columns.map(({ level, missing }) =>
          print(
            cells.find(
              row =>
                row.level === margin.level &&
                row.kind === margin.kind &&
                at(row, level, missing) &&
                row.base === BASES[percent === 'none' ? 'column' : percent],
            ),
            true,
          ),
        ),
        print(margin, percent !== 'row'),
      ],
    }),
  );
  const total: TableRow = {
    indent: 0,
    emphasis: 'total',
    cells: [
      wordCell('Total'),
      ...columns.map(({ level, missing }) =>
        print(
          totals.find(row => at(row, level, missing)),
          percent !== 'column',
        ),
      ),
      countCell(whole?.n ?? null, format, whole?.id ?? null),
    ],
  };
  const tests = results.rows.filter(
    row => row.level === null && row.statistic !== 'share' && row.statistic !== 'count' && row.by.length === 0,
  );
  return {
    name,
    title: declaration.title ?? `${words.fieldTitle(field)} by ${inSentence(words.fieldTitle(other))}`,
    columns: [
      { key: 'label', header: words.fieldTitle(field), align: 'left', weight: 2 },
      ...columns.map(({ level }) => ({
        key: level,
        header: words.levelLabel(other, level),
        align: 'right' as const,
        weight: 1,
      })),
      { key: 'total', header: 'Total', align: 'right', weight: 1 },
    ],
    spans: columns.length === 0 ? [] : [[{ label: words.fieldTitle(other), from: 1, to: columns.length }]],
    groups: [{ label: null, rows: [...body, total] }],
    footnotes: notes.list,
    notes: standardNotes(input, [
      percent === 'none' ? 'Cells are counts.' : `Percentages are ${WORDS[percent]}.`,
      statesNote(margins, words.unit),
      ...testNotes(tests, format),
    ]),
    alt: `A table of ${words.fieldTitle(field)} against ${words.fieldTitle(other)} in ${whole?.n ?? 0} ${words.units}.`,
  };
}
