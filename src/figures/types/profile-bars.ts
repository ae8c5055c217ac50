import { inSentence } from '../../base/in-sentence.ts';
import { counted } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { contrastingText } from '../contrasting-text.ts';
import { drawPages } from '../draw-pages.ts';
import { lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType, type Page } from '../figure-type.ts';
import { REASONS, UNIT_EDITS } from '../followed-edits.ts';
import type { Plot } from '../frame.ts';
import { boxLayer, lineLayer, textLayer } from '../layers.ts';
import { noteLinesOf } from '../note-lines.ts';
import { type BarsLayout, barColumns, layoutProfileBars, type ProfileBar } from '../profile/layout-profile-bars.ts';
import {
  PROFILE_STATES,
  type ProfileLevel,
  profileScale,
  refuseSorting,
  STATE_GROUND,
  STATE_LINE,
} from '../profile/profile-scale.ts';
import { groupFields, shareFields } from '../share-plan.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';

/** Levels of each facet side by side, in their order; each missing state in a column of its own, in the lightest ink. */
export const profileBars = figureType({
  name: 'profile-bars',
  describe:
    'Counts of each level of ordered fields (facets), in order and in one hue, with each missing state in a column of its own; optionally by subgroup. Levels are never added, averaged or used for sorting.',
  needs: [['field', 'fields']],
  options: [],
  edits: { ...UNIT_EDITS, order: REASONS.fields },
  plan(declaration) {
    refuseSorting(declaration, 'a profile');
    const request = { analysis: 'profile', fields: shareFields(declaration), where: declaration.where ?? null };
    const by = groupFields(declaration);
    return by.length === 0 ? [request] : [request, { ...request, by }];
  },
  draw(input) {
    const { declaration, page, words } = input;
    const fields = shareFields(declaration);
    const scale = profileScale(input, fields);
    const states = PROFILE_STATES.filter(({ state }, i) => i < 4 || countOf(input.results.rows, state) > 0);
    const bars = barsOf(input, fields, scale, states);
    const title =
      declaration.title ?? `Levels of ${fields.map(field => inSentence(words.fieldTitle(field))).join(', ')}`;
    const alt = declaration.alt ?? sentence(input, fields);
    const columns = bars.length === 0 ? null : barColumns(bars, states, page);
    const notes = noteLinesOf(input, [
      ...(columns?.compact === true
        ? [`${states.map(({ short, label }) => `${short}: ${label.toLowerCase()}`).join('; ')}.`]
        : []),
      `N: ${words.units} to which the facet applies, or may apply. Not applicable and not accessible are not part of N.`,
    ]);
    const look = lookOf(page, new Map(scale.map(level => [level.value, level.colour])));
    const legend = {
      title: '',
      symbol: 'square' as const,
      entries: scale.map(level => ({ key: level.value, label: level.label })),
    };
    const isEmpty = columns === null || input.results.rows.every(row => (row.n ?? 0) === 0);
    const bare = isEmpty
      ? null
      : plotOf({ ...layoutProfileBars(bars, columns, page, 0)[0]!, height: 0 }, [], page, scale);
    return drawPages(input, { look: { ...look, patterns: new Map() }, legend, title, alt, notes }, bare, around =>
      layoutProfileBars(bars, columns!, page, around).map(laid => ({
        plot: plotOf(laid, laid.rows, page, scale),
        labels: laid.rows.map(row => row.lines.join(' ')),
      })),
    );
  },
});

const countOf = (rows: readonly ResultRow[], state: string): number =>
  rows.filter(row => row.kind === 'state' && row.level === state).reduce((sum, row) => sum + (row.n ?? 0), 0);

function barsOf(
  { results, words }: FigureInput,
  fields: readonly string[],
  scale: readonly ProfileLevel[],
  states: readonly { readonly state: string }[],
): ProfileBar[] {
  return fields.flatMap(field => {
    const own = results.rows.filter(row => row.field === field);
    const keys = [...new Set(own.map(row => JSON.stringify(row.by)))];
    return keys.flatMap((key): ProfileBar[] => {
      const rows = own.filter(row => JSON.stringify(row.by) === key);
      const by = rows[0]?.by ?? [];
      if (by.some(group => group.missing)) return [];
      const n = (kind: ResultRow['kind'], level: string): number =>
        rows.find(row => row.statistic === 'profile_level' && row.kind === kind && row.level === level)?.n ?? 0;
      return [
        {
          label:
            by.length === 0
              ? words.fieldTitle(field)
              : by.map(group => words.levelLabel(group.field, group.level)).join(', '),
          strong: by.length === 0 && keys.length > 1,
          levels: scale.map(({ value }) => ({ level: value, n: n('level', value) })),
          states: states.map(({ state }) => n('state', state)),
          N: rows.find(row => row.N !== null)?.N ?? 0,
        },
      ];
    });
  });
}

