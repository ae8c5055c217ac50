import type { Drawing, FigureInput } from './figure-type.ts';
import { pageHeight } from './page-height.ts';

/**
 * Draws a figure with as many categories as a page holds, where the exhibit asks for it (`page: pool`): the rarest become one row.
 *
 * @param count how many categories there are
 * @param draw the figure with so many categories in rows of their own
 */
export function poolToPage(
  { declaration, page }: FigureInput,
  count: number,
  draw: (most: number) => Drawing[],
): Drawing[] {
  const whole = draw(count);
  const most = pageHeight(page);
  if (declaration.page !== 'pool' || whole[0]!.height <= most) return whole;
  let [fits, tooMany] = [1, count];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (draw(middle)[0]!.height <= most) fits = middle;
    else tooMany = middle;
  }
  return draw(fits);
}
