/**
 * Okabe and Ito's colours (Color Universal Design, 2008; recommended by Wong, Nature Methods 2011;8:441) without black, in
 * an order in which neighbours also differ in grey.
 */
export const OKABE_ITO = ['#0072B2', '#E69F00', '#009E73', '#D55E00', '#CC79A7', '#56B4E9', '#F0E442'] as const;

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

/** Missing states are grey in every figure, so that no category is taken for one; not reported and unclear, which stand side by side, are told apart in print. */
export const STATE_COLOURS: Readonly<Record<string, string>> = {
  not_reported: '#B8B8B8',
  unclear: '#D9D9D9',
  not_applicable: '#E5E5E5',
  not_coded: '#7A7A7A',
  not_accessible: '#8C8C8C',
  invalid: '#5C5C5C',
  none: '#595959',
};

/** Of a missing state where all is grey: it is told apart by its pattern. */
export const STATE_GREY = '#E0E0E0';

export const PALETTES = ['okabe-ito', 'tol-muted', 'viridis', 'greys'] as const;
export type PaletteName = (typeof PALETTES)[number];

/**
 * So many colours of a palette; null where it has fewer that can be told apart.
 *
 * @example colours('okabe-ito', 3) // => ['#0072B2', '#E69F00', '#009E73']
 * @example colours('viridis', 2) // => ['#440154', '#B4DE2C']
 * @example colours('okabe-ito', 8) // => null
 */
export function colours(name: PaletteName, count: number): readonly string[] | null {
  switch (name) {
    case 'okabe-ito':
      return count <= OKABE_ITO.length ? OKABE_ITO.slice(0, count) : null;
    case 'tol-muted':
      return count <= TOL_MUTED.length ? TOL_MUTED.slice(0, count) : null;
    case 'greys':
      return count <= GREYS.length ? GREYS.slice(0, count) : null;
    case 'viridis':
      return count > VIRIDIS.length
        ? null
        : Array.from(
            { length: count },
            (_, i) => VIRIDIS[count < 2 ? 3 : Math.round((i * (VIRIDIS.length - 1)) / (count - 1))]!,
          );
  }
}

/** The palette for so many categories: Okabe-Ito for up to seven, Tol's muted for up to nine; viridis where they have an order. */
export const paletteFor = (count: number, ordered: boolean): PaletteName =>
  ordered ? 'viridis' : count <= OKABE_ITO.length ? 'okabe-ito' : 'tol-muted';
