import type { ExhibitInput, ExhibitType } from '../model/exhibit.ts';
import type { Finding } from '../model/finding.ts';

/** The page that a figure is drawn for. Lengths are Vega's pixels: 1/72 inch, so that a font size of 8 is 8 pt. */
export interface Page {
  readonly width: number;
  /** the height that a journal allows, or null */
  readonly mostHeight: number | null;
  /** of labels; titles are larger by `theme`'s steps */
  readonly fontSize: number;
  /** colours, strokes and fonts of the review */
  readonly greyscale: boolean;
  /** exact width of a text in the bundled font */
  measure(text: string, fontSize: number, bold?: boolean): number;
  /** the colour of a category, the same in every exhibit of a review */
  colour(field: string, level: string): string;
}

export interface FigureInput extends ExhibitInput {
  readonly page: Page;
}

/** One page of a figure. */
export interface Drawing {
  /** a Vega-Lite specification with its data inside */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly title: string;
  /** the main result in a sentence, for readers who can't see the figure */
  readonly alt: string;
  /** what is printed under the figure */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
}

/** A figure may need several pages (a traffic light of 500 studies). */
export type FigureType = ExhibitType<FigureInput, readonly Drawing[]>;

export const figureType = (entry: FigureType): FigureType => entry;
