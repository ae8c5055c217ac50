import type { Formatter } from '../base/formatter.ts';
import type { CountAxis } from './count-axis.ts';
import type { Page } from './figure-type.ts';
import { THEME_COLOURS } from './theme.ts';

/**
 * A vertical axis of counts between two heights of a plot, as the scale and axis of a channel `y`.
 *
 * @param grid whether there are grid lines, where the page has any: what is printed beside its mark needn't be read off
 */
export function countScale(
  { axis, top, bottom }: { readonly axis: CountAxis; readonly top: number; readonly bottom: number },
  page: Page,
  format: Formatter,
  grid: boolean,
) {
  const labels = axis.values.map(value => `"${value}": ${JSON.stringify(format.count(value))}`).join(', ');
  return {
    type: 'quantitative',
    scale: { domain: [0, axis.most], range: [bottom, top], nice: false, zero: true },
    axis: {
      title: null,
      orient: 'left',
      values: axis.values,
      format: '',
      labelExpr: `({${labels}})[datum.value]`,
      labelFontSize: page.smallSize,
      labelPadding: 2,
      labelColor: THEME_COLOURS.text,
      labelOverlap: false,
      labelFlush: false,
      // at 300 dpi a pixel of Vega's is four of the paper's: nothing is rounded to it
      tickRound: false,
      translate: 0,
      tickSize: 3,
      tickWidth: page.lineWidth,
      tickColor: THEME_COLOURS.axis,
      domainWidth: page.lineWidth,
      domainColor: THEME_COLOURS.axis,
      grid: page.gridlines && grid,
      gridColor: THEME_COLOURS.grid,
      gridWidth: 0.5,
    },
  };
}
