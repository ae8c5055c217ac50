import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';

/** Titles at least this alike are shown as perhaps the same study. */
const ALIKE = 0.95;
/** Pairs that are compared at the most: beyond it only titles with the same beginning are. */
const ALL_PAIRS = 2_000;

const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A title as it is compared. */
interface Plain {
  readonly row: number;
  readonly text: string;
  /** its numbers: "part 1" and "part 2", "2021 update" and "2023 update" are two studies */
  readonly numbers: string;
  /** how often each letter and digit of ASCII stands in it, and all others together */
  readonly letters: Uint16Array;
}

/**
 * Pairs of rows whose titles are almost the same (Jaro-Winkler similarity on letters and digits, at least .95) and hold
 * the same numbers. Short titles (under 20 characters) must be equal. Each row is paired
 * with the earlier row that it resembles most. Beyond 2,000 rows only titles with the same first
 * three words are compared.
 *
 * @example [...similarTitles(2, row => ['Synthetic notes for clinical text mining', 'Synthetic Notes for Clinical Text-Mining'][row] ?? '')].length // => 1
 * @example [...similarTitles(2, row => ['Privacy of synthetic notes, part 1', 'Privacy of synthetic notes, part 2'][row] ?? '')].length // => 0
 */
export function* similarTitles(
  rows: number,
  titleOf: (row: number) => string,
): Iterable<{ first: number; second: number; similarity: number }> {
  const found: { first: number; second: number; similarity: number }[] = [];
  for (const block of rows <= ALL_PAIRS ? [range(rows)] : sameBeginning(rows, titleOf)) {
    const titles = block.flatMap((row): Plain[] => {
      const text = plain(titleOf(row));
      if (text === '') return [];
      return [{ row, text, numbers: (text.match(/\p{N}+/gu) ?? []).join(' '), letters: lettersOf(text) }];
    });
    for (let i = 1; i < titles.length; i++) {
      let nearest: { first: number; second: number; similarity: number } | null = null;
      for (let j = 0; j < i && j < ALL_PAIRS; j++) {
        const similarity = alike(titles[j]!, titles[i]!);
        if (similarity >= ALIKE && similarity > (nearest?.similarity ?? 0))
          nearest = { first: titles[j]!.row, second: titles[i]!.row, similarity };
        if (similarity === 1) break;
      }
      // one pair a row, however many are alike: a list of all pairs grows with the square of the rows
      if (nearest !== null) found.push(nearest);
    }
  }
  yield* found.sort((a, b) => a.second - b.second || a.first - b.first);
}

function alike(a: Plain, b: Plain): number {
  if (a.text === b.text) return 1;
  const [short, long] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  if (short.length < 20 || short.length < 0.8 * long.length || a.numbers !== b.numbers) return 0;
  if (atMost(a, b) < ALIKE) return 0;
  return JaroWinklerDistance(a.text, b.text, { ignoreCase: false });
}

/** Counts of a–z, 0–9, and of everything else. */
function lettersOf(text: string): Uint16Array {
  const counts = new Uint16Array(37);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    counts[code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : 36]!++;
  }
  return counts;
}

/** No pair is more alike than its common letters and its common beginning allow; it spares most pairs the comparison. */
function atMost(a: Plain, b: Plain): number {
  const [length, other] = [a.text.length, b.text.length];
  // even with four letters of the beginning in common, ALIKE needs so many letters in common
  const least = ((3 * (ALIKE - 0.4)) / 0.6 - 1) / (1 / length + 1 / other);
  let common = length;
  for (let i = 0; i < 37; i++) {
    common -= Math.max(0, a.letters[i]! - b.letters[i]!);
    if (common < least - 1e-6) return 0;
  }
  const jaro = (common / length + common / other + 1) / 3;
  let beginning = 0;
  while (beginning < 4 && a.text[beginning] === b.text[beginning]) beginning++;
  return jaro + 0.1 * beginning * (1 - jaro);
}

const range = (rows: number): number[] => Array.from({ length: rows }, (_, row) => row);

/** Rows whose titles begin with the same three words, as far as there are several. Only numbers are kept of each title. */
function* sameBeginning(rows: number, titleOf: (row: number) => string): Iterable<number[]> {
  const hashes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) hashes[row] = beginning(titleOf(row));
  const order = Uint32Array.from(hashes).sort();
  const repeated = new Map<number, number[]>();
  for (let i = 1; i < rows; i++) if (order[i] === order[i - 1]) repeated.set(order[i]!, []);
  for (let row = 0; row < rows; row++) repeated.get(hashes[row]!)?.push(row);
  const exact = new Map<string, number[]>();
  for (const members of repeated.values()) {
    exact.clear();
    for (const row of members) {
      const words = plain(titleOf(row)).split(' ', 3).join(' ');
      const block = exact.get(words);
      if (block) block.push(row);
      else exact.set(words, [row]);
    }
    for (const block of exact.values()) if (block.length > 1) yield block;
  }
}

/** A hash of a title's first three words; a title whose beginning is not ASCII is made plain first. */
function beginning(title: string): number {
  let hash = 0x811c9dc5 | 0;
  let words = 0;
  let inside = false;
  for (let i = 0; i <= title.length; i++) {
    let code = i < title.length ? title.charCodeAt(i) : 32;
    if (code > 0x7f) return beginning(plain(title).replace(/[^\x20-\x7f]/g, letter => `u${letter.charCodeAt(0)}`));
    if (code >= 65 && code <= 90) code += 32;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      inside = true;
      hash = Math.imul(hash ^ code, 0x01000193);
    } else if (inside) {
      inside = false;
      if (++words === 3) break;
      hash = Math.imul(hash ^ 32, 0x01000193);
    }
  }
  return hash >>> 0;
}
