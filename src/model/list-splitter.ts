/** Where an item of a list ends, and where the next one may begin. */
type Break = readonly [end: number, next: number];

const SPACE = /\s/;
const isSpace = (text: string, at: number): boolean => at < text.length && SPACE.test(text[at]!);

/**
 * Splits multi-select cells into their items, trimmed, at any of several delimiters. Labels win over delimiters: the longest
 * known spelling is taken first, so that a label may contain a delimiter (in any case: "Black And White").
 *
 * A delimiter with white space on both sides (` and `, ` / `) needs white space around it in the cell, whatever the case of
 * its letters; any other is found wherever it stands. Blank lines and runs of spaces between items give no empty item; two
 * other delimiters in a row do, as does one at either end.
 *
 * Time grows with the length of the cell, never with its square.
 *
 * @example new ListSplitter([';', ' and ']).split('heat; water and cold') // => ['heat', 'water', 'cold']
 * @example new ListSplitter([','], ['b (c, d)']).split('a, b (c, d), e') // => ['a', 'b (c, d)', 'e']
 * @example new ListSplitter([',', ' and ']).split('a, b, and c') // => ['a', 'b', 'c']
 * @example new ListSplitter([';']).split('a;;b') // => ['a', '', 'b']
 * @example new ListSplitter(['[', '][', ']']).split('[a][b]') // => ['a', 'b']
 */
export class ListSplitter {
  /** found wherever they stand */
  private readonly tight: readonly string[];
  /** a mark opens each item (`[a][b]`, `#a #b`), so that nothing is missing in front of the first and behind the last */
  private readonly framed: boolean;
  /** in lower case, without the white space that must stand around them */
  private readonly spaced: readonly string[];
  /** line breaks, tabs, blanks */
  private readonly blanks: readonly string[];
  /** spellings with a delimiter in them, in lower case, longest first */
  private readonly labels: readonly string[];

  constructor(delimiters: readonly string[], spellings: Iterable<string> = []) {
    const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);
    const inked = delimiters.filter(mark => mark.trim() !== '');
    const isSpaced = (mark: string): boolean => isSpace(mark, 0) && isSpace(mark, mark.length - 1);
    this.framed = inked.some(mark => OPENING.test(mark.trim()));
    this.blanks = delimiters.filter(mark => mark.trim() === '');
    this.spaced = inked
      .filter(isSpaced)
      .map(mark => lower(mark.trim()))
      .sort(longestFirst);
    this.tight = inked
      .filter(mark => !isSpaced(mark))
      .map(mark => mark.trim())
      .sort(longestFirst);
    this.labels = [...new Set([...spellings].map(spelling => lower(spelling.trim())))]
      .filter(label => label !== '' && this.nextBreak(label, label, 0) !== null)
      .sort(longestFirst);
  }

  split(cell: string): string[] {
    const folded = lower(cell);
    const items: string[] = [];
    for (let at = 0; ; ) {
      while (isSpace(cell, at)) at++;
      const label = this.labels.find(
        text => folded.startsWith(text, at) && this.endsAt(cell, folded, at + text.length),
      );
      const found = this.nextBreak(cell, folded, label === undefined ? at : at + label.length);
      items.push(cell.slice(at, found?.[0] ?? cell.length).trim());
      if (found === null) return this.framed ? withoutEnds(items) : items;
      at = found[1];
    }
  }

  /** The first delimiter from a place on. */
  private nextBreak(cell: string, folded: string, from: number): Break | null {
    for (let at = from; at < cell.length; ) {
      let ink = at;
      while (isSpace(cell, ink)) ink++;
      if (ink > at) {
        const found = this.breakInSpace(cell, folded, at, ink);
        if (found !== null) return found;
        at = ink;
        continue;
      }
      for (const mark of this.tight)
        if (cell.startsWith(mark, at) && !endsEntity(cell, at))
          return [at, this.afterConjunction(cell, folded, at + mark.length)];
      at++;
    }
    return null;
  }

  /** Behind `, and `: a mark with white space around it that follows another one parts nothing more. */
  private afterConjunction(cell: string, folded: string, from: number): number {
    let ink = from;
    while (isSpace(cell, ink)) ink++;
    if (ink === from) return from;
    const mark = this.spaced.find(text => folded.startsWith(text, ink) && isSpace(cell, ink + text.length));
    return mark === undefined ? from : ink + mark.length;
  }

  /** A delimiter that begins in the white space from `at` to `ink`. */
  private breakInSpace(cell: string, folded: string, at: number, ink: number): Break | null {
    for (const mark of this.spaced) {
      const end = ink + mark.length;
      if (folded.startsWith(mark, ink) && (end === cell.length || isSpace(cell, end))) return [at, end];
    }
    // white space before another delimiter, or at the end of the cell, parts nothing
    if (ink === cell.length || this.tight.some(mark => cell.startsWith(mark, ink))) return null;
    const space = cell.slice(at, ink);
    return this.blanks.some(mark => space.includes(mark)) ? [at, ink] : null;
  }

  /** Whether an item may end here: at the end of the cell, or before a delimiter. */
  private endsAt(cell: string, folded: string, at: number): boolean {
    let ink = at;
    while (isSpace(cell, ink)) ink++;
    if (ink === cell.length) return true;
    if (ink > at && this.breakInSpace(cell, folded, at, ink) !== null) return true;
    return this.tight.some(mark => cell.startsWith(mark, ink));
  }
}

const OPENING = /^['"]?[[({#\u2611\u2612\u2713\u2714]/u;

/** Without an empty first and last item, where others remain. */
function withoutEnds(items: readonly string[]): string[] {
  const inner = items.filter((item, at) => item !== '' || (at > 0 && at < items.length - 1));
  return inner.some(item => item !== '') ? inner : [...items];
}

/** The semicolon of `&amp;`, as web forms write signs, parts nothing. @example endsEntity('R&amp;D', 5) // => true */
export const endsEntity = (text: string, at: number): boolean =>
  text[at] === ';' && /&(amp|lt|gt|quot|apos|nbsp|#\d{1,5})$/.test(text.slice(Math.max(0, at - 7), at));

/** Lower case, but only where every character keeps its place. */
function lower(text: string): string {
  const folded = text.toLowerCase();
  return folded.length === text.length ? folded : text;
}
