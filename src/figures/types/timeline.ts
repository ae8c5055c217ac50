import { usageFault } from '../../base/fault.ts';
import { inSentence } from '../../base/in-sentence.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import { type PlacedMark, placeMarks, withAxisMarks } from '../axis-marks.ts';
import { drawPlot, lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { levelColours } from '../level-colours.ts';
import { noIntervals } from '../no-intervals.ts';
import { pooledFinding, poolLevels } from '../pool-levels.ts';
import { numbers, shareSentence } from '../share-captions.ts';
import { type FieldShares, levelsOf } from '../share-groups.ts';
import { figureNotes, manyUnits } from '../share-notes.ts';
import { groupFields } from '../share-plan.ts';
import { markColours } from '../theme.ts';
import { layoutTimeline, type TimelineLayout } from '../timeline/layout-timeline.ts';
import type { YearPart } from '../timeline/stack-years.ts';
import { timelinePlot } from '../timeline/timeline-plot.ts';
import { type YearCounts, yearCounts } from '../timeline/year-counts.ts';

const HEIGHT = 'its height does not depend on the number of categories';

/** Counts by year, as bars that `by:` divides; years without any are there. */
export const timeline = figureType({
  name: 'timeline',
  describe:
    'Counts by year as bars, divided by the field that `by:` names; years without units are included, and cumulative counts are optional.',
  needs: [],
  options: [
    { name: 'over', describe: 'the field of years; default: the first one in the codebook', kind: 'field' },
    { name: 'cumulative', describe: 'whether a line of cumulative counts is drawn', kind: 'flag' },
  ],
  edits: { ...ROW_EDITS, split: HEIGHT, pool: HEIGHT },
  plan(declaration) {
    const by = stackField(declaration);
    const { over } = declaration.options ?? {};
    return [
      {
        analysis: 'trend',
        fields: by === null ? [] : [by],
        where: declaration.where ?? null,
        denominator: declaration.denominator ?? null,
        // counts are drawn, and nothing is said of percentages
        options: { ...(over === undefined ? {} : { over }), shares: false },
      },
    ];
  },
  draw(input) {
    const { declaration, words, page, format } = input;
    const by = stackField(declaration);
    const counts = yearCounts(input, by);
    const found = counts.shares;
    const own = found === null ? null : levelColours(input, found);
    const { shares, colours, left } =
      found === null
        ? { shares: null, colours: new Map([['all', markColours(page).mark]]), left: [] }
        : own === null
          ? poolLevels(input, found)
          : { shares: found, colours: own, left: [] as string[] };
    const used = new Set(shares?.whole.rows.filter(row => (row.n ?? 0) > 0).map(row => row.level ?? '') ?? ['all']);
    const shown = new Map([...colours].filter(([level]) => used.has(level)));
    const look = lookOf(page, shown);
    const units = sentenceCase(words.units);
    const empty = counts.years.every(year => year.n === 0);
    const cumulative = String(declaration.options?.cumulative ?? false) === 'true';
    const heads = { bars: `${units} per year`, cumulative: cumulative ? `${units}, cumulative` : null };
    const laid = empty ? null : layoutTimeline(counts.years, heads, page, format);
    const title = by === null ? '' : words.fieldTitle(by);
    const none = (found?.whole.rows ?? []).filter(row => row.n === 0).map(row => row.label ?? '');
    return [
      drawPlot(input, {
        plot:
          laid === null
            ? null
            : withAxisMarks(
                timelinePlot(laid, partsOf(counts, shares), shown, page, look, format),
                yearMarks(input, laid),
                laid.plotWidth,
                page,
              ),
        ...(laid === null ? {} : { holds: [laid.bars.axis.most] }),
        look,
        legend:
          shares === null
            ? null
            : { title, entries: levelsOf(shares).filter(level => used.has(level.key)), symbol: 'square' },
        title:
          declaration.title ??
          `${units} by ${inSentence(words.fieldTitle(counts.over ?? 'year'))}${by === null ? '' : ` and ${inSentence(title)}`}`,
        alt: declaration.alt ?? `Bar chart by year. ${sentence(input, counts)}`,
        notes: notes(input, counts, none),
        labels: cumulative ? [heads.bars, `${units}, cumulative`] : [heads.bars],
        findings: [
          ...noIntervals(declaration),
          ...pooledFinding(
            left,
            title,
            by,
            `use \`figure: heatmap\` with \`with: ${counts.over}\`, which shows every category, or roll categories up in the codebook`,
          ),
        ],
      }),
    ];
  },
});

/** Annotated years: a line before the bar of a whole year, and within it for a part of a year (2022.9). */
const yearMarks = (input: FigureInput, { years, plotWidth }: TimelineLayout): PlacedMark[] => {
  const first = Number(years[0]!.year);
  const step = plotWidth / years.length;
  return placeMarks(
    input,
    at => (at < first || at > first + years.length ? null : (at - first) * step),
    `${first} to ${years.at(-1)!.year}`,
  );
};

/** The one field that divides the years, or none. */
function stackField(declaration: ExhibitFile): string | null {
  const by = groupFields(declaration);
  const other = (['field', 'fields', 'with'] as const).find(key => declaration[key] !== undefined);
  if (other !== undefined)
    throw usageFault(
      'timeline',
      `a timeline has no \`${other}:\``,
      'write `by: FIELD` for what divides its bars, and `options: { over: FIELD }` for the field of years',
      { option: other },
    );
  if (by.length > 1)
    throw usageFault(
      'timeline',
      `a timeline is divided by one field, not by ${by.join(' and ')}`,
      'make one for each',
      { option: 'by' },
    );
  return by[0] ?? null;
}

/** A part of a bar for each level that occurs in its year. */
const partsOf = ({ years }: YearCounts, shares: FieldShares | null): YearPart[] =>
  shares === null
    ? years.map(({ year, n }) => ({ year, level: 'all', label: '', n }))
    : shares.groups.flatMap(group =>
        group.rows
          .filter(row => (row.n ?? 0) > 0)
          .map(row => ({ year: group.by[0]!.level, level: row.level ?? '', label: row.label ?? '', n: row.n ?? 0 })),
      );

function notes(input: FigureInput, { years, shares }: YearCounts, none: readonly string[]): string[] {
  const { words } = input;
  const N = years.at(-1)?.sum ?? 0;
  const hidden = (shares?.outside ?? []).map(
    row =>
      `${words.fieldTitle(shares!.field)}: ${(row.label ?? '').toLowerCase()} in ${manyUnits(input, row.n ?? 0)}, not shown.`,
  );
  return figureNotes(input, `N = ${manyUnits(input, N)}.`, [
    ...hidden,
    ...(none.length === 0 || N === 0 ? [] : [`Years without ${words.units}: ${none.join(', ')}.`]),
  ]);
}

/** When most units appeared, how it began and ended, and the most frequent category. */
function sentence(input: FigureInput, { years, shares }: YearCounts): string {
  const { words, format } = input;
  const [first, last] = [years[0], years.at(-1)];
  const most = [...years].sort((a, b) => b.n - a.n)[0];
  if (first === undefined || last === undefined || most === undefined || last.sum === 0)
    return `There are no ${words.units} to show.`;
  const peak = numbers(input, { n: most.n, N: last.sum });
  const span =
    first === last
      ? `All ${words.units} are from ${first.year}: ${manyUnits(input, first.n)}.`
      : `${sentenceCase(words.units)} per year from ${first.year} (${format.count(first.n)}) to ${last.year} (${format.count(last.n)}); most in ${most.year}, ${peak}.`;
  return shares === null ? span : `${span} ${shareSentence(input, { ...shares, groups: [] })}`;
}
