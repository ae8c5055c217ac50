import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { textWidth } from '../../export/figure/fonts.ts';
import { FIGURE_FORMATS } from '../../export/figure/formats/index.ts';
import { JOURNALS } from '../../export/figure/journals/index.ts';
import type { Journal } from '../../export/figure/journals/journal.ts';
import { categoryColours } from '../../figures/category-colours.ts';
import type { Page } from '../../figures/figure-type.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Overrides } from '../../write/output.ts';
import { resolveEdits } from './resolve-edits.ts';

export const POINTS_PER_MM = 72 / 25.4;

/** How a figure is to be printed: the command line is stronger than the declaration, and that than the journal's own. */
export interface FigurePageSetup {
  readonly journal: Journal | null;
  readonly formats: readonly string[];
  readonly dpi: number;
  /** in mm: the width that was asked for, or those that may be tried, the narrowest first */
  readonly widths: readonly number[];
  page(widthMm: number): Page;
}

/** What is not said has a value: 180 mm, 8 pt, 300 dpi, SVG and PNG. */
export function figurePageSetup(open: OpenReview, declaration: ExhibitFile, overrides: Overrides): FigurePageSetup {
  const journal = JOURNALS.get(overrides.journal ?? declaration.journal ?? '') ?? null;
  const fontSize = overrides.fontSize ?? declaration.fontSize ?? journal?.text.value.default ?? 8;
  const least = journal?.text.value.min ?? 7;
  const greyscale = declaration.greyscale ?? false;
  const width = overrides.width ?? declaration.width;
  const maxHeight = declaration.height ?? journal?.maxHeight?.value ?? null;
  const caption = journal?.caption?.value ?? true;
  const formats = overrides.formats ?? declaration.formats ?? journal?.formats.value.slice(0, 2) ?? ['svg', 'png'];
  const colour = categoryColours(open.codebook, {
    own: ownColours(open, declaration),
    palette: declaration.palette ?? null,
    greyscale,
  });
  return {
    journal,
    // what may not stand in the picture stands beside it
    formats: caption || formats.includes('caption') ? formats : [...formats, 'caption'],
    dpi: overrides.dpi ?? declaration.dpi ?? journal?.dpi.value.default ?? 300,
    widths: width === undefined ? (journal?.widths.value ?? [180]) : [width],
    page: widthMm => ({
      width: widthMm * POINTS_PER_MM,
      maxHeight: maxHeight === null ? null : maxHeight * POINTS_PER_MM,
      fontSize,
      smallSize: Math.min(fontSize, Math.max(least, fontSize - 1)),
      lineWidth: Math.max(0.5, journal?.minLineWidth?.value ?? 0),
      gridlines: journal?.gridlines?.value ?? true,
      caption,
      greyscale,
      holds: [],
      isPanel: false,
      patterns: greyscale && (journal?.patterns?.value ?? true),
      measure: textWidth,
      colour,
    }),
  };
}

/** Colours of the review, and over them those of the exhibit. */
function ownColours(open: OpenReview, declaration: ExhibitFile): Record<string, Record<string, string>> {
  const own: Record<string, Record<string, string>> = { ...open.review.value.palette };
  const options = FIGURE_TYPES.get(declaration.figure ?? '')?.options ?? [];
  for (const [field, colours] of resolveEdits(declaration, options, open.codebook).edits.colours)
    own[field] = { ...own[field], ...Object.fromEntries(colours) };
  return own;
}

/** Words of the command line that no figure could follow. */
export function checkOverrides({ journal, formats, width, dpi, fontSize }: Overrides): void {
  const known = (word: string, words: readonly string[], what: string): void => {
    if (!words.includes(word)) throw unknownWord(word, words, what, what);
  };
  if (journal !== undefined) known(journal, JOURNALS.names, 'journal');
  for (const format of formats ?? []) known(format, FIGURE_FORMATS.names, 'format');
  for (const [name, value] of Object.entries({ width, dpi, fontSize }))
    for (const problem of value === undefined ? [] : outOfRange(name as 'width', value))
      throw usageFault('size', problem, 'choose a number in between');
}

/** Sizes that are no figure's: `[]` where it is one. */
export function outOfRange(name: 'width' | 'height' | 'dpi' | 'fontSize', value: number): string[] {
  const [low, high, unit] = {
    width: [20, 500, 'mm'],
    height: [20, 700, 'mm'],
    dpi: [50, 2400, 'dpi'],
    fontSize: [4, 24, 'pt'],
  }[name] as [number, number, string];
  return value >= low && value <= high ? [] : [`${name} is ${value}, and must be from ${low} to ${high} ${unit}`];
}
