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
      const cells = record.split(delimiter).length;
      counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const header = records[0]?.split(delimiter).length ?? 1;
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

/** The first records of a text, with what is quoted blanked out. */
function firstRecords(text: string, quote: string): string[] {
  const records: string[] = [];
  let record = '';
  let quoted = false;
  for (let i = 0; i < text.length && records.length < 60; i++) {
    const character = text[i]!;
    if (character === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (record !== '') records.push(record);
      record = '';
    } else record += character;
  }
  if (record !== '' && records.length < 60) records.push(record);
  return records;
}
