import { DoesNotFit, type Page } from './figure-type.ts';
import { contentWidth } from './frame.ts';
import { widest, wrap } from './wrap.ts';

/** Labels at the left may take so much of the page before they wrap; tried in this order. */
export const LABEL_SHARES = [0.4, 0.33, 0.27, 0.22] as const;
/** Labels get at least so many times the font size before words are broken. */
const MIN_LABEL = 6;

/** A plot narrower than this (25 mm) can't be read. */
const MIN_PLOT = 70;

/** @throws DoesNotFit where less than 25 mm are left for the plot */
export function requirePlotWidth(width: number): void {
  if (width >= MIN_PLOT) return;
  const left = Math.max(0, Math.round((width / 72) * 25.4));
  throw new DoesNotFit(`${left} mm are left for the plot beside its labels, and 25 mm are needed`);
}

/** Whether a plot gets as much of the page as it should, and at least 25 mm. */
export const hasGoodWidth = (width: number, page: Page, share: number): boolean =>
  width >= Math.max(share * page.width, MIN_PLOT);

/** How wide labels may be, of a share of the page. */
export const labelRoom = (page: Page, share: number): number =>
  Math.max(contentWidth(page) * share, MIN_LABEL * page.fontSize);

/** Labels at the left with their head: the lines of each, and the width of all. A head may wrap, so it asks for no more than the room. */
export function labelColumn(
  labels: readonly string[],
  head: string,
  page: Page,
  share: number,
): { readonly lines: string[][]; readonly width: number } {
  const room = labelRoom(page, share);
  const plain = (text: string): number => page.measure(text, page.fontSize);
  const lines = labels.map(label => wrap(label, room, plain));
  const headWidth = Math.min(room, page.measure(head, page.fontSize, true));
  return { lines, width: Math.max(...lines.map(entry => widest(entry, plain)), headWidth) };
}
