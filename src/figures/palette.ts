/**
 * Okabe and Ito's colours (Color Universal Design, 2008; recommended by Wong, Nature Methods 2011;8:441) without black, in
 * an order in which neighbours also differ in grey.
 */
export const OKABE_ITO = ['#0072B2', '#E69F00', '#009E73', '#D55E00', '#CC79A7', '#56B4E9', '#F0E442'] as const;

/** Names of single colours, for `colours:` of an exhibit: those of Okabe and Ito, and inks without a hue. */
const NAMED_COLOURS: ReadonlyMap<string, string> = new Map([
  ['blue', '#0072B2'],
  ['orange', '#E69F00'],
  ['green', '#009E73'],
  ['vermilion', '#D55E00'],
  ['purple', '#CC79A7'],
  ['sky', '#56B4E9'],
  ['yellow', '#F0E442'],
  ['black', '#333333'],
  ['grey', '#8C8C8C'],
]);

export const namedColours = [...NAMED_COLOURS.keys()];

/**
 * The colour that a user names; null for none.
 *
 * @example namedColour('blue') // => '#0072B2'
 * @example namedColour('#00ff00') // => '#00FF00'
 * @example namedColour('greenish') // => null
 */
export const namedColour = (name: string): string | null =>
  /^#[0-9a-f]{6}$/i.test(name) ? name.toUpperCase() : (NAMED_COLOURS.get(name) ?? null);

/**
 * A colour mixed with white, for what stands back: so much of it is left.
 *
 * @example paler('#000000', 0.2) // => '#CCCCCC'
 */
export const paler = (colour: string, left = 0.35): string =>
  `#${[1, 3, 5]
    .map(at => Math.round(255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * left))
    .map(part => part.toString(16).padStart(2, '0'))
    .join('')}`.toUpperCase();

/** Paul Tol's "muted" qualitative scheme (technical note SRON/EPS/TN/09-002, issue 3.2, 2021). */
export const TOL_MUTED = [
  '#332288',
  '#DDCC77',
  '#117733',
  '#CC6677',
  '#88CCEE',
  '#882255',
  '#44AA99',
  '#999933',
  '#AA4499',
] as const;

/** Paul Tol's "bright" scheme (the same note), without its grey. */
const TOL_BRIGHT = ['#4477AA', '#EE6677', '#228833', '#CCBB44', '#66CCEE', '#AA3377'] as const;

/** Paul Tol's "high-contrast" scheme (the same note), made for black-and-white prints too. */
const TOL_HIGH_CONTRAST = ['#004488', '#DDAA33', '#BB5566'] as const;

/** Stops of viridis (van der Walt and Smith 2015; matplotlib 3), without the lightest end, which is too pale on white. */
const VIRIDIS = [
  '#440154',
  '#482878',
  '#3E4A89',
  '#31688E',
  '#26828E',
  '#1F9E89',
  '#35B779',
  '#6DCD59',
  '#B4DE2C',
] as const;

/** Greys that can be told apart in print, none so dark that a black interval vanishes in it but the fifth. */
const GREYS = ['#6E6E6E', '#E4E4E4', '#9C9C9C', '#CCCCCC', '#474747', '#B4B4B4'] as const;

/**
 * Missing states are grey in every figure, so that no category is taken for one. Not reported, unclear and not
 * applicable, which stand side by side in a bar, are told apart in print.
 */
export const STATE_COLOURS: Readonly<Record<string, string>> = {
  not_reported: '#B8B8B8',
  unclear: '#D9D9D9',
  not_applicable: '#9A9A9A',
  not_coded: '#7A7A7A',
  not_accessible: '#8C8C8C',
  invalid: '#5C5C5C',
  none: '#595959',
};

/** Of a missing state where all is grey: it is told apart by its pattern. */
export const STATE_GREY = '#E0E0E0';

export const PALETTE_NAMES = ['okabe-ito', 'tol-muted', 'tol-bright', 'tol-high-contrast', 'viridis', 'greys'] as const;
export type PaletteName = (typeof PALETTE_NAMES)[number];

/** A named palette, and how many of its colours can be told apart: by readers without red, green or blue cones, and in grey. */
export interface Palette {
  readonly colours: readonly string[];
  /** whether its colours are steps of one scale, which are spread over the categories */
  readonly isScale: boolean;
  /** so many categories differ by CIEDE2000 ≥ 8 for every reader */
  readonly apartInVision: number;
  /** so many differ by CIELAB L* ≥ 3 in a black-and-white print */
  readonly apartInGrey: number;
}

/** The palettes that `palette:` names; a test checks both numbers. */
export const PALETTES: Readonly<Record<PaletteName, Palette>> = {
  'okabe-ito': { colours: OKABE_ITO, isScale: false, apartInVision: 7, apartInGrey: 5 },
  'tol-muted': { colours: TOL_MUTED, isScale: false, apartInVision: 9, apartInGrey: 4 },
  'tol-bright': { colours: TOL_BRIGHT, isScale: false, apartInVision: 6, apartInGrey: 2 },
  'tol-high-contrast': { colours: TOL_HIGH_CONTRAST, isScale: false, apartInVision: 3, apartInGrey: 3 },
  viridis: { colours: VIRIDIS, isScale: true, apartInVision: 5, apartInGrey: 9 },
  greys: { colours: GREYS, isScale: false, apartInVision: 3, apartInGrey: 6 },
};

/**
 * So many colours of a palette; null where it has fewer that can be told apart.
 *
 * @example colours('okabe-ito', 3) // => ['#0072B2', '#E69F00', '#009E73']
 * @example colours('viridis', 2) // => ['#440154', '#B4DE2C']
 * @example colours('okabe-ito', 8) // => null
 */
export function colours(name: PaletteName, count: number): readonly string[] | null {
  const { colours: all, isScale } = PALETTES[name];
  if (count > all.length) return null;
  if (!isScale) return all.slice(0, count);
  return Array.from(
    { length: count },
    (_, i) => all[count < 2 ? 3 : Math.round((i * (all.length - 1)) / (count - 1))]!,
  );
}

/** The palette for so many categories: Okabe-Ito for up to seven, Tol's muted for up to nine; viridis where they have an order. */
export const paletteFor = (count: number, ordered: boolean): PaletteName =>
  ordered ? 'viridis' : count <= OKABE_ITO.length ? 'okabe-ito' : 'tol-muted';
