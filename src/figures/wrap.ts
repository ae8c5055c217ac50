export type Measure = (text: string) => number;

/**
 * A text in lines of at most `width`, broken at spaces (not at no-break spaces), else after a hyphen or slash, else anywhere: nothing is lost.
 *
 * @param measure the width of a text
 * @example wrap('Double coding of a sample', 12, text => text.length) // => ['Double', 'coding of a', 'sample']
 * @example wrap('Pharmacovigilance', 10, text => text.length) // => ['Pharmacovi', 'gilance']
 * @example wrap('', 10, text => text.length) // => ['']
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/[ \t\n\r]+/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = measure(word) <= width ? [word] : broken(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1)!;
  }
  lines.push(line);
  return lines;
}

/** A word that is wider than a line: in pieces, after hyphens and slashes where there are any. */
function broken(word: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of word.split(/(?<=[-/–_])/u)) {
    if (measure(line + part) <= width) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of part) {
      if (line !== '' && measure(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  lines.push(line);
  return lines;
}

/** The width of the longest line. */
export const widest = (lines: readonly string[], measure: Measure): number =>
  lines.reduce((most, line) => Math.max(most, measure(line)), 0);
