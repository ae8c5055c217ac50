import { usageFault } from '../../base/fault.ts';
import { fieldNamed } from '../../model/codebook.ts';
import { STATE_LABELS } from '../../model/state.ts';
import type { FigureInput, Page } from '../figure-type.ts';

/** One hue from light to dark, each step of which is also a step in grey. */
const BLUES = ['#BCD7EA', '#86B8DA', '#4A90C2', '#1C649B', '#08396B'] as const;
const GREYS = ['#D0D0D0', '#A8A8A8', '#7A7A7A', '#505050', '#262626'] as const;

export interface ProfileLevel {
  readonly value: string;
  /** one or two characters for a cell: the code where it is that short, else its position */
  readonly short: string;
  readonly label: string;
  readonly colour: string;
}

/**
 * The levels that the facets of a figure share, with an ordered colour for each.
 *
 * @throws Fault where a facet has no ordered categories, the facets have different scales, or there are too many levels
 */
export function profileScale(input: FigureInput, fields: readonly string[]): readonly ProfileLevel[] {
  const scales = fields.map(name => {
    const field = fieldNamed(input.codebook, name);
    const categories = (field?.categories ?? []).filter(category => category.codable);
    if (field === undefined || !field.ordered || categories.length === 0)
      throw usageFault(
        'no-facet',
        `${name} has no ordered categories, so it cannot be part of a profile`,
        'name fields with `categoriesOrdered: true`, or use the figure type bar',
      );
    return categories;
  });
  const first = scales[0] ?? [];
  const other = scales.findIndex(
    scale => scale.map(level => level.value).join() !== first.map(level => level.value).join(),
  );
  if (other > 0)
    throw usageFault(
      'scales',
      `${fields[0]} and ${fields[other]} have different levels, which are not comparable`,
      'declare a figure for each scale',
    );
  if (first.length > BLUES.length)
    throw usageFault(
      'levels',
      `a profile shows at most ${BLUES.length} levels, and ${fields[0]} has ${first.length}`,
      'use the figure type bar',
    );
  const isShort = first.every(level => level.value.length <= 2);
  // facets may word a level differently; then its code alone stands for it
  const isShared = first.every((level, i) => scales.every(scale => scale[i]!.label === level.label));
  return first.map(({ value, label }, i) => {
    const short = isShort ? value : String(i + 1);
    const said = isShared && label !== value ? label : `Level ${value}`;
    return {
      value,
      short,
      label: isShort ? said : `${short} ${label}`,
      colour: shades(input.page, first.length)[i]!,
    };
  });
}

/** So many steps of the hue, from the lightest that is told from paper to the darkest. */
function shades(page: Page, count: number): readonly string[] {
  const list = page.greyscale ? GREYS : BLUES;
  return count === 1
    ? [list[2]]
    : Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]!);
}

/**
 * The missing states in a profile: how a cell shows them, always in lighter ink than any level of evidence. Letters, since the
 * signs of risk-of-bias plots (+ – × ! ?) are verdicts.
 */
export const PROFILE_STATES = (
  [
    ['not_reported', 'NR'],
    ['unclear', 'UC'],
    ['not_applicable', 'NA'],
    ['not_accessible', 'NX'],
    ['not_coded', ''],
    ['invalid', 'IV'],
  ] as const
).map(([state, short]) => ({ state, short, label: STATE_LABELS[state] }));

/** The ground and the line of a missing state: paper, or nearly so, with a thin line. */
export const STATE_GROUND = '#F7F7F7';
export const STATE_LINE = '#9A9A9A';

/** The order of a profile is the codebook's and the sheet's: levels are no ranks. */
export function refuseSorting({ order, ci }: FigureInput['declaration'], what: string): void {
  if (order === 'frequency')
    throw usageFault(
      'order',
      `${what} is not sorted by how often a level occurs, because levels are not ranks`,
      'leave out `order:`; facets are shown in the declared order',
    );
  if (ci !== undefined)
    throw usageFault('ci', `${what} shows counts, which have no confidence interval`, 'leave out `ci:`');
}
