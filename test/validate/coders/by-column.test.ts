import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/model/table.ts';
import { byColumn } from '../../../src/validate/coders/by-column.ts';
import { commonCode } from '../../../src/validate/coders/common-code.ts';
import { rowsWhere } from '../../../src/validate/coders/rows-where.ts';
import { selectColumns, selectRows } from '../../../src/validate/coders/views.ts';
import { codebookOf } from '../../support/codebook.ts';
import { tableOf } from '../../support/table.ts';

const codebook = await codebookOf(
  'primaryKey: id\nfields:\n  - { name: id, aliases: [Study] }\n  - { name: f, categories: [x, y] }\n  - { name: year, type: integer }\n',
);
const ROWS = [
  ['1', 'A', 'x'],
  ['1', 'B', 'y'],
  ['1', 'C', 'x'],
  // one coder alone
  ['2', 'A', 'y'],
  // two coders, and nobody decided
  ['3', 'A', 'x'],
  ['3', 'B', 'y'],
  // one coder with two rows
  ['4', 'B', 'x'],
  ['4', 'B', 'y'],
];
const SHEET = tableOf(['Study', 'who', 'f'], ROWS);
const cells = (table: Table | null) =>
  table === null
    ? null
    : Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)).join(' '));

describe('one sheet with a column that names the coder', () => {
  test('each coder has the rows of that name, by code point, and the column of names is left out', () => {
    const { sheets, consensus, findings } = byColumn.split(SHEET, codebook, { column: 'who' });
    expect(sheets.map(({ coder, table }) => [coder, cells(table)])).toEqual([
      ['A', ['1 x', '2 y', '3 x']],
      ['B', ['1 y', '3 y', '4 x', '4 y']],
      ['C', ['1 x']],
    ]);
    expect(consensus).toBeNull();
    expect(findings).toEqual([]);
  });

  test('the consensus is no coder; units without it count as their only coder coded them, where that is declared', () => {
    const { sheets, consensus } = byColumn.split(SHEET, codebook, { column: 'who', consensus: 'C' });
    expect(sheets.map(({ coder }) => coder)).toEqual(['A', 'B']);
    expect(cells(consensus)).toEqual(['1 x']);
    const settled = byColumn.split(SHEET, codebook, { column: 'who', consensus: 'C', otherwise: 'only-coder' });
    // 3 has two coders who differ, so nobody has decided it
    expect(cells(settled.consensus)).toEqual(['1 x', '2 y', '4 x', '4 y']);
    expect(consensus?.findings.map(({ message }) => message)).toEqual([
      '3 of 4 units have rows of coders and no row of "C", so they are not counted; add the rows, or declare in `codings:` how such units count (`otherwise: agreed`)',
    ]);
    expect(settled.consensus?.findings.map(({ message }) => message.slice(0, 14))).toEqual(['1 of 4 units h']);
  });

  test('units without a consensus count in the fields in which their coders agree, by the codebook, where that is declared', async () => {
    const read = await codebookOf(
      "primaryKey: id\nfields:\n  - { name: id }\n  - { name: f, type: list, delimiter: ['; ', '/'], categories: [{ value: x, aliases: [ex] }, y] }\n  - { name: n, type: integer }\n",
    );
    const sheet = tableOf(
      ['id', 'who', 'f', 'n'],
      [
        ['1', 'C', 'x', '1'],
        ['2', 'A', 'ex; y', '07'],
        ['2', 'B', 'y/x', '7'],
        ['3', 'A', 'x', '7'],
        ['3', 'B', 'y', ''],
        ['4', 'B', 'x', '7'],
      ],
    );
    const { consensus } = byColumn.split(sheet, read, { column: 'who', consensus: 'C', otherwise: 'agreed' });
    expect(cells(consensus)).toEqual(['1 x 1', '2 ex; y 07', '3  7', '4 x 7']);
    expect(consensus?.findings).toEqual([]);
    // two rows of one coder: nobody knows which belongs to which
    const twice = byColumn.split(SHEET, codebook, { column: 'who', consensus: 'C', otherwise: 'agreed' });
    expect(cells(twice.consensus)).toEqual(['1 x', '2 y', '3 ', '4 x', '4 y']);
  });

  test('a row that names no coder is reported with its row and left out', () => {
    const { sheets, findings } = byColumn.split(
      tableOf(
        ['id', 'who', 'f'],
        [
          ['1', ' ', 'x'],
          ['2', 'A', 'y'],
        ],
      ),
      codebook,
      {
        column: 'who',
      },
    );
    expect(sheets.map(({ coder, table }) => [coder, cells(table)])).toEqual([['A', ['2 y']]]);
    expect(findings).toMatchObject([{ row: 2, column: 'B', message: expect.stringContaining('names no coder') }]);
  });

  test('coders that the stage does not name are counted and left out', () => {
    const { sheets, findings } = byColumn.split(SHEET, codebook, { column: 'who', coders: ['B', 'A'], consensus: 'C' });
    expect(sheets.map(({ coder }) => coder)).toEqual(['B', 'A']);
    expect(findings).toEqual([]);
    expect(
      byColumn.split(SHEET, codebook, { column: 'who', coders: ['A'] }).findings.map(({ message }) => message),
    ).toEqual(['4 of "B", 1 of "C": rows of coders that this stage doesn\'t name were left out']);
  });

  test.each([
    [{ column: 'who', coders: ['Anna'] }, /sheet.csv: no row is "Anna" in the column "who"/],
    [{ column: 'who', consensus: 'D' }, /no row is "D" in the column "who"/],
    [{ column: 'whom' }, /sheet.csv has no column "whom" \(it names the coder of a row\); did you mean "who"\?/],
  ])('%j is refused with what there is', (spec, message) => {
    expect(() => byColumn.split(SHEET, codebook, spec)).toThrow(message);
  });
});

