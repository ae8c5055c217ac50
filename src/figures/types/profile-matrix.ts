import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import type { ListedCell } from '../../model/listing.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { contrastingText } from '../contrasting-text.ts';
import { drawPages } from '../draw-pages.ts';
import { lookOf } from '../draw-plot.ts';
import { type FigureInput, figureType, type Page } from '../figure-type.ts';
import { UNIT_EDITS } from '../followed-edits.ts';
import { contentWidth, type Plot } from '../frame.ts';
import { boxLayer, textLayer } from '../layers.ts';
import { type LegendLayout, layoutLegend } from '../legend.ts';
import { noteLinesOf } from '../note-lines.ts';
import { layoutProfileMatrix, type MatrixLayout, type MatrixUnit } from '../profile/layout-profile-matrix.ts';
import {
  PROFILE_STATES,
  type ProfileLevel,
  profileScale,
  refuseSorting,
  STATE_GROUND,
  STATE_LINE,
} from '../profile/profile-scale.ts';
import { groupFields } from '../share-plan.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';

/** Every unit's level of every facet, in the sheet's order. */
export const profileMatrix = figureType({
  name: 'profile-matrix',
  describe:
    'Units by ordered fields (facets): the level of each as a digit in one hue, missing states as letters on paper, grouped by a field, on several pages where they are many. Units are never sorted by level.',
  needs: ['fields'],
  options: [],
  edits: UNIT_EDITS,
  plan(declaration) {
    refuseSorting(declaration, 'a profile');
    const by = groupFields(declaration);
    if (by.length > 1)
      throw usageFault('by', 'a profile matrix is grouped by one field', `write e.g. \`by: ${by[0]}\``);
    if (by[0] !== undefined && declaration.fields!.includes(by[0]))
      throw usageFault(
        'by',
        `a profile matrix is not grouped by one of its facets (${by[0]}), because that would sort units by level`,
        'group by another field',
      );
    return [{ analysis: 'profile', fields: declaration.fields!, where: declaration.where ?? null }];
  },
  draw(input) {
    const { declaration, page, words } = input;
    const fields = declaration.fields!;
    const scale = profileScale(input, fields);
    const heads = fields.map(field => words.fieldTitle(field));
    const units = unitsOf(input, fields, scale);
    const seen = new Set(units.flatMap(unit => unit.cells.map(cell => cell.key)));
    const entries = [
      ...scale.map(({ value, short, label }) => ({
        key: value,
        text: short,
        label: label.startsWith(`${short} `) ? label.slice(short.length + 1) : label,
      })),
      ...PROFILE_STATES.filter(({ state }) => seen.has(state)).map(({ state, short, label }) => ({
        key: state as string,
        text: short as string,
        label: label as string,
      })),
    ];
    const laid = layoutLegend(
      { title: '', entries: entries.map(({ key, label }) => ({ key, label })), symbol: 'square' },
      page,
      contentWidth(page) - page.fontSize,
    );
    const texts = new Map(entries.map(({ key, text }) => [key, text]));
    const title = declaration.title ?? `Profile of each ${words.unit}`;
    const alt =
      declaration.alt ??
      `Matrix of ${counted(units.length, words.unit)} by ${counted(fields.length, 'facet')}, in the order of the sheet${groupFields(declaration).length > 0 ? ` within ${words.fieldTitle(groupFields(declaration)[0]!)}` : ''}: ${heads.join(', ')}.`;
    const notes = noteLinesOf(
      input,
      [
        `N = ${counted(units.length, words.unit)}. ${words.units[0]!.toUpperCase()}${words.units.slice(1)} are in the order of the sheet; nothing is sorted by level.`,
      ],
      code => code === 'unknown-condition' || code === 'method',
    );
    const draw = (layout: MatrixLayout): Plot => plotOf(layout, { legend: laid, texts }, page, scale);
    const empty: MatrixLayout = {
      height: 0,
      heads: [],
      headLines: 0,
      turned: null,
      groups: [],
      units: [],
      cells: [],
      labelWidth: 0,
    };
    return drawPages(
      input,
      { look: lookOf(page, new Map()), legend: null, title, alt, notes },
      units.length === 0 ? null : draw(empty),
      around =>
        layoutProfileMatrix(units, heads, page, around).map(layout => ({
          plot: draw(layout),
          labels: [...heads, ...layout.units.map(unit => unit.text)],
        })),
    );
  },
});

