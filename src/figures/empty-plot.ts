import type { Page } from './figure-type.ts';
import { contentWidth, type Plot } from './frame.ts';
import { textLayer } from './layers.ts';
import { THEME_COLOURS } from './theme.ts';

/** A plot that says why there is nothing in it. */
export function emptyPlot(page: Page, text: string): Plot {
  const height = page.fontSize * 4;
  const spot = { x: contentWidth(page) / 2, y: height / 2, text };
  return {
    left: 0,
    right: 0,
    above: 0,
    below: 0,
    height,
    datasets: {},
    layers: textLayer('empty', [spot], page.fontSize, { align: 'center', color: THEME_COLOURS.quiet }),
  };
}
