import { usageFault } from '../../base/fault.ts';
import type { Material } from '../../model/material.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { IN_DENOMINATOR } from '../../model/state.ts';
import { cellAtMost } from '../../stats/gap/cell-at-most.ts';
import { codableLevels, codedField, itemsOf } from '../../tabulate/data/coded-field.ts';
import { expressionFor, isSelected, select } from '../../tabulate/data/selection.ts';
import { unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { whole, words } from '../option-shape.ts';
import { GAP_LIMIT, type GapSummary, type GapVerdict, gapNotes, gapWords } from './gap-verdicts.ts';
import { impossibleCells } from './impossible-cells.ts';
import { type UnsettledUnits, unsettledUnits } from './unsettled-units.ts';

/**
 * Every empty or thin cell of two fields' grid, with a verdict: impossible (declared), expected from the margins alone,
 * unsettled (another coder's code or a unit that doesn't report could fill it), or unexpected. N is the units in the
 * denominator of both fields; a cell is judged by the hypergeometric probability of so few.
 */
export const gaps = analysis({
  name: 'gaps',
  describe:
    'Every empty or thin cell of the grid of two fields with a verdict: impossible, expected from the row and column totals, unsettled, or unexpected; and the number of empty cells that the totals predict.',
  command: {
    describe:
      'classify the empty cells of the grid of two fields: impossible, expected from the row and column totals, unsettled or unexpected',
    arguments: [
      { name: '<field>', describe: 'the rows of the grid' },
      { name: '<with>', describe: 'the columns of the grid' },
    ],
    common: ['where', 'denominator'],
  },
  shape: {
    thin: whole(0, 1000).meta({ description: 'also list cells with at most this many units', value: '<n>' }),
    impossible: words.meta({
      description: 'what no unit can be; repeat the option for more',
      value: '<expression>',
      repeat: true,
    }),
  },
  readsCoders: true,
  // a cell may be listed however many units it has
  requestFor: ({ statistic }) => ({ options: { thin: statistic === 'gap' || statistic === 'thin_cells' ? 1000 : 0 } }),
  catalogue: {
    fields: [2],
    statistics: {
      empty_cells: 'share',
      empty_cells_predicted: 'one',
      empty_cells_expected: 'count',
      empty_cells_unsettled: 'count',
      empty_cells_unexpected: 'count',
      empty_cells_impossible: 'count',
      thin_cells: 'count',
      gap: 'p',
    },
  },
  run(request, material: Material): Results {
    const { coded, coders } = material;
    const denominator = request.denominator ?? material.denominator;
    if (denominator === 'responses')
      throw usageFault(
        'denominator',
        'gaps counts units, so percent of mentions does not apply',
        'name all, accessible, coded, applicable or reported',
        { option: 'denominator' },
      );
    const inside = IN_DENOMINATOR[denominator];
    const [first, second, ...more] = request.fields;
    if (first === undefined || second === undefined || more.length > 0)
      throw usageFault(
        'two-fields',
        `gaps needs two fields, not ${request.fields.length}`,
        door => `e.g. ${door.request('gaps', ['domain', 'evaluation'])}`,
      );
    if (first === second)
      throw usageFault(
        'field-with-itself',
        `a grid needs two different fields, and both are ${first}`,
        'name another second field',
      );
    if ((request.by ?? []).length > 0)
      throw usageFault(
        'no-subgroups',
        'gaps has no subgroups',
        door => `select units with a condition in ${door.option('where')} instead`,
        { option: 'by' },
      );
    const { thin = 0, impossible: excluded = [] } = request.options;
    const row = codedField(coded, first, 'a grid', { declared: true });
    const column = codedField(coded, second, 'a grid', { declared: true });
    const selection = select(coded, request.where);
    const impossible = impossibleCells(
      coded,
      row,
      column,
      excluded.map(text => expressionFor(text, coded, { option: 'impossible' })),
    );
    let found: UnsettledUnits | null = null;
    // only cells that the margins don't explain need a look at every unit
    const open = (): UnsettledUnits => (found ??= unsettledUnits(coded, row, column, coders, selection.mask));

    const counts = row.levels.map(() => column.levels.map(() => 0));
    const rowTotals = row.levels.map(() => 0);
    const columnTotals = column.levels.map(() => 0);
    let N = 0;
    for (let unit = 0; unit < coded.units; unit++) {
      if (selection.mask !== null && selection.mask[unit] === 0) continue;
      if (!inside[row.states[unit]!] || !inside[column.states[unit]!]) continue;
      N++;
      const a = itemsOf(row, unit) ?? [];
      const b = itemsOf(column, unit) ?? [];
      for (const level of a) {
        rowTotals[level]!++;
        for (const other of b) counts[level]![other]!++;
      }
      for (const level of b) columnTotals[level]!++;
    }

    const common = {
      analysis: 'gaps',
      field: first,
      with: second,
      where: selection.where,
      coder: coded.coder,
      denominator,
      N,
    };
    const selected = isSelected(selection);
    const base = (unit: number): boolean =>
      selected(unit) && inside[row.states[unit]!] === true && inside[column.states[unit]!] === true;
    const behind = (counted: UnitTest | null) => (): RowUnits => ({ list: coded, counted, base, scope: selected });
    const cells: ResultRow[] = [];
    const summary: GapSummary = { possible: 0, empty: 0, predicted: 0, verdicts: new Map() };
    for (const a of codableLevels(row))
      for (const b of codableLevels(column)) {
        const n = counts[a.index]![b.index]!;
        const why = impossible(a.index, b.index);
        const margins = { row: rowTotals[a.index]!, column: columnTotals[b.index]! };
        if (why === null) {
          summary.possible++;
          summary.predicted += N === 0 ? 0 : cellAtMost(0, margins.row, margins.column, N);
        }
        // an impossible cell that holds units is a contradiction, which nobody would look for
        if (n > thin && why === null) continue;
        const p = N === 0 ? null : cellAtMost(n, margins.row, margins.column, N);
        const explained = why !== null ? 'impossible' : p === null || p >= GAP_LIMIT ? 'expected' : null;
        // of a thin cell the units that are there already settle nothing
        const there = new Set(explained !== null || n === 0 ? [] : unitsIn(coded, row, column, a.index, b.index));
        const absent = (key: string): boolean => !there.has(key);
        const byCoder = explained === null ? open().byCoder(a.value, b.value).filter(absent) : [];
        const byMissing = explained === null ? open().byMissing(a.value, b.value).filter(absent) : [];
        const verdict: GapVerdict =
          explained ?? (byCoder.length > 0 || byMissing.length > 0 ? 'unsettled' : 'unexpected');
        if (n === 0) summary.empty++;
        if (n === 0) summary.verdicts.set(verdict, (summary.verdicts.get(verdict) ?? 0) + 1);
        cells.push(
          statisticRow({
            ...common,
            statistic: 'gap',
            base: 'all',
            unit: coded.unit,
            level: a.value,
            label: a.label,
            kind: 'level',
            by: [{ field: second, level: b.value, missing: false }],
            n,
            estimate: why === null ? p : null,
            units: behind(
              unit =>
                base(unit) &&
                itemsOf(row, unit)?.includes(a.index) === true &&
                itemsOf(column, unit)?.includes(b.index) === true,
            ),
            warnings: [
              {
                code: verdict,
                message: gapWords(verdict, { n, p, why, byCoder, byMissing, unit: coded.unit, margins, N }),
              },
            ],
          }),
        );
      }
    const whole = { ...common, unit: 'cell', N: summary.possible, units: behind(null) };
    const impossibleEmpty = summary.verdicts.get('impossible') ?? 0;
    const empty = summary.empty - impossibleEmpty;
    const rows = [
      statisticRow({
        ...whole,
        statistic: 'empty_cells',
        n: empty,
        estimate: summary.possible === 0 ? null : empty / summary.possible,
        warnings: summary.possible === 0 ? [{ code: 'no-cells', message: 'no cell of the grid is possible' }] : [],
      }),
      statisticRow({
        ...whole,
        statistic: 'empty_cells_predicted',
        estimate: N === 0 ? null : summary.predicted,
        warnings:
          N === 0 ? [{ code: 'empty-group', message: `no ${coded.unit} is in the denominator of both fields` }] : [],
      }),
      ...(['expected', 'unsettled', 'unexpected'] as const).map(verdict =>
        statisticRow({ ...whole, statistic: `empty_cells_${verdict}`, n: summary.verdicts.get(verdict) ?? 0 }),
      ),
      ...(thin > 0
        ? [
            statisticRow({
              ...whole,
              statistic: 'thin_cells',
              n: cells.filter(row => row.estimate !== null && row.n !== null && row.n > 0).length,
            }),
          ]
        : []),
      ...(impossibleEmpty > 0
        ? [statisticRow({ ...whole, statistic: 'empty_cells_impossible', N: null, n: impossibleEmpty })]
        : []),
    ];
    const notes = gapNotes(summary, {
      row: row.field.title,
      column: column.field.title,
      unit: coded.unit,
      N,
      denominator,
      thin,
    });
    return { rows: [...rows, ...cells], notes: [...notes, ...unknownNotes(coded, selection)] };
  },
});

function unitsIn(
  coded: Material['coded'],
  row: ReturnType<typeof codedField>,
  column: ReturnType<typeof codedField>,
  a: number,
  b: number,
): string[] {
  const keys: string[] = [];
  for (let unit = 0; unit < coded.units; unit++)
    if (itemsOf(row, unit)?.includes(a) && itemsOf(column, unit)?.includes(b)) keys.push(coded.key(unit));
  return keys;
}
