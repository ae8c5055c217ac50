/** Inks that every type of figure uses. Text has a contrast of at least 4.5:1 against white. */
export const THEME_COLOURS = {
  text: '#1a1a1a',
  quiet: '#555555',
  axis: '#333333',
  grid: '#dedede',
  /** of marks that stand for no category */
  mark: '#0072B2',
  /** of the whole, beside its parts */
  whole: '#333333',
} as const;

/** From one line of text to the next, as a multiple of the font size. */
export const LINE_HEIGHT = 1.2;

/** The least room between the picture's edge and its content, in points (PLOS ONE asks for a white border of 2). */
export const EDGE = 3;

/** A line lighter than this can't be printed. */
export const MIN_LINE_WIDTH = 0.5;

/** What Vega-Lite leaves half transparent or rounded by default is drawn opaque. */
export const CONFIG = {
  // a reader hears the figure's title and description; numbers of single marks are in its CSV
  aria: false,
  view: { stroke: null },
  mark: { opacity: 1 },
  text: { opacity: 1 },
  background: 'white',
} as const;

/** A channel whose field holds points on the page, from the plot's corner. */
export const pixel = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });

/** Inks of marks that stand for no category, and of what is set apart from them: the rest, or the whole. */
export const markColours = ({
  greyscale,
}: {
  readonly greyscale: boolean;
}): { readonly mark: string; readonly apart: string } =>
  greyscale
    ? { mark: THEME_COLOURS.whole, apart: '#8C8C8C' }
    : { mark: THEME_COLOURS.mark, apart: THEME_COLOURS.whole };
