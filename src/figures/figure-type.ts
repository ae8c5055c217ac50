import type { ExhibitInput, ExhibitType } from '../model/exhibit.ts';
import type { Finding } from '../model/finding.ts';
import type { DrawnLegend } from './drawn-legend.ts';

/** The page that a figure is drawn for. Lengths are Vega's pixels: 1/72 inch, so that a font size of 8 is 8 pt. */
export interface Page {
  readonly width: number;
  /** the height that is allowed, or null */
  readonly maxHeight: number | null;
  /** of labels */
  readonly fontSize: number;
  /** of notes and of numbers beside marks */
  readonly smallSize: number;
  /** of axes and intervals; a journal's least, if it is more */
  readonly lineWidth: number;
  readonly gridlines: boolean;
  /** whether title and notes stand in the picture, or beside it in the manuscript */
  readonly caption: boolean;
  readonly greyscale: boolean;
  /** whether greys may carry patterns */
  readonly patterns: boolean;
  /** values that the axis of counts, shares or numbers must hold, so that panels have a common one; [] otherwise */
  readonly holds: readonly number[];
  /** whether it is a panel of a figure, which has title, legend and notes of its own */
  readonly isPanel: boolean;
  /** exact width of a text in the bundled font */
  measure(text: string, fontSize: number, bold?: boolean): number;
  /**
   * The colour of a category, the same in every exhibit of a review; null where the field has more categories than can be
   * told apart. `others` are the levels that occur, for a field without declared categories.
   */
  colour(field: string, level: string, others: readonly string[]): string | null;
}

export interface FigureInput extends ExhibitInput {
  readonly page: Page;
  /** what the type's `load` gave */
  readonly loaded?: unknown;
}

/** A specification that is laid out on its own, and the place of its upper left corner on the page, in points. */
export interface DrawnPart {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly x: number;
  readonly y: number;
}

/** One page of a figure. */
export interface Drawing {
  /** a Vega-Lite specification with its data inside */
  readonly spec: Readonly<Record<string, unknown>>;
  /** of a figure of panels: what is laid out one by one instead of `spec`, which holds all of them */
  readonly parts?: readonly DrawnPart[];
  /** in points, as the specification lays it out */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** the main result in a sentence, for readers who can't see the figure */
  readonly alt: string;
  /** what is printed under the figure, or beside it */
  readonly notes: readonly string[];
  /** labels that must be legible in the picture: preflight looks for each of them */
  readonly labels: readonly string[];
  readonly findings: readonly Finding[];
  /** the ends of its axis of counts, shares or numbers; left out where every such figure has the same axis */
  readonly holds?: readonly number[];
  /** what panels share: drawn once for all of them */
  readonly legend?: DrawnLegend;
}

/** A figure may need several pages (a traffic light of 500 studies). */
export interface FigureType extends ExhibitType<FigureInput, readonly Drawing[]> {
  /** loads what only this type needs; called before it draws */
  load?(): Promise<unknown>;
}

export const figureType = (entry: FigureType): FigureType => entry;

/** The content can't be laid out legibly in the page's width: thrown by layout, caught by who knows other sizes. */
export class DoesNotFit extends Error {
  override readonly name = 'Cramped';
}