describe('the rows of one stage', () => {
  const stages = tableOf(
    ['Study', 'f', 'year'],
    [
      ['1', 'x', '2019'],
      ['2', 'y', ''],
      ['3', 'x', '2021'],
    ],
  );
  test('are those for which the condition is true; where it is unknown they are left out', () => {
    expect(cells(rowsWhere(stages, codebook, 'year >= 2000'))).toEqual(['1 x 2019', '3 x 2021']);
    expect(cells(rowsWhere(stages, codebook, 'f = y'))).toEqual(['2 y ']);
  });
  test.each([
    ['f =', /where: "f =": the expression ends where a value is expected/],
    ['g = x', /where: "g = x": unknown field "g"/],
    ['f > 3 and f has x', /where: "f > 3 and f has x": /],
  ])('%s is refused', (where, message) => {
    expect(() => rowsWhere(stages, codebook, where)).toThrow(message);
  });
  test('a field without a column is named with the file', () => {
    expect(() => rowsWhere(tableOf(['Study', 'f'], []), codebook, 'year = 2020')).toThrow(
      'where: "year = 2020": sheet.csv has no column for year',
    );
  });
});

describe('parts of a sheet', () => {
  const problem = { row: 1, column: 2, kind: 'error', text: '#REF!' } as never;
  const sheet = tableOf(
    ['id', 'a', 'b'],
    [
      ['1', 'x', 'X'],
      ['2', '', 'y'],
      ['3', '', ''],
    ],
    { problems: [problem] },
  );
  test('keep their addresses and the problems of their own cells', () => {
    const rows = selectRows(sheet, [1]);
    expect(rows.at(0, 1)).toMatchObject({ row: 3, column: 'B' });
    expect(rows.at(null, 1).row).toBeNull();
    expect(rows.problems).toMatchObject([{ row: 0, column: 2 }]);
    expect(selectRows(sheet, [0]).problems).toEqual([]);
    const columns = selectColumns(sheet, [{ source: 2, header: 'B' }]);
    expect(columns.at(1, 0)).toMatchObject({ row: 3, column: 'C', header: 'b' });
    expect(columns.at(1, null).column).toBeNull();
    expect(columns.problems).toMatchObject([{ row: 1, column: 0 }]);
    expect(selectColumns(sheet, [{ source: 0, header: 'id' }]).problems).toEqual([]);
  });
  test('a blank cell takes the code on which all others agree, whatever its case', () => {
    const wide = tableOf(
      ['f', 'f_A', 'f_B'],
      [
        ['', 'x', 'X'],
        ['y', 'x', 'x'],
        ['', 'x', 'y'],
        ['', '', ''],
        ['', '', 'y'],
      ],
    );
    const agreed = { columns: [1, 2], cell: commonCode(undefined) };
    expect(cells(selectColumns(wide, [{ source: 0, header: 'f', agreed }]))).toEqual(['x', 'y', '', '', 'y']);
  });
  test('more distinct cells than two bytes can count have no dictionary', () => {
    const long = tableOf(
      ['id'],
      Array.from({ length: 65_600 }, (_, at) => [`s${at}`]),
      { paged: true },
    );
    const part = selectRows(
      long,
      Array.from({ length: 65_600 }, (_, at) => at),
    );
    expect(part.columns[0]).toMatchObject({ distinct: null, codes: null, length: 65_600 });
    expect(part.columns[0]!.value(65_599)).toBe('s65599');
  });
});
