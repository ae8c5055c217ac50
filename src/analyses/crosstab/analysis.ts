import * as z from 'zod';
import { usageFault } from '../../base/fault.ts';
import { counted, oneOf, plural } from '../../base/plural.ts';
import type { Material } from '../../model/material.ts';
import { type Note, noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { flag } from '../../model/scalars.ts';
import { associationRows } from '../../tabulate/association/association-rows.ts';
import { type CrossTable, crossTable } from '../../tabulate/association/cross-table.ts';
import { optionRows } from '../../tabulate/association/option-rows.ts';
import { levelOf } from '../../tabulate/rows/level-of.ts';
import { unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';

/** What `statistics` may name. */
export const CROSSTAB_STATISTICS = [
  'share',
  'count',
  'pearson_chi_square',
  'fisher_exact',
  'cramers_v',
  'cramers_v_corrected',
  'cramers_v_chance',
  'kendall_tau_b',
  'expected_count',
  'adjusted_residual',
  'holm_p',
  'benjamini_hochberg_p',
  'rao_scott',
] as const;

/**
 * Two fields against each other: every pair of codes with its count and its percentage of the column (`base: group`), of the
 * row (`level`) and of the table (`all`), margins, and the missing states of both. With `test`, what goes with what.
 */
export const crosstab = analysis({
  name: 'crosstab',
  describe:
    'Cross-tabulation of two fields: counts, column, row and table percentages, row and column totals, and missing states; with tests, association overall and cell by cell.',
  command: {
    describe: 'cross-tabulate two fields, with totals, missing states and (option test) tests of association',
    arguments: [
      { name: '<field>', describe: 'the rows: a field or a quoted proposition' },
      { name: '<other>', describe: 'the columns' },
    ],
    common: ['where', 'denominator', 'test', 'confidence', 'target', 'studies'],
    hidden: ['cells'],
  },
  shape: {
    statistics: z
      .union([z.enum(CROSSTAB_STATISTICS), z.array(z.enum(CROSSTAB_STATISTICS))])
      .transform(value => [value].flat())
      .meta({ description: 'only these, e.g. fisher_exact,cramers_v', value: '<names>', many: true }),
    // tests alone
    cells: flag.meta({ description: 'whether the counts are there' }),
  },
  countsCells: () => [],
  view: {
    percent: z.enum(['column', 'row', 'total']).meta({
      description: 'percentages of the column (default), the row or the total',
      value: '<of>',
    }),
  },
  catalogue: {
    fields: [2],
    statistics: {
      share: 'share',
      count: 'count',
      pearson_chi_square: 'coefficient',
      fisher_exact: 'p',
      cramers_v: 'coefficient',
      cramers_v_corrected: 'coefficient',
      cramers_v_chance: 'coefficient',
      kendall_tau_b: 'coefficient',
      expected_count: 'coefficient',
      adjusted_residual: 'coefficient',
      holm_p: 'p',
      benjamini_hochberg_p: 'p',
      rao_scott: 'coefficient',
    },
  },
  run(request, material: Material): Results {
    const asked: readonly string[] = request.options.statistics ?? [];
    const [first, second, ...more] = request.fields;
    if (first === undefined || second === undefined || more.length > 0)
      throw usageFault(
        'two-fields',
        'a cross-tab needs exactly two fields',
        door => `e.g. ${door.request('crosstab', ['method', 'domain'])}`,
      );
    if ((request.by ?? []).length > 0)
      throw usageFault(
        'by',
        'a cross-tab has no subgroups',
        door => `make one for each subgroup, with a condition in ${door.option('where')}`,
        { option: 'by' },
      );
    const cross = crossTable(
      material.coded,
      [first, second],
      request.where,
      request.denominator ?? material.denominator,
    );
    const tests = request.test === true || asked.some(name => name !== 'share' && name !== 'count');
    const several = cross.subject.column.kind === 'multi' || cross.other.column.kind === 'multi';
    const rows = [
      ...(request.options.cells === false ? [] : cellRows(cross)),
      ...(tests
        ? several
          ? optionRows(cross, material.target)
          : associationRows(cross, material.target, levelOf(request), asked)
        : []),
    ];
    return {
      rows: asked.length === 0 ? rows : rows.filter(row => asked.includes(row.statistic)),
      notes: notesOf(cross, tests, request.options.cells !== false, asked),
    };
  },
});

function cellRows(cross: CrossTable): ResultRow[] {
  const { coded, units } = cross;
  const common = {
    analysis: 'crosstab',
    statistic: 'share',
    field: cross.subject.name,
    with: cross.other.name,
    where: cross.selection.where,
    coder: coded.coder,
    unit: coded.unit,
    denominator: cross.denominator,
  };
  const share = (n: number, N: number | null): Pick<ResultRow, 'n' | 'N' | 'estimate' | 'warnings'> => ({
    n,
    N,
    estimate: N === null || N === 0 ? null : n / N,
    warnings:
      N === 0
        ? [{ code: 'empty-group', message: `no ${coded.unit} is in this denominator, so there is no share` }]
        : [],
  });
  const behind =
    (counted: UnitTest, base: UnitTest | null, scope = units.selected) =>
    (): RowUnits => ({
      list: coded,
      counted,
      base,
      scope,
    });
  const both =
    (a: UnitTest, b: UnitTest): UnitTest =>
    unit =>
      a(unit) && b(unit);
  const rows: ResultRow[] = [];
  cross.lines.forEach((line, i) => {
    const inLine = units.inLine(i);
    const row = { ...common, level: line.level, label: line.label, kind: line.kind, missing: line.kind === 'state' };
    cross.columns.forEach((column, j) => {
      const { field, level, missing } = column;
      const inside = line.inside && column.inside;
      const bases = { group: column.total, level: line.total, all: cross.total };
      const inColumn = units.inColumn(j);
      const baseUnits = {
        group: both(inColumn, units.subjectInside),
        level: both(inLine, units.otherInside),
        all: units.inTable,
      };
      const scopes = { group: inColumn, level: inLine, all: units.selected };
      for (const base of ['group', 'level', 'all'] as const)
        rows.push(
          statisticRow({
            ...row,
            by: [{ field, level, missing }],
            base,
            ...share(line.counts[j]!, inside ? bases[base] : null),
            units: behind(both(inLine, inColumn), inside ? baseUnits[base] : null, scopes[base]),
          }),
        );
    });
    rows.push(
      statisticRow({
        ...row,
        base: 'all',
        ...share(line.total, line.inside ? cross.total : null),
        units: behind(both(inLine, units.otherInside), line.inside ? units.inTable : null),
      }),
    );
  });
  cross.columns.forEach(({ field, level, missing, inside, total }, j) => {
    rows.push(
      statisticRow({
        ...common,
        label: 'Total',
        by: [{ field, level, missing }],
        base: 'all',
        ...share(total, inside ? cross.total : null),
        units: behind(both(units.inColumn(j), units.subjectInside), inside ? units.inTable : null),
      }),
    );
  });
  rows.push(
    statisticRow({
      ...common,
      statistic: 'count',
      label: 'Total',
      base: 'all',
      n: cross.total,
      N: cross.total,
      units: behind(units.inTable, units.inTable),
    }),
  );
  return rows;
}

function notesOf(cross: CrossTable, tests: boolean, cells: boolean, asked: readonly string[]): readonly Note[] {
  const { coded, selection, subject, other } = cross;
  const notes = noteList();
  notes.addAll(unknownNotes(coded, selection));
  const outside = selection.count - cross.total;
  if (cells)
    notes.add(
      'units',
      `Counts are of ${counted(cross.total, coded.unit)}${inBoth(cross)}${outside > 0 ? `; ${outside} ${outside === 1 ? 'is' : 'are'} outside` : ''}.`,
    );
  for (const { column, name } of [subject, other])
    if (cells && column.kind === 'multi')
      notes.add(
        'several-codes',
        `${oneOf(coded.unit)} can have more than one category of ${column.field.title}; its ${name === subject.name ? 'rows' : 'columns'} overlap and don't add up to the total.`,
      );
  // a rank correlation makes no categories of numbers
  const ranked = !cells && asked.length > 0 && asked.every(name => name === 'kendall_tau_b');
  for (const [{ column, name }, against] of [
    [subject, other],
    [other, subject],
  ] as const)
    if (column.kind === 'numeric' && column.field.type !== 'year' && !ranked)
      notes.add(
        'values-as-codes',
        `Each value of ${column.field.title} is a category here; derive categories from it where it has many (\`derive:\` in the codebook)${tests && against.column.kind !== 'numeric' ? `, or test its ranks: shares of ${name} with the options \`by: ${against.name}\` and \`test\`` : ''}.`,
      );
  if (tests)
    notes.add(
      'units',
      `Tests are of the ${counted(cross.bothCoded, coded.unit)} that have a code of both fields; missing states and categories without ${plural(coded.unit)} are left out of them.`,
    );
  return notes.list;
}

/** Which units a table is of. */
function inBoth({ denominator, total }: CrossTable): string {
  switch (denominator) {
    case 'all':
      return '';
    case 'accessible':
      return total === 1 ? ' whose report was accessible' : ' whose reports were accessible';
    case 'coded':
      return ' in which both fields were coded';
    case 'applicable':
      return ` to which both fields apply, whether or not ${total === 1 ? 'it reports' : 'they report'} them`;
    case 'reported':
      return total === 1 ? ' that reports both fields' : ' that report both fields';
  }
}
