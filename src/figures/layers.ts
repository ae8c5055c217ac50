import { LINE_HEIGHT, pixel, THEME_COLOURS } from './theme.ts';

const AT = { x: { expr: 'datum.x' }, y: { expr: 'datum.y' } };
const CORNERS = { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } };

type Mark = Readonly<Record<string, unknown>>;

const layer = (name: string, values: readonly object[], mark: object, encoding: object): object[] =>
  values.length === 0 ? [] : [{ name, data: { values }, mark, encoding }];

/** Areas or lines with their corners in points from the plot's corner; [] where there are none. */
export interface Corners {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** A place in points from the plot's corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A text at a place. */
export interface Label extends Spot {
  readonly text: string | readonly string[];
}

export const boxLayer = (name: string, boxes: readonly Corners[], mark: Mark, encoding: object = {}): object[] =>
  layer(name, boxes, { type: 'rect', ...mark }, { ...CORNERS, ...encoding });

export const lineLayer = (name: string, lines: readonly Corners[], mark: Mark): object[] =>
  layer(name, lines, { type: 'rule', opacity: 1, ...mark }, CORNERS);

export const symbolLayer = (name: string, spots: readonly Spot[], mark: Mark, encoding: object = {}): object[] =>
  layer(name, spots, { type: 'point', filled: true, opacity: 1, ...AT, ...mark }, encoding);

/** Texts of one size; a text of several lines hangs from the middle of its first. */
export const textLayer = (name: string, texts: readonly Label[], size: number, mark: Mark = {}): object[] =>
  layer(
    name,
    texts,
    {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontSize: size,
      lineHeight: size * LINE_HEIGHT,
      color: THEME_COLOURS.text,
      ...AT,
      ...mark,
    },
    { text: { field: 'text' } },
  );
