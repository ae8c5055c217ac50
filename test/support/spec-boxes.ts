import { textWidth } from '../../src/export/figure/fonts.ts';

/** A rectangle in points from the plot's corner. */
export interface SpecBox {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A line of text or a mark of a specification, with the layer that draws it. */
export interface SpecItem {
  readonly layer: string;
  /** null for a mark */
  readonly text: string | null;
  readonly box: SpecBox;
}

type Tree = Readonly<Record<string, unknown>>;
type Datum = Readonly<Record<string, unknown>>;

/** Where Vega puts the base line of a text, as a share of its size. */
const BASE: Readonly<Record<string, number>> = { top: 0.79, middle: 0.3, bottom: -0.21 };

/**
 * What a figure's specification draws and where, read without Vega: every layer names its places in points, apart from shares
 * on an axis. Fast enough for hundreds of figures.
 */
export function specBoxes(spec: Tree): { page: SpecBox; items: SpecItem[] } {
  const items: SpecItem[] = [];
  let page: SpecBox | null = null;
  const scales = { x: { size: Number(spec['width']) }, y: { size: Number(spec['height']) } };
  const walk = (layer: Tree, inherited: Tree): void => {
    const own = { ...inherited, ...(layer['data'] === undefined ? {} : { data: layer['data'] }) };
    if (Array.isArray(layer['layer'])) for (const inner of layer['layer'] as Tree[]) walk(inner, own);
    if (layer['mark'] === undefined) return;
    const mark = (typeof layer['mark'] === 'string' ? { type: layer['mark'] } : layer['mark']) as Tree;
    const encoding = (layer['encoding'] ?? {}) as Readonly<Record<string, Tree>>;
    const name = String(layer['name'] ?? mark['type']);
    if (name === 'page') {
      page = { x1: num(mark['x']), y1: num(mark['y']), x2: num(mark['x2']), y2: num(mark['y2']) };
      return;
    }
    items.push(...axisLabels(encoding, scales), ...pathItem(name, mark));
    for (const datum of dataOf(own['data'], spec)) {
      if (mark['type'] === 'text') items.push(...lines(name, mark, encoding, datum));
      else items.push(...marks(name, mark, encoding, datum, scales));
    }
  };
  for (const layer of spec['layer'] as Tree[]) walk(layer, {});
  if (page === null) throw new Error('the specification has no page');
  // layers that share an axis name it each
  const different = new Map(items.map(item => [JSON.stringify(item), item]));
  return { page, items: [...different.values()] };
}

/** A shape that is a path of SVG in points, drawn from the plot's corner: the land of a map. */
function pathItem(layer: string, { shape }: Tree): SpecItem[] {
  if (typeof shape !== 'string' || !shape.startsWith('M')) return [];
  const points = [...shape.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
  const [xs, ys] = [points.map(([, x]) => Number(x)), points.map(([, , y]) => Number(y))];
  const ends = (list: readonly number[]) => list.reduce(([a, b], v) => [Math.min(a!, v), Math.max(b!, v)], [0, 0]);
  const [[x1, x2], [y1, y2]] = [ends(xs), ends(ys)] as [[number, number], [number, number]];
  return [{ layer, text: null, box: { x1, y1, x2, y2 } }];
}

const num = (value: unknown): number => Number(value ?? 0);

function dataOf(data: unknown, spec: Tree): readonly Datum[] {
  const { name, values } = (data ?? {}) as { name?: string; values?: readonly Datum[] };
  if (values !== undefined) return values;
  return ((spec['datasets'] ?? {}) as Readonly<Record<string, readonly Datum[]>>)[name ?? ''] ?? [];
}

/** A number, or an expression such as `datum.mid - 0.5`. */
function placed(value: unknown, datum: Datum): number | null {
  if (typeof value === 'number') return value;
  const text = (value as { expr?: string } | undefined)?.expr;
  if (text === undefined) return null;
  const [, key = '', sign, more] = /^datum\.(\w+)(?: ([+-]) ([\d.]+))?$/.exec(text) ?? [];
  return num(datum[key]) + (sign === undefined ? 0 : Number(`${sign}${more}`));
}

function channel(
  which: 'x' | 'y' | 'x2' | 'y2',
  mark: Tree,
  encoding: Readonly<Record<string, Tree>>,
  datum: Datum,
  scales: Readonly<Record<'x' | 'y', { size: number }>>,
): number | null {
  const given = placed(mark[which], datum);
  if (given !== null) return given;
  const main = encoding[which[0]!];
  const field = (encoding[which] as { field?: string } | undefined)?.field;
  if (field === undefined || datum[field] === undefined || datum[field] === null) return null;
  const value = num(datum[field]);
  const scale = main?.['scale'] as { domain?: number[]; range?: number[]; type?: string } | null | undefined;
  if (scale === null || scale?.domain === undefined) return value;
  const [low, high] = scale.domain as [number, number];
  const [from, to] = (scale.range as [number, number] | undefined) ?? [0, scales[which[0] as 'x' | 'y'].size];
  const at = (given: number): number => (scale.type === 'log' ? Math.log(given) : given);
  return from + ((at(value) - at(low)) / (at(high) - at(low))) * (to - from);
}

function marks(
  layer: string,
  mark: Tree,
  encoding: Readonly<Record<string, Tree>>,
  datum: Datum,
  scales: Readonly<Record<'x' | 'y', { size: number }>>,
): SpecItem[] {
  const at = (which: 'x' | 'y' | 'x2' | 'y2'): number | null => channel(which, mark, encoding, datum, scales);
  const [x, y] = [at('x'), at('y') ?? at('y2')];
  if (x === null || y === null) return [];
  const [x2, y2] = [at('x2') ?? x, at('y2') ?? y];
  const area = typeof mark['size'] === 'number' ? mark['size'] : num(datum['size']);
  const half = ['point', 'circle', 'square'].includes(String(mark['type'])) ? Math.sqrt(area) / 2 : 0;
  const box = {
    x1: Math.min(x, x2) - half,
    x2: Math.max(x, x2) + half,
    y1: Math.min(y, y2) - half,
    y2: Math.max(y, y2) + half,
  };
  return [{ layer, text: null, box }];
}

function lines(layer: string, mark: Tree, encoding: Readonly<Record<string, Tree>>, datum: Datum): SpecItem[] {
  const size = num(mark['fontSize']);
  const bold = mark['fontWeight'] === 'bold';
  const field = String((encoding['text'] as { field?: string } | undefined)?.field ?? 'text');
  const texts = [datum[field]].flat().map(line => String(line ?? '').trim());
  const [x, y] = [placed(mark['x'], datum) ?? 0, placed(mark['y'], datum) ?? 0];
  const turned = mark['angle'] === 270;
  const shift = BASE[String(mark['baseline'] ?? 'alphabetic')] ?? 0;
  return texts.flatMap((text, i): SpecItem[] => {
    if (text === '') return [];
    const width = textWidth(text, size, bold);
    const back = mark['align'] === 'right' ? width : mark['align'] === 'center' ? width / 2 : 0;
    const base = shift * size + i * num(mark['lineHeight'] ?? size * 1.2);
    // turned upwards: across becomes up, and down becomes right
    const box = turned
      ? { x1: x + base - 0.72 * size, x2: x + base + 0.21 * size, y1: y + back - width, y2: y + back }
      : { x1: x - back, x2: x - back + width, y1: y + base - 0.72 * size, y2: y + base + 0.21 * size };
    return [{ layer, text, box }];
  });
}

/** Labels of a declared axis of x or y, which name their values and texts. */
function axisLabels(
  encoding: Readonly<Record<string, Tree>>,
  scales: Readonly<Record<'x' | 'y', { size: number }>>,
): SpecItem[] {
  return (['x', 'y'] as const).flatMap(which => {
    const { axis, scale } = (encoding[which] ?? {}) as {
      axis?: Tree | null;
      scale?: { domain?: number[]; range?: number[] };
    };
    if (!axis || scale?.domain === undefined) return [];
    const texts = JSON.parse(/^\((\{.*\})\)\[/s.exec(String(axis['labelExpr']))?.[1] ?? '{}') as Record<string, string>;
    const [low, high] = scale.domain as [number, number];
    const [from, to] = (scale.range as [number, number] | undefined) ?? [0, scales[which].size];
    const size = num(axis['labelFontSize']);
    const log = (scale as { type?: string }).type === 'log';
    const at = (value: number): number => (log ? Math.log(value) : value);
    return (axis['values'] as number[]).map((value): SpecItem => {
      const place = from + ((at(value) - at(low)) / (at(high) - at(low))) * (to - from);
      const text = texts[String(value)] ?? String(value);
      const width = textWidth(text, size);
      const box =
        which === 'x'
          ? { x1: place - width / 2, x2: place + width / 2, y1: scales.y.size + 5, y2: scales.y.size + 5 + size * 0.93 }
          : { x1: -5 - width, x2: -5, y1: place - size * 0.42, y2: place + size * 0.51 };
      return { layer: `axis_${which}`, text, box };
    });
  });
}
