import { isColour } from './colour.ts';

/** A box in points from the upper left corner of the page. */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A line of text as it is drawn. */
export interface SceneText {
  readonly kind: 'text';
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  /** what is left of a text that was too long for its `limit`, or null where all of it is drawn */
  readonly cut: string | null;
  readonly turned: boolean;
  readonly box: Box;
}

/** Anything else that is drawn: an area, a line, a symbol. */
export interface SceneShape {
  readonly kind: 'shape';
  readonly mark: string;
  /** `axis-grid`, `axis-tick`, …, or `mark` */
  readonly role: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly lineWidth: number;
  readonly opacity: number;
  readonly box: Box;
}

export type SceneItem = SceneText | SceneShape;

/** A figure whose layout is done: everything that is drawn, in the order of drawing. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly items: readonly SceneItem[];
}

/** What two boxes share, as width and height; negative where they are apart. */
export const shared = (a: Box, b: Box): { width: number; height: number } => ({
  width: Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1),
  height: Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1),
});

/** `a` is wholly inside `b`. */
export const inside = (a: Box, b: Box): boolean => a.x1 >= b.x1 && a.y1 >= b.y1 && a.x2 <= b.x2 && a.y2 <= b.y2;

/** The different colours of areas and symbols: those that can stand for something. White is paper. */
export const coloursOf = ({ items }: Scene): string[] => [
  ...new Set(
    items.flatMap(item =>
      item.kind === 'shape' && item.fill !== null && isColour(item.fill) && !/^(#f{6}|white)$/i.test(item.fill)
        ? [item.fill.toLowerCase()]
        : [],
    ),
  ),
];
