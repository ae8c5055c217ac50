const CANDIDATES = [',', ';', '\t', '|'] as const;

/** A delimiter, and what speaks for it. */
export interface FoundDelimiter {
  readonly delimiter: string;
  readonly evidence: string;
}

const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** @example delimiterName('\t') // => 'tab' */
export const delimiterName = (delimiter: string): string => NAMES[delimiter] ?? `"${delimiter}"`;

/**
 * The delimiter that cuts the most of the first records into the same number of cells (more than one).
 * Quoted parts are passed over. A text without any candidate has one column.
 *
 * @example findDelimiter('a;b\n1,5;2\n', '"', ',').delimiter // => ';'
 */
export function findDelimiter(text: string, quote: string, fallback: string): FoundDelimiter {
  const all = firstRecords(text.slice(0, 256 * 1024), quote);
  const records = all.slice(linesAbove(all));
  let best: { delimiter: string; agree: number; cells: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const counts = new Map<number, number>();
    for (const record of records) {
      const cells = 1 + record[CANDIDATES.indexOf(delimiter)]!;
      counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const header = 1 + (records[0]?.[CANDIDATES.indexOf(delimiter)] ?? 0);
    // rows like the header speak for a delimiter; a mark that the header lacks is no delimiter
    const agree = header > 1 ? (counts.get(header) ?? 0) : 0;
    if (agree > 0 && (best === null || agree > best.agree || (agree === best.agree && header > best.cells)))
      best = { delimiter, agree, cells: header };
  }
  if (best === null) return { delimiter: fallback, evidence: 'one column' };
  return {
    delimiter: best.delimiter,
    evidence: `${best.agree} of the first ${records.length} rows have ${best.cells} cells`,
  };
}

const MOST_ABOVE = 12;

/**
 * Titles and remarks above the header: so many first records have fewer cells than the rows below, which all have three cells
 * or more by the same mark.
 */
function linesAbove(records: readonly (readonly number[])[]): number {
  const body = records.slice(MOST_ABOVE < records.length / 2 ? MOST_ABOVE : Math.floor(records.length / 2));
  const mark = CANDIDATES.findIndex((_, at) => {
    const cells = body[0]?.[at] ?? 0;
    return cells >= 2 && body.filter(record => record[at] === cells).length >= body.length * 0.8;
  });
  if (mark < 0) return 0;
  const usual = body[0]![mark]!;
  const first = records.findIndex(record => record[mark]! >= usual);
  return first > 0 && first <= MOST_ABOVE ? first : 0;
}

/** How often each candidate stands outside quotation marks, for each of the first records that has anything there. */
function firstRecords(text: string, quote: string): number[][] {
  const records: number[][] = [];
  let counts = CANDIDATES.map(() => 0);
  let filled = false;
  const close = (): void => {
    if (filled) records.push(counts);
    counts = CANDIDATES.map(() => 0);
    filled = false;
  };
  const quoted = quote === '' ? '' : `\\u${quote.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const mark = new RegExp(`[,;\t|\n\r${quoted}]`, 'g');
  let at = 0;
  while (records.length < 60) {
    const next = mark.exec(text)?.index ?? text.length;
    if (next > at) filled = true;
    if (next === text.length) break;
    at = next + 1;
    const found = text[next]!;
    if (found === quote[0]) {
      const end = text.indexOf(found, at);
      if (end < 0) break;
      at = mark.lastIndex = end + 1;
    } else if (found === '\n' || found === '\r') close();
    else {
      filled = true;
      counts[CANDIDATES.indexOf(found as (typeof CANDIDATES)[number])]!++;
    }
  }
  if (records.length < 60) close();
  return records;
}
