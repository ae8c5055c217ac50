import { Fault } from '../../base/fault.ts';

/**
 * An outlined SVG as Encapsulated PostScript (EPSF-3.0, language level 2): paths in RGB, no fonts, no transparency.
 *
 * @param svg groups and paths only, as `outlined` gives them
 * @throws Fault `eps` for what PostScript can't hold
 */
export function writeEps(svg: string, title: string, disclosure: string | null = null): string {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return [
    '%!PS-Adobe-3.0 EPSF-3.0',
    `%%BoundingBox: 0 0 ${Math.ceil(Number(width))} ${Math.ceil(Number(height))}`,
    `%%HiResBoundingBox: 0 0 ${width} ${height}`,
    `%%Title: ${commentText(title)}`,
    ...(disclosure === null ? [] : [`%%Subject: ${commentText(disclosure)}`]),
    '%%LanguageLevel: 2',
    '%%Pages: 1',
    '%%EndComments',
    '12 dict begin',
    '/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def',
    QUADRATIC,
    'gsave',
    `[1 0 0 -1 0 ${height}] concat`,
    ...operators(svg),
    'grestore',
    'showpage',
    'end',
    '%%EOF',
    '',
  ].join('\n');
}

/** A quadratic curve as a cubic one: each of its control points lies two thirds of the way to the single one. */
const QUADRATIC = [
  '/q {/y2 exch def /x2 exch def /y1 exch def /x1 exch def currentpoint /y0 exch def /x0 exch def',
  'x1 x0 sub 2 mul 3 div x0 add y1 y0 sub 2 mul 3 div y0 add',
  'x1 x2 sub 2 mul 3 div x2 add y1 y2 sub 2 mul 3 div y2 add x2 y2 curveto} bind def',
].join('\n');

/** A comment is a short line of ASCII. */
const commentText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '-')
    .slice(0, 200);

type Attributes = Readonly<Record<string, string>>;

function operators(svg: string): string[] {
  const out: string[] = [];
  // how many groups deep we are in something that can't be seen
  let hidden = 0;
  for (const [, close, tag, rest = '', empty] of svg.matchAll(/<(\/?)(g|path|image)\b([^<>]*?)(\/?)>/g)) {
    if (close === '/') {
      if (hidden > 0) hidden--;
      else out.push('grestore');
      continue;
    }
    const given = [...rest.matchAll(/(?<![a-z-])([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const attributes: Attributes = Object.fromEntries(given);
    const opacity = Number(attributes.opacity ?? 1);
    if (hidden > 0 || opacity === 0) {
      if (tag === 'g' && empty !== '/') hidden++;
      continue;
    }
    if (tag === 'image' || attributes['clip-path'] || attributes.mask || attributes.filter || opacity !== 1)
      throw tooMuch();
    if (tag === 'g') {
      out.push('gsave', ...transform(attributes));
      if (empty === '/') out.push('grestore');
    } else if (attributes.visibility !== 'hidden') out.push(...painted(attributes));
  }
  return out;
}

const tooMuch = (): Fault =>
  new Fault(
    'eps',
    'EPS cannot contain transparency, clipping or raster images',
    'remove opacity and clip from `vega:`, or write PDF instead',
  );

const transform = ({ transform: given }: Attributes): string[] => {
  const matrix = /matrix\(([^()]+)\)/.exec(given ?? '')?.[1];
  return matrix === undefined ? [] : [`[${matrix.replace(/,/g, ' ')}] concat`];
};

function painted(attributes: Attributes): string[] {
  const { fill = '#000000', stroke = 'none' } = attributes;
  const fills = fill !== 'none' && Number(attributes['fill-opacity'] ?? 1) !== 0;
  const strokes = stroke !== 'none' && Number(attributes['stroke-opacity'] ?? 1) !== 0;
  for (const part of ['fill-opacity', 'stroke-opacity'])
    if (![0, 1].includes(Number(attributes[part] ?? 1))) throw tooMuch();
  if (!fills && !strokes) return [];
  const even = attributes['fill-rule'] === 'evenodd' ? 'eofill' : 'fill';
  const out = ['gsave', ...transform(attributes), 'newpath', path(attributes.d ?? '')].filter(line => line !== '');
  if (fills)
    out.push(...(strokes ? ['gsave'] : []), `${rgb(fill)} setrgbcolor ${even}`, ...(strokes ? ['grestore'] : []));
  if (strokes) {
    const cap = { butt: 0, round: 1, square: 2 }[attributes['stroke-linecap'] ?? 'butt'] ?? 0;
    const join = { miter: 0, round: 1, bevel: 2 }[attributes['stroke-linejoin'] ?? 'miter'] ?? 0;
    const dash = attributes['stroke-dasharray'];
    out.push(
      `${attributes['stroke-width'] ?? 1} setlinewidth ${cap} setlinecap ${join} setlinejoin`,
      `[${dash === undefined || dash === 'none' ? '' : dash.replace(/,/g, ' ')}] 0 setdash`,
      `${rgb(stroke)} setrgbcolor stroke`,
    );
  }
  return [...out, 'grestore'];
}

function rgb(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw tooMuch();
  return [1, 3, 5].map(at => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(4)).join(' ');
}

/**
 * SVG path data as PostScript: absolute M, L, C, Q and Z are all that resvg writes. The numbers are copied as they are, each
 * command after them.
 */
const path = (data: string): string =>
  data
    .trim()
    .replace(/([MLCQZ])([^MLCQZ]*)/g, (_, command: string, numbers: string) =>
      command === 'Z' ? 'h\n' : `${numbers.trim()} ${command.toLowerCase()}\n`,
    )
    .trimEnd();