function unitsOf(input: FigureInput, fields: readonly string[], scale: readonly ProfileLevel[]): MatrixUnit[] {
  const { declaration, words } = input;
  const [by] = groupFields(declaration);
  const short = new Map(scale.map(level => [level.value, level.short]));
  const cellOf = (cell: ListedCell) => {
    if (cell.state !== 'coded')
      return { key: cell.state, text: PROFILE_STATES.find(({ state }) => state === cell.state)?.short ?? '' };
    const [code = ''] = cell.codes;
    return { key: code, text: short.get(code) ?? code };
  };
  const { units } = input.listing(by === undefined ? fields : [...fields, by]);
  const groupOf = (cell: ListedCell): string =>
    cell.state === 'coded' ? cell.codes.map(code => words.levelLabel(by!, code)).join(', ') : STATE_LABELS[cell.state];
  const listed = units.map(unit => ({
    label: unit.citation,
    group: by === undefined ? null : groupOf(unit.cells[fields.length]!),
    cells: unit.cells.slice(0, fields.length).map(cellOf),
  }));
  if (by === undefined) return listed;
  // groups in the codebook's order, units within them in the sheet's
  const declared = (words.categories(by) ?? []).map(category => category.label);
  const order = [...declared, ...listed.map(unit => unit.group!)];
  const place = new Map<string, number>();
  for (const group of order) if (!place.has(group)) place.set(group, place.size);
  return [...listed].sort((a, b) => place.get(a.group!)! - place.get(b.group!)!);
}

function plotOf(
  laid: MatrixLayout,
  { legend, texts }: { legend: LegendLayout; texts: ReadonlyMap<string, string> },
  page: Page,
  scale: readonly ProfileLevel[],
): Plot {
  const { fontSize, smallSize } = page;
  const line = smallSize * LINE_HEIGHT;
  const headHeight = (laid.turned ?? laid.headLines * line) + 4;
  const legendHeight = legend.height + fontSize * 0.8;
  const above = headHeight + legendHeight;
  // wide enough for two letters, and no higher than a line
  const [wide, high] = [fontSize * 0.75, fontSize * 0.56];
  const keys = legend.entries.map(entry => {
    const [x, y] = [entry.x + wide - fontSize * 0.32, -above + entry.y];
    return { key: entry.key, text: texts.get(entry.key) ?? '', x: x - wide, x2: x + wide, y: y - high, y2: y + high };
  });
  const boxes = [...laid.cells, ...keys];
  const layersOf = (key: string, fill: string, ink: string): object[] => {
    const own = boxes.filter(box => box.key === key);
    return [
      ...boxLayer(`cells_${key}`, own, { fill, stroke: '#ffffff', strokeWidth: 1 }),
      ...textLayer(
        `texts_${key}`,
        own
          .filter(box => box.text !== '')
          .map(box => ({ x: (box.x + box.x2) / 2, y: (box.y + box.y2) / 2, text: box.text })),
        smallSize,
        { align: 'center', color: ink },
      ),
    ];
  };
  return {
    left: 0,
    right: 0,
    above,
    below: 0,
    height: laid.height,
    datasets: {},
    layers: [
      ...scale.flatMap(level => layersOf(level.value, level.colour, contrastingText(level.colour, THEME_COLOURS.text))),
      ...PROFILE_STATES.flatMap(({ state }) => layersOf(state, STATE_GROUND, THEME_COLOURS.quiet)),
      ...boxLayer('frames', keys, { fill: null, stroke: STATE_LINE, strokeWidth: 0.5 }),
      ...textLayer(
        'legend_labels',
        legend.entries.map(entry => ({ x: entry.textX + fontSize * 0.6, y: -above + entry.textY, text: entry.lines })),
        fontSize,
      ),
      ...textLayer(
        'heads',
        laid.heads.map(({ x, lines }) =>
          laid.turned === null
            ? { x, y: -4 - (lines.length - 0.5) * line, text: lines }
            : { x: x - ((lines.length - 1) / 2) * line, y: -4, text: lines },
        ),
        smallSize,
        { fontWeight: 'bold', ...(laid.turned === null ? { align: 'center' } : { angle: 270 }) },
      ),
      ...textLayer(
        'groups',
        laid.groups.map(({ y, text }) => ({ x: 0, y, text })),
        fontSize,
        { fontWeight: 'bold' },
      ),
      ...textLayer(
        'labels',
        laid.units.map(({ y, text }) => ({ x: laid.labelWidth, y, text })),
        fontSize,
        { align: 'right' },
      ),
    ],
  };
}
