import type { ResultRow } from '../../model/result-row.ts';
import { type Drawing, type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { isPale, ownColour } from '../highlighted.ts';
import { poolToPage } from '../pool-to-page.ts';
import { rankLevels } from '../rank-levels.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { numbers as countWords, shareAxisTitle, shareSentence } from '../share-captions.ts';
import { type FieldShares, fieldShares } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { NUMBERS_OPTION, numbersBeside, shareParts } from '../share-parts.ts';
import { sharePlan } from '../share-plan.ts';
import { markColours } from '../theme.ts';

/** Missing states are neither the palest marks nor the strongest, and the rest is quieter than what is named. */
const STATE = '#7f7f7f';
const OTHERS = '#6a9fc7';

/** Many categories (countries, languages, models) ranked by their number of units, as dots. */
export const rankedDots = figureType({
  name: 'ranked-dots',
  formerly: 'country-dots',
  describe:
    'Many categories (countries, languages, models), also of an open field, ranked by n as dots, with n and the share beside them.',
  needs: ['field'],
  options: [
    NUMBERS_OPTION,
    {
      name: 'most',
      describe: 'the number of categories with a row of their own; the others share one row, and a note names them',
      kind: 'number',
    },
  ],
  edits: { ...ROW_EDITS, order: 'it ranks categories by n; use `figure: bar`', pool: true },
  plan: declaration => sharePlan({ ...declaration, by: undefined }),
  draw(input) {
    const shares = fieldShares(input, input.declaration.field!);
    return poolToPage(input, shares.whole.rows.length, most => drawRanking(input, shares, most));
  },
});

/** The categories with rows of their own: as many as the exhibit says, else `room`. */
function drawRanking(input: FigureInput, shares: FieldShares, room: number): Drawing[] {
  const { declaration, words, format, page } = input;
  const { field } = shares;
  const { ranked, rest, restCount, states, none } = rankLevels(input, shares, room);
  const N = shares.whole.N;
  const inks = markColours(page);
  const interval = shares.whole.rows.find(entry => entry.ci !== null)?.ci ?? null;
  // without intervals the numbers stand where the eye is
  const numbers = numbersBeside(input, 'share');
  const colours = new Map<string, string>();
  const row = (entry: ResultRow, level: string, colour: string): ChartRow => {
    colours.set(level, colour);
    const parts = shareParts({ ...shares.whole, rows: [entry] }, interval === null ? numbers : () => '');
    return {
      kind: 'row',
      label: entry.label ?? entry.level ?? '',
      strong: false,
      pale: level !== entry.level && isPale(input, field, entry.level ?? ''),
      parts: parts.map(part => ({ ...part, level })),
      cells: interval === null ? [] : [format.count(entry.n), shareCell(input, entry)],
    };
  };
  const others: ResultRow[] =
    rest.length === 0
      ? []
      : [
          {
            ...rest[0]!,
            level: 'others',
            label: `${format.count(rest.length)} others`,
            n: restCount,
            estimate: N > 0 ? restCount / N : null,
            ci: null,
          },
        ];
  const rows = [
    ...ranked.map(entry => {
      const own = ownColour(input, field, entry.level ?? '');
      return row(entry, own === undefined ? 'category' : `of ${entry.level}`, own ?? inks.mark);
    }),
    ...others.map(entry => row(entry, 'others', page.greyscale ? inks.apart : OTHERS)),
    ...states.map(entry => row(entry, entry.level!, STATE)),
  ];
  const percent = interval === null ? '%' : `% (${Math.round(interval.level * 1000) / 10}%\u00a0CI)`;
  const title = words.fieldTitle(field);
  const named = rest.map(entry => `${entry.label} (${format.count(entry.n)})`).join(', ');
  const top = ranked.slice(1, 3).map(entry => `${entry.label} (${countWords(input, entry)})`);
  return drawRows(input, {
    chart: {
      rows: N === 0 ? [] : rows,
      columns: interval === null ? [] : [{ header: 'n' }, { header: percent }],
      marks: 'dot',
      stems: interval === null,
      axisTitle: shareAxisTitle(input),
      // what the title says needn't be said twice
      labelHeader: declaration.title === undefined && page.caption ? '' : title,
    },
    legend: null,
    colours,
    title: declaration.title ?? title,
    alt:
      declaration.alt ??
      `Dot plot with one row per category, most frequent first. ${shareSentence(input, shares)}${top.length === 0 ? '' : ` Next: ${top.join(' and ')}.`}`,
    notes: shareNotes(
      input,
      [shares],
      [
        ...(rest.length === 0 ? [] : [`Others: ${named}.`]),
        ...(none.length === 0 || N === 0
          ? []
          : [`Without ${words.units}: ${none.map(entry => entry.label).join(', ')}.`]),
      ],
    ),
  });
}

function shareCell({ format }: FigureInput, { n, N, ci }: ResultRow): string {
  const share = format.percent(n, N);
  return ci === null ? share : `${share} (${format.percentInterval(ci.low, ci.high).replaceAll(' ', '\u00a0')})`;
}
