import { drawPlot, type Picture } from './draw-plot.ts';
import type { Drawing, FigureInput } from './figure-type.ts';
import type { Plot } from './frame.ts';

/** Of the page's number in a title, while the pages are not counted yet. */
const LONGEST = ' (99 of 99)';

interface PagePlot {
  readonly plot: Plot;
  readonly labels: readonly string[];
}

/**
 * A picture on as many pages as it needs, each with its number in the title; null where there are no units to show.
 *
 * @param bare a plot without content: what stands above it all the same
 * @param lay the pages, from the height of everything around their content
 */
export function drawPages(
  input: FigureInput,
  picture: Omit<Picture, 'plot' | 'labels'>,
  bare: Plot | null,
  lay: (around: number) => readonly PagePlot[],
): Drawing[] {
  const { findings = [], ...rest } = picture;
  const numbered = (content: PagePlot, number: string, found: Drawing['findings'] = []): Drawing =>
    drawPlot(input, {
      ...rest,
      ...content,
      findings: found,
      title: `${picture.title}${number}`,
      alt: `${picture.alt}${number}`,
    });
  if (bare === null) return [drawPlot(input, { ...picture, plot: null, labels: [] })];
  const pages = lay(numbered({ plot: bare, labels: [] }, LONGEST).height);
  return pages.map((content, i) =>
    // what is to be said of the whole picture is said once
    numbered(content, pages.length === 1 ? '' : ` (${i + 1} of ${pages.length})`, i === 0 ? findings : []),
  );
}
