import { usageFault } from '../../base/fault.ts';
import { inSentence } from '../../base/in-sentence.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { REASONS, ROW_EDITS } from '../followed-edits.ts';
import { isPale } from '../highlighted.ts';
import { noIntervals } from '../no-intervals.ts';
import { drawNumberRows, paleOf } from '../number-rows/draw-number-rows.ts';
import { emptyNumberRow, type NumberRow } from '../number-rows/number-row.ts';
import { fieldShares } from '../share-groups.ts';
import { manyUnits, shareNotes } from '../share-notes.ts';
import { sharePlan } from '../share-plan.ts';
import { markColours } from '../theme.ts';

/** The shares of a field in two states of a review. */
export const change = figureType({
  name: 'change',
  describe:
    'The shares of the categories of a field in an earlier state of the review and now, as two dots joined by a line, with n/N of both and the change in percentage points.',
  needs: ['field'],
  options: [
    {
      name: 'since',
      describe: 'the earlier state: a sheet or a folder of the review, or a git tag, branch or commit',
      kind: 'state',
    },
  ],
  edits: { ...ROW_EDITS, colours: REASONS.noColours, facet: REASONS.facet, split: REASONS.noPages },
  plan: declaration => sharePlan({ ...declaration, by: undefined, ci: undefined }),
  draw(input) {
    const { declaration, words, page, earlier } = input;
    if (earlier === undefined)
      throw usageFault(
        'since',
        'a change needs the earlier state of the review',
        'write e.g. `options: { since: corpus/studies-2024.csv }`, or a git tag',
        { option: 'figure' },
      );
    const field = declaration.field!;
    const shares = fieldShares(input, field);
    const before = new Map(
      earlier.results.rows.filter(row => row.statistic === 'share' && row.by.length === 0).map(row => [row.level, row]),
    );
    const N = [...before.values()].find(row => row.N !== null)?.N ?? 0;
    const now = new Set(shares.whole.rows.map(row => row.level));
    // what only the earlier state has: nothing has that code now
    const gone = [...before.values()]
      .filter(row => (row.n ?? 0) > 0 && row.N !== null && row.kind !== 'rollup' && !now.has(row.level))
      .map(row => ({ ...row, n: 0, N: shares.whole.N }));
    const rows = [...shares.whole.rows, ...gone].map(row =>
      numberRow(input, row, before.get(row.level) ?? { n: 0, N }),
    );
    const title = words.fieldTitle(field);
    return [
      drawNumberRows(input, {
        chart:
          shares.whole.N === 0 || N === 0
            ? null
            : {
                rows,
                columns: ['Earlier', 'Now', 'Change'],
                labelHead: '',
                axisTitle: `${words.units[0]!.toUpperCase()}${words.units.slice(1)}, %`,
                log: false,
                holds: [0],
                line: null,
                print: value => `${value}%`,
              },
        legend: {
          title: '',
          entries: [
            { key: 'earlier', label: `Earlier (${earlier.name})` },
            { key: 'now', label: 'Now' },
          ],
          symbol: 'circle',
        },
        colours: new Map([
          ['earlier', paleOf(page)],
          ['now', markColours(page).mark],
        ]),
        title: declaration.title ?? `${title}: what changed`,
        alt: declaration.alt ?? sentence(input, title, rows),
        notes: shareNotes(
          input,
          [shares],
          [`Earlier state: ${earlier.name}, N = ${manyUnits(input, N)}. Change in percentage points.`],
        ),
        findings: noIntervals(declaration),
      }),
    ];
  },
});

/** A category in both states: what a state lacks counts as 0 there, since nothing has that code. */
function numberRow(
  input: FigureInput,
  row: ResultRow,
  before: { readonly n: number | null; readonly N: number | null },
): NumberRow {
  const { format } = input;
  const [a, b] = [before, row].map(({ n, N }) => (N === null || N === 0 ? null : (100 * (n ?? 0)) / N)) as [
    number | null,
    number | null,
  ];
  const both = ({ n, N }: typeof before): string =>
    N === null ? '–' : `${format.count(n ?? 0)}/${format.count(N)} (${format.percentSigned(n ?? 0, N)})`;
  const points = a === null || b === null ? null : b - a;
  return {
    ...emptyNumberRow,
    label: row.label ?? row.level ?? '',
    pale: isPale(input, row.field ?? '', row.level ?? ''),
    change: a === null || b === null ? null : { from: a, to: b },
    cells: [both(before), both(row), points === null ? '–' : signed(format.number(Math.abs(points), 1), points)],
    remark: '',
  };
}

const signed = (text: string, value: number): string => (/[1-9]/.test(text) ? `${value < 0 ? '−' : '+'}${text}` : text);

/** The categories that rose and fell most. */
function sentence({ words }: FigureInput, title: string, rows: readonly NumberRow[]): string {
  const moved = rows
    .flatMap(row => (row.change === null ? [] : [{ row, by: row.change.to - row.change.from }]))
    .filter(({ by }) => by !== 0)
    .sort((a, b) => b.by - a.by);
  if (rows.length === 0) return `${title}: there are no ${words.units} to show.`;
  const [most, least] = [moved[0], moved.at(-1)];
  const said = (entry: (typeof moved)[number]): string =>
    `${entry.row.label}, from ${entry.row.cells[0]} to ${entry.row.cells[1]}`;
  const parts = [
    ...(most !== undefined && most.by > 0 ? [`rose most: ${said(most)}`] : []),
    ...(least !== undefined && least.by < 0 ? [`fell most: ${said(least)}`] : []),
  ];
  return `Change of ${inSentence(title)} between two states. ${parts.length === 0 ? 'No share changed' : `It ${parts.join('; it ')}`}.`;
}
