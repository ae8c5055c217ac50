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
  const records = firstRecords(text.slice(0, 256 * 1024), quote);
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

/** How often each candidate stands outside quotation marks, for each of the first records that has anything there. */
function firstRecords(text: string, quote: string): number[][] {
  const marks = CANDIDATES.map(mark => mark.charCodeAt(0));
  const quoteCode = quote.charCodeAt(0);
  const records: number[][] = [];
  let counts = marks.map(() => 0);
  let quoted = false;
  let filled = false;
  const close = (): void => {
    if (filled) records.push(counts);
    counts = marks.map(() => 0);
    filled = false;
  };
  for (let i = 0; i < text.length && records.length < 60; i++) {
    const code = text.charCodeAt(i);
    if (code === quoteCode) quoted = !quoted;
    else if (quoted) continue;
    else if (code === 10 || code === 13) close();
    else {
      filled = true;
      const mark = marks.indexOf(code);
      if (mark >= 0) counts[mark]!++;
    }
  }
  if (records.length < 60) close();
  return records;
}
