import { inSentence } from '../../base/in-sentence.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { contrastingText } from '../contrasting-text.ts';
import { drawPlot, lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { REASONS } from '../followed-edits.ts';
import { contentWidth } from '../frame.ts';
import { highlighted, ownColour } from '../highlighted.ts';
import { noIntervals } from '../no-intervals.ts';
import { numbers } from '../share-captions.ts';
import { fieldShares } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { sharePlan } from '../share-plan.ts';
import { markColours, THEME_COLOURS } from '../theme.ts';
import { loadWorld } from '../world/load-world.ts';
import { PLACES, PLACES_SOURCE } from '../world/places.ts';
import { type Countries, readCountries } from '../world/read-countries.ts';
import type { World } from '../world/world.ts';
import { worldPlot } from '../world/world-plot.ts';

const PLACED = 'countries stand where they are';

/** Units by country as circles on a map. */
export const countryMap = figureType({
  name: 'country-map',
  describe:
    'A field of countries as circles on a map in an equal-area projection (Equal Earth), with the area by n; names are matched through ISO 3166, and what is not on the map is named below it. Ranked dots are easier to compare.',
  needs: ['field'],
  options: [],
  edits: {
    labels: true,
    colours: true,
    highlight: true,
    facet: true,
    order: PLACED,
    annotate: 'its circles have no labels',
    split: REASONS.noPages,
    pool: PLACED,
  },
  load: loadWorld,
  plan: declaration => sharePlan({ ...declaration, by: undefined, ci: undefined }),
  draw(input) {
    const { declaration, words, page, format } = input;
    const world = input.loaded as World;
    const field = declaration.field!;
    const shares = fieldShares(input, field);
    const countries = readCountries(input, shares, world.names);
    const map = world.map(contentWidth(page));
    const mark = markColours(page).mark;
    const placed = countries.found.flatMap(country => {
      const at = map.place(country.alpha2);
      if (at === null) return [];
      const level = country.rows[0]!.level ?? '';
      const colour = highlighted(input, field, level, ownColour(input, field, level) ?? mark);
      const ink = contrastingText(colour, THEME_COLOURS.text);
      return [{ at, n: country.n, text: format.count(country.n), colour, ink, country }];
    });
    const largest = Math.max(0, ...page.holds, ...placed.map(({ n }) => n));
    const key = {
      title: sentenceCase(words.units),
      numbers: keyNumbers(largest),
      print: (n: number) => format.count(n),
    };
    const title = words.fieldTitle(field);
    return [
      drawPlot(input, {
        plot: shares.whole.rows.every(row => row.kind === 'state' || row.n === 0)
          ? null
          : worldPlot(map, placed, largest, key, page),
        look: lookOf(page, new Map()),
        legend: null,
        title: declaration.title ?? title,
        alt: declaration.alt ?? sentence(input, title, countries, shares.whole.N),
        notes: shareNotes(
          input,
          [shares],
          notes(
            input,
            countries,
            placed.map(({ country }) => country.alpha2),
          ),
        ),
        labels: [],
        findings: noIntervals(declaration),
        holds: [largest],
      }),
    ];
  },
});

/** Three circles for the key: 1, a round number between, and the largest; none where there are no circles. */
function keyNumbers(largest: number): number[] {
  if (largest === 0) return [];
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
  const middle = steps.filter(step => step > 1 && step <= largest / 3).at(-1);
  return [...new Set([1, ...(middle === undefined ? [] : [middle]), largest])].filter(n => n > 0);
}

function notes({ words, format }: FigureInput, { found, unmatched }: Countries, shown: readonly string[]): string[] {
  const outside = [
    ...unmatched.map(row => ({ label: row.label ?? row.level ?? '', n: row.n ?? 0 })),
    ...found.filter(({ alpha2 }) => !shown.includes(alpha2)),
  ];
  const joined = found.filter(({ rows }) => rows.length > 1);
  const named = (list: readonly { label: string; n: number }[]): string =>
    list.map(({ label, n }) => `${label} (${format.count(n)})`).join(', ');
  const small = shown.some(alpha2 => PLACES[alpha2] !== undefined);
  return [
    `The area of each circle shows the number of ${words.units}.`,
    ...joined.map(({ label, rows }) => `${label}: ${rows.map(row => row.label).join(', ')}, each ${words.unit} once.`),
    ...(outside.length === 0 ? [] : [`Not on the map: ${named(outside)}.`]),
    `Shapes and borders: Natural Earth 1:50m, which shows de facto borders; Equal Earth projection.${small ? ` Places of small territories: ${PLACES_SOURCE}.` : ''}`,
  ];
}

/** The countries with the most units. */
function sentence(input: FigureInput, title: string, { found }: Countries, N: number): string {
  const { words, format } = input;
  const [first, ...more] = found;
  if (first === undefined) return `Map of ${inSentence(title)}: there are no ${words.units} to show.`;
  const next = more.slice(0, 2).map(({ label, n }) => `${label} (${format.count(n)})`);
  return `Map of ${inSentence(title)}: ${found.length} ${found.length === 1 ? 'country' : 'countries'}. The most ${words.units} are from ${first.label}, ${numbers(input, { n: first.n, N })}${next.length === 0 ? '' : `; next: ${next.join(' and ')}`}.`;
}
