const LONGEST = 400;
const CODE = '(?:\\d{1,3}|\\p{L}{1,2})';
const PAIR = new RegExp(
  `(?<![\\p{L}\\p{N}])(${CODE})\\s*=\\s*([^=;,|/\\n()[\\]]+?)(?=\\s*[;,|/\\n()[\\]]|\\s+${CODE}\\s*=|\\s*$)`,
  'gu',
);

/** Codes with what they stand for. */
export type Legend = ReadonlyMap<string, string>;

/**
 * The codes that a header explains: at least two, each with a word. Null where there is none.
 *
 * @example legendOf('Design (1=RCT, 2 = Cohort)')?.get('2') // => 'Cohort'
 * @example legendOf('Sample (n = 45)') // => null
 */
export function legendOf(text: string): Legend | null {
  if (text.length > LONGEST || !text.includes('=')) return null;
  const pairs = [...text.matchAll(PAIR)].map(([, code, label]) => [code!, label!.trim()] as const);
  const legend = new Map(pairs.filter(([, label]) => /\p{L}/u.test(label)));
  return legend.size >= 2 && legend.size === pairs.length ? legend : null;
}

/**
 * The header without the codes that it explains.
 *
 * @example withoutLegend('Design (1=RCT, 2=Cohort)') // => 'Design'
 */
export function withoutLegend(header: string): string {
  const at = header.search(PAIR);
  const rest = at < 0 ? header : header.slice(0, at).replace(/(?<![\s([|:;,–-])[\s([|:;,–-]+$/u, '');
  return rest === '' ? header : rest;
}

/** Whether every cell is one of the codes, or several of them with marks between. */
export const explains = (legend: Legend, cells: readonly string[]): boolean =>
  cells.length > 0 &&
  cells.every(cell =>
    cell
      .split(/[\s,;|/+]+/)
      .filter(part => part !== '')
      .every(part => legend.has(part)),
  );
