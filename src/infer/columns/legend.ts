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
  if (text.length > LONGEST) return null;
  if (!text.includes('=')) return numberedLegend(text)?.legend ?? null;
  const pairs = [...text.matchAll(PAIR)].map(([, code, label]) => [code!, label!.trim()] as const);
  const legend = new Map(pairs.filter(([, label]) => /\p{L}/u.test(label)));
  return legend.size >= 2 && legend.size === pairs.length ? legend : null;
}

/** `(1 birds, 2 mammals)`: numbers from 0 or 1 upwards, each with another word, and where they begin. */
function numberedLegend(text: string): { readonly legend: Legend; readonly at: number } | null {
  const found = /[([]([^()[\]]{3,300})[)\]]/.exec(text);
  if (found === null) return null;
  const pairs = found[1]!.split(/[,;|/\n]/).map(part => /^(\d{1,2}) ?[-–:.)]? ?(\p{L}.*)$/u.exec(part.trim()));
  const codes = pairs.map(pair => Number(pair?.[1]));
  const isRun = codes.length >= 2 && codes[0]! <= 1 && codes.every((code, i) => i === 0 || code === codes[i - 1]! + 1);
  const legend = new Map(pairs.map(pair => [pair?.[1] ?? '', pair?.[2]?.trim() ?? '']));
  return isRun && new Set(legend.values()).size === codes.length ? { legend, at: found.index } : null;
}

/**
 * The header without the codes that it explains.
 *
 * @example withoutLegend('Design (1=RCT, 2=Cohort)') // => 'Design'
 */
export function withoutLegend(header: string): string {
  const at = header.includes('=') ? header.search(PAIR) : (numberedLegend(header)?.at ?? -1);
  const rest = at < 0 ? header : header.slice(0, at).replace(/(?<![\s([|:;,–-])[\s([|:;,–-]+$/u, '');
  return rest === '' ? header : rest;
}

/** Whether every cell is one of the codes, or several of them with marks between. */
export const explains = (legend: Legend, cells: readonly string[]): boolean =>
  cells.length > 0 &&
  cells.every(cell =>
    cell
      // a spreadsheet program makes 1.3 of 1,3 where the comma is its decimal mark
      .split(/[\s,;|/+]+|(?<=^\d)\.(?=\d$)/)
      .filter(part => part !== '')
      .every(part => legend.has(part)),
  );
