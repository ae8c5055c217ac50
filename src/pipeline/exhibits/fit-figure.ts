import { declarationFault } from '../../base/read-declaration.ts';
import { DoesNotFit, type Drawing, type Page } from '../../figures/figure-type.ts';
import { type FigurePageSetup, POINTS_PER_MM } from './figure-page-setup.ts';
import type { Exhibit } from './load-exhibits.ts';

/** Wider than any page. */
const WIDEST = 420;

type Draw = (page: Page) => readonly Drawing[];

/**
 * Draws a figure at the width that was asked for, or at the narrowest of the journal's in which it fits.
 *
 * @throws Fault where it doesn't fit: with the smallest width that does
 */
export function fitFigure(exhibit: Exhibit, printing: FigurePageSetup, draw: Draw): readonly Drawing[] {
  let reason = '';
  for (const width of printing.widths) {
    const tried = attempt(printing.page(width), draw);
    if (typeof tried !== 'string') return tried;
    reason = `at ${rounded(width)} mm ${tried}`;
  }
  const from = Math.ceil((printing.widths.at(-1) ?? 0) / 5) * 5;
  let remedy = `no width up to ${WIDEST} mm fits: show fewer categories, or split the figure`;
  for (let width = from; width <= WIDEST; width += 5)
    if (typeof attempt(printing.page(width), draw) !== 'string') {
      remedy = `the smallest width that fits is ${width} mm, with this size of text`;
      break;
    }
  throw declarationFault(exhibit.declaration, [{ path: ['width'], message: `${reason}; ${remedy}` }]);
}

/** The drawings, or why they don't fit. */
function attempt(page: Page, draw: Draw): readonly Drawing[] | string {
  try {
    const drawings = draw(page);
    const height = Math.max(...drawings.map(drawing => drawing.height));
    return page.maxHeight !== null && height > page.maxHeight + 1e-6
      ? `the figure is ${rounded(height / POINTS_PER_MM)} mm high, and ${rounded(page.maxHeight / POINTS_PER_MM)} mm are allowed`
      : drawings;
  } catch (error) {
    if (error instanceof DoesNotFit) return error.message;
    throw error;
  }
}

const rounded = (mm: number): number => Math.round(mm * 10) / 10;
