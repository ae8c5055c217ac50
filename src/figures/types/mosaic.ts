import { contrastingText } from '../contrasting-text.ts';
import { drawPlot, lookOf } from '../draw-plot.ts';
import { figureType } from '../figure-type.ts';
import { REASONS, ROW_EDITS } from '../followed-edits.ts';
import { levelColours } from '../level-colours.ts';
import { layoutMosaic } from '../mosaic/layout-mosaic.ts';
import { mosaicPlot } from '../mosaic/mosaic-plot.ts';
import { noIntervals } from '../no-intervals.ts';
import { pooledFinding, poolLevels } from '../pool-levels.ts';
import { requireParts } from '../require-parts.ts';
import { byTitle, shareSentence, withSize } from '../share-captions.ts';
import { fieldShares, levelsOf } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { groupFields, sharePlan } from '../share-plan.ts';
import { THEME_COLOURS } from '../theme.ts';

/** Two fields as tiles whose area is the number of units. */
export const mosaic = figureType({
  name: 'mosaic',
  describe:
    'Two fields as tiles whose area is the number of units: rows are as high as their subgroup is large, and are divided by the categories of the field.',
  needs: ['field', 'by'],
  options: [],
  edits: { ...ROW_EDITS, facet: REASONS.facet, split: REASONS.noPages },
  plan: declaration => sharePlan({ ...declaration, ci: undefined }),
  draw(input) {
    const { declaration, words, format, page } = input;
    const found = fieldShares(input, declaration.field!);
    requireParts(input, found);
    const own = levelColours(input, found);
    const { shares, colours, left } =
      own === null ? poolLevels(input, found) : { shares: found, colours: own, left: [] as string[] };
    const used = new Set(shares.whole.rows.filter(row => (row.n ?? 0) > 0).map(row => row.level ?? ''));
    const shown = new Map([...colours].filter(([level]) => used.has(level)));
    const look = lookOf(page, shown);
    const title = words.fieldTitle(found.field);
    const by = groupFields(declaration);
    const groups = shares.groups.filter(group => group.N > 0);
    const rows = groups.map(group => ({
      label: withSize(input, group.by.map(part => words.levelLabel(part.field, part.level)).join(', '), group),
      N: group.N,
      parts: group.rows
        .filter(row => (row.n ?? 0) > 0)
        .map(row => ({
          level: row.level ?? '',
          n: row.n ?? 0,
          text: format.count(row.n),
          ink: contrastingText(colours.get(row.level ?? '')!, THEME_COLOURS.text),
        })),
    }));
    const none = shares.groups
      .filter(group => group.N === 0)
      .map(group => words.levelLabel(group.by[0]!.field, group.by[0]!.level));
    const empty = rows.length === 0;
    return [
      drawPlot(input, {
        plot: empty ? null : mosaicPlot(layoutMosaic(rows, page), look, page),
        look,
        legend: { title, entries: levelsOf(shares).filter(level => used.has(level.key)), symbol: 'square' },
        title: declaration.title ?? `${title} by ${byTitle(words, by)}`,
        alt: declaration.alt ?? `Mosaic plot. ${shareSentence(input, found)}`,
        notes: shareNotes(
          input,
          [found],
          [
            `The area of a tile shows the number of ${words.units}.`,
            ...(none.length === 0 ? [] : [`Without ${words.units}: ${none.join(', ')}.`]),
          ],
        ),
        labels: rows.map(row => row.label),
        findings: [
          ...noIntervals(declaration),
          ...pooledFinding(left, title, found.field, 'use the type heatmap, or roll categories up in the codebook'),
        ],
      }),
    ];
  },
});
