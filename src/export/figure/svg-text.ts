import { type FaceName, loadFace } from './fonts.ts';

/** One line of a text element, where it begins. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A text element of ours, read. */
export interface SvgText {
  readonly attributes: ReadonlyMap<string, string>;
  readonly size: number;
  readonly face: FaceName;
  readonly lines: readonly TextLine[];
}

/** Attributes that say how a text looks, and not where it stands. */
export const LOOKS = ['fill', 'fill-opacity', 'opacity', 'visibility', 'display'] as const;

const KNOWN: ReadonlySet<string> = new Set([
  ...LOOKS,
  'transform',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
  'x',
  'y',
]);

/** Scripts whose letters stand side by side; no marks that combine, nothing that joins. */
const SIDE_BY_SIDE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u;

/**
 * Reads a text element as Vega writes it. Null for a text that is more than letters of the bundled font side by side (another
 * script than the font's, marks that combine, attributes that Vega doesn't write by itself).
 *
 * @param given the attributes as they stand in the element
 */
export function readText(given: string, content: string): SvgText | null {
  const attributes = new Map<string, string>();
  for (const [, name, value] of given.matchAll(/(?<![\w:-])([\w:-]+)="([^"]*)"/g)) attributes.set(name!, value!);
  if ([...attributes.keys()].some(name => !KNOWN.has(name))) return null;
  const size = Number((attributes.get('font-size') ?? '').replace(/px$/, ''));
  const weight = attributes.get('font-weight') ?? 'normal';
  if (!(size > 0) || !/^(normal|bold|\d+)$/.test(weight)) return null;
  const lines = linesOf(content, Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0));
  const face = weight === 'bold' || Number(weight) >= 600 ? 'bold' : 'regular';
  const has = (character: string): boolean => loadFace(face).has(character);
  if (lines === null || lines.some(({ text }) => ![...text].every(has))) return null;
  return { attributes, size, face, lines };
}

/** The lines of a text element with their places; null for what Vega doesn't write. */
function linesOf(content: string, x: number, y: number): TextLine[] | null {
  const lines: TextLine[] = [];
  const spans = content.startsWith('<tspan')
    ? [...content.matchAll(/<tspan([^<>]*)>([^<>]*)<\/tspan>/g)]
    : [['', '', content] as const];
  if (content.startsWith('<tspan') && spans.map(([span]) => span).join('') !== content) return null;
  let [left, down] = [x, y];
  for (const [, attributes = '', inner = ''] of spans) {
    const place = /^(?: x="(-?[\d.]+)" dy="(-?[\d.]+)")?$/.exec(attributes);
    const text = plain(inner);
    if (place === null || text === null || !SIDE_BY_SIDE.test(text)) return null;
    if (place[1] !== undefined) [left, down] = [Number(place[1]), down + Number(place[2])];
    lines.push({ text, x: left, y: down });
  }
  return lines.every(line => Number.isFinite(line.x + line.y)) ? lines : null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters of a line, blanks as SVG reads them; null where there is markup or an entity that XML doesn't have. */
function plain(inner: string): string | null {
  if (inner.includes('<') || /&(?!(?:amp|lt|gt|quot|apos);)/.test(inner)) return null;
  return inner
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/[ \t\n\r]+/g, ' ')
    .replace(/^ | $/g, '');
}
