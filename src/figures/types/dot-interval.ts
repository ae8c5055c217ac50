import { usageFault } from '../../base/fault.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { ROW_EDITS } from '../followed-edits.ts';
import { groupRows, heading } from '../group-rows.ts';
import { isPale, isPaleGroup, ownColour } from '../highlighted.ts';
import { drawRows } from '../rows/draw-rows.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { byTitle, shareAxisTitle, shareSentence } from '../share-captions.ts';
import { type FieldShares, fieldShares, levelsOf, type ShareGroup } from '../share-groups.ts';
import { shareNotes } from '../share-notes.ts';
import { shareParts } from '../share-parts.ts';
import { groupFields, sharePlan } from '../share-plan.ts';
import { markColours } from '../theme.ts';

/** Shares as dots with intervals in the manner of a forest plot: subgroups in rows, n/N and the share in columns. */
export const dotInterval = figureType({
  name: 'dot-interval',
  describe:
    'Shares by subgroup as dots with intervals, like a forest plot: n/N and the share are in columns; all units together come last.',
  needs: ['field'],
  options: [
    { name: 'categories', formerly: 'levels', describe: 'the categories that are shown; default: all', kind: 'words' },
  ],
  edits: ROW_EDITS,
  plan: sharePlan,
  draw(input) {
    const { declaration, words } = input;
    const field = declaration.field!;
    const shares = fieldShares(input, field);
    const levels = chosenLevels(input, shares);
    const by = groupFields(declaration);
    const inks = markColours(input.page);
    const colours = new Map([
      ['mark', inks.mark],
      ['whole', inks.apart],
    ]);
    const row = (group: ShareGroup, level: string, label: string, strong: boolean): ChartRow => {
      const parts = shareParts({ ...group, rows: group.rows.filter(entry => entry.level === level) }, () => '');
      const part = parts[0];
      // a group that lacks a missing state has no row for it: none of its units is in that state
      const n = part?.n ?? 0;
      const own = ownColour(input, field, level);
      const colour = strong ? 'whole' : own === undefined ? 'mark' : level;
      if (own !== undefined) colours.set(level, own);
      return {
        kind: 'row',
        label,
        strong,
        pale: !strong && (isPaleGroup(input, group) || isPale(input, field, level)),
        parts: parts.map(entry => ({ ...entry, level: colour })),
        cells: [`${input.format.count(n)}/${input.format.count(part?.N ?? group.N)}`, shareCell(input, group, level)],
      };
    };
    const rows =
      by.length === 0
        ? levels.map(level => row(shares.whole, level.key, level.label, false))
        : levels.flatMap(level => [
            heading(level.label),
            ...groupRows(input, shares.groups, (group, name) => row(group, level.key, name, false)),
            row(shares.whole, level.key, `All ${words.units}`, true),
          ]);
    const withIntervals = input.results.rows.some(entry => entry.ci !== null);
    const percent = Math.round((declaration.confidence ?? 0.95) * 1000) / 10;
    const title = words.fieldTitle(field);
    return drawRows(input, {
      chart: {
        rows: shares.whole.N === 0 ? [] : rows,
        columns: [{ header: 'n/N' }, { header: withIntervals ? `% (${percent}%\u00a0CI)` : '%' }],
        marks: 'dot',
        axisTitle: shareAxisTitle(input),
        labelHeader: by.length === 0 ? title : sentenceCase(byTitle(words, by)),
      },
      legend: null,
      colours,
      title: declaration.title ?? (by.length === 0 ? title : `${title} by ${byTitle(words, by)}`),
      alt:
        declaration.alt ??
        `Dot plot with one row per ${by.length === 0 ? 'category' : 'subgroup'}. ${shareSentence(input, shares)}`,
      notes: shareNotes(input, [shares]),
    });
  },
});

function shareCell({ format }: FigureInput, group: ShareGroup, level: string): string {
  const row = group.rows.find(entry => entry.level === level);
  const share = format.percent(row?.n ?? (group.N > 0 ? 0 : null), row?.N ?? group.N);
  return row?.ci === null || row?.ci === undefined
    ? share
    : `${share} (${format.percentInterval(row.ci.low, row.ci.high).replaceAll(' ', '\u00a0')})`;
}

function chosenLevels({ declaration }: FigureInput, shares: FieldShares): { key: string; label: string }[] {
  const all = levelsOf(shares);
  const wanted = declaration.options?.categories;
  if (wanted === undefined) return [...all];
  return [wanted].flat().map(level => {
    const found = all.find(entry => entry.key === String(level));
    if (found !== undefined) return found;
    const keys = all.map(entry => entry.key);
    throw usageFault(
      'level',
      `options.categories: ${unknownMessage(String(level), keys, `category of "${shares.field}"`)}`,
      `choose one of: ${keys.join(', ')}`,
      { option: 'categories' },
    );
  });
}
