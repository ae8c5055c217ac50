import type { Sfnt } from './sfnt.ts';

/** One closed line of a glyph: where it starts, and what follows from there, as SVG path data in relative commands; y runs upwards. */
export interface Contour {
  readonly x: number;
  readonly y: number;
  readonly path: string;
}

export type Outline = readonly Contour[];

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** How deep glyphs may be made of glyphs: an accent on an accent on a letter, and some. */
const DEEPEST = 8;

/** Outlines of a font's glyphs in its own units, from the tables `loca` and `glyf` (OpenType specification 1.9), each read once. */
export function glyphOutlines({ view, table }: Sfnt): (glyph: number) => Outline {
  const glyf = table('glyf');
  const loca = table('loca');
  const long = view.getInt16(table('head') + 50) === 1;
  const start = (glyph: number): number =>
    long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);

  const contours = (glyph: number, depth: number): Point[][] => {
    const at = glyf + start(glyph);
    if (start(glyph + 1) === start(glyph) || depth > DEEPEST) return [];
    const count = view.getInt16(at);
    return count < 0
      ? parts(view, at + 10).flatMap(part => contours(part.glyph, depth + 1).map(line => line.map(part.place)))
      : simple(view, at + 10, count);
  };
  const known = new Map<number, Outline>();
  return glyph => {
    const found = known.get(glyph);
    if (found !== undefined) return found;
    const outline = contours(glyph, 0).flatMap(contourOf);
    known.set(glyph, outline);
    return outline;
  };
}

/** The points of a glyph that is made of lines of its own. */
function simple(view: DataView, from: number, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, i) => view.getUint16(from + 2 * i));
  const points = count === 0 ? 0 : ends[count - 1]! + 1;
  let at = from + 2 * count;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i++) flags.push(flag);
  }
  // a coordinate is the difference from the one before: one byte with its sign in the flag, two bytes, or none
  const read = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map(flag => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = read(2, 16);
  const ys = read(4, 32);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : ends[i - 1]! + 1;
    return flags
      .slice(first, end + 1)
      .map((flag, j) => ({ x: xs[first + j]!, y: ys[first + j]!, on: (flag & 1) === 1 }));
  });
}

/** The glyphs that a composite glyph is made of, each with where its points go. */
function parts(view: DataView, from: number): { glyph: number; place(point: Point): Point }[] {
  const found = [];
  const fraction = (place: number): number => view.getInt16(place) / 16384;
  for (let at = from, flags = 0x20; flags & 0x20; ) {
    flags = view.getUint16(at);
    const glyph = view.getUint16(at + 2);
    const wide = (flags & 1) === 1;
    const dx = wide ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const dy = wide ? view.getInt16(at + 6) : view.getInt8(at + 5);
    // two numbers of points instead of a distance are not known in the bundled faces
    if ((flags & 2) === 0) throw new Error(`glyph ${glyph} is placed by points, which is not read`);
    at += wide ? 8 : 6;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 0x08) {
      a = d = fraction(at);
      at += 2;
    } else if (flags & 0x40) {
      [a, d] = [fraction(at), fraction(at + 2)];
      at += 4;
    } else if (flags & 0x80) {
      [a, b, c, d] = [fraction(at), fraction(at + 2), fraction(at + 4), fraction(at + 6)];
      at += 8;
    }
    found.push({
      glyph,
      place: ({ x, y, on }: Point): Point => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on }),
    });
  }
  return found;
}

/** Between two points off the line stands one on it, half way, that the font leaves out. */
function contourOf(points: readonly Point[]): Contour[] {
  if (points.length < 2) return [];
  const first = points.findIndex(point => point.on);
  const begin = first === -1 ? half(points[0]!, points.at(-1)!) : points[first]!;
  const rest = first === -1 ? points : [...points.slice(first + 1), ...points.slice(0, first)];
  let path = '';
  let at: Point = begin;
  let control: Point | null = null;
  const to = (end: Point): void => {
    path +=
      control === null
        ? `l${number(end.x - at.x)} ${number(end.y - at.y)}`
        : `q${number(control.x - at.x)} ${number(control.y - at.y)} ${number(end.x - at.x)} ${number(end.y - at.y)}`;
    at = end;
    control = null;
  };
  for (const point of rest) {
    if (point.on) to(point);
    else {
      if (control !== null) to(half(control, point));
      control = point;
    }
  }
  if (control !== null) to(begin);
  return [{ x: begin.x, y: begin.y, path: `${path}z` }];
}

const half = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });

const number = (value: number): string => String(Math.round(value * 100) / 100 + 0);
