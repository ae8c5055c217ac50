import { textWidth } from '../export/figure/fonts.ts';
import { categoryColours } from '../figures/category-colours.ts';
import type { Page } from '../figures/figure-type.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';
import type { OpenReview } from './open.ts';
import type { Overrides } from './output.ts';

const POINTS_PER_MM = 72 / 25.4;

/** The page of a figure: the command line is stronger than the declaration. */
export function figurePage(open: OpenReview, declaration: ExhibitFile, overrides: Overrides): Page {
  const fontSize = overrides.fontSize ?? declaration.fontSize ?? 8;
  const widthMm = overrides.width ?? declaration.width ?? 180;
  return {
    width: widthMm * POINTS_PER_MM,
    mostHeight: declaration.height === undefined ? null : declaration.height * POINTS_PER_MM,
    fontSize,
    smallSize: Math.max(Math.min(fontSize, 7), fontSize - 1),
    lineWidth: 0.5,
    gridlines: true,
    caption: true,
    greyscale: declaration.greyscale ?? false,
    measure: textWidth,
    colour: categoryColours(open.codebook, {
      own: open.review.value.palette ?? {},
      palette: declaration.palette ?? null,
      greyscale: declaration.greyscale ?? false,
    }),
  };
}