function plotOf(laid: BarsLayout, rows: BarsLayout['rows'], page: Page, scale: readonly ProfileLevel[]): Plot {
  const { fontSize, smallSize } = page;
  const half = laid.bar / 2;
  const line = smallSize * LINE_HEIGHT;
  const above = laid.headLines * line + 4;
  const ink = new Map(scale.map(level => [level.value, contrastingText(level.colour, THEME_COLOURS.text)]));
  const colour = {
    field: 'level',
    type: 'nominal',
    scale: { domain: scale.map(level => level.value), range: scale.map(level => level.colour) },
    legend: null,
  };
  const segments = rows.flatMap(row =>
    row.segments.map(segment => ({ ...segment, y: row.y - half, y2: row.y + half, text: String(segment.n) })),
  );
  const states = rows.flatMap(row => row.states.map(state => ({ ...state, y: row.y })));
  const numbers = (wanted: string) =>
    segments
      .filter(segment => segment.fits && ink.get(segment.level) === wanted)
      .map(({ x, x2, y, y2, text }) => ({ x: (x + x2) / 2, y: (y + y2) / 2, text }));
  const behind = rows.flatMap(({ y, behind: said }) => (said === null ? [] : [{ ...said, y }]));
  return {
    left: 0,
    right: 0,
    above,
    below: 2,
    height: laid.height,
    datasets: {},
    layers: [
      ...boxLayer(
        'states',
        states.filter(({ x, x2 }) => x2 > x).map(({ x, x2, y }) => ({ x, x2, y: y - half, y2: y + half })),
        { fill: STATE_GROUND, stroke: STATE_LINE, strokeWidth: 0.5 },
      ),
      ...boxLayer('levels', segments, { stroke: '#ffffff', strokeWidth: 0.5 }, { color: colour }),
      ...lineLayer(
        'baselines',
        laid.baselines.map(x => ({ x, x2: x, y: 0, y2: laid.height })),
        { stroke: THEME_COLOURS.axis, strokeWidth: Math.max(0.5, page.lineWidth) },
      ),
      ...textLayer('numbers_dark', numbers(THEME_COLOURS.text), smallSize, { align: 'center' }),
      ...textLayer('numbers_light', numbers('#ffffff'), smallSize, { align: 'center', color: '#ffffff' }),
      ...textLayer('numbers_behind', behind, smallSize),
      ...textLayer(
        'state_numbers',
        states.map(({ x2, y, n }) => ({ x: x2 + 3, y, text: String(n) })),
        smallSize,
        { color: THEME_COLOURS.quiet },
      ),
      ...textLayer(
        'totals',
        rows.map(({ y, total }) => ({ x: total.x, y, text: String(total.n) })),
        smallSize,
      ),
      ...textLayer(
        'heads',
        laid.heads.map(({ x, lines }) => ({ x, y: -4 - (lines.length - 0.5) * line, text: lines })),
        smallSize,
        { fontWeight: 'bold' },
      ),
      ...(['bold', 'normal'] as const).flatMap(weight =>
        textLayer(
          `labels_${weight}`,
          rows
            .filter(row => row.strong === (weight === 'bold'))
            .map(row => ({
              x: laid.labelWidth,
              y: row.y - ((row.lines.length - 1) / 2) * fontSize * LINE_HEIGHT,
              text: row.lines,
            })),
          fontSize,
          { align: 'right', fontWeight: weight },
        ),
      ),
    ],
  };
}

/** What each facet has most of, as counts. */
function sentence(input: FigureInput, fields: readonly string[]): string {
  const { results, words } = input;
  const parts = fields.map(field => {
    const own = results.rows.filter(row => row.field === field && row.by.length === 0);
    const applies = own.find(row => row.N !== null)?.N ?? 0;
    const levels = own.filter(row => row.statistic === 'profile_level' && row.kind === 'level' && (row.n ?? 0) > 0);
    const missing = own.find(row => row.level === 'not_reported')?.n ?? 0;
    const said = levels.map(row => `${row.n} at ${row.label}`);
    return `${words.fieldTitle(field)}: of ${applies}, ${[...said, `${missing} not reported`].join(', ')}`;
  });
  const units = input.listing([]).units.length;
  return `Bars of ${counted(units, words.unit)} by level of ${counted(fields.length, 'facet')}. ${parts.join('; ')}.`;
}
