/** A word that is longer may break on paper: an address, a compound. */
const LONGEST = 22;
const SHORTEST = 3;

/** How many figures of 10 pt stand side by side on A4 between usual margins, and as many of smaller letters. */
const ROOM = 92;
const SIZES = [
  { name: '', scale: 1 },
  { name: 'paper-small', scale: 8.5 / 10 },
  { name: 'paper-smaller', scale: 7 / 10 },
] as const;

/** Between two columns, in figures. */
const PADDING = 1;

/** Where a line may end inside a text. */
const BREAKS = /[ \t\r\n\u200b]+|(?<=[-–—])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/u;

/** The letters of the longest word of a text. */
const longestWord = (text: string): number => text.split(BREAKS).reduce((most, word) => Math.max(most, word.length), 0);

/** How a table stands on paper: a class for its letters, and for the header of each column one that keeps its words whole. */
export interface PaperWidths {
  readonly table: string;
  /** the class of a column's header */
  column(at: number): string;
}

/**
 * Paper does not scroll, so a wide table gives its words up before a column is cut off. Words of up to 22 letters are kept
 * whole while the columns fit on A4: first in smaller letters, then by breaking the longest words only.
 *
 * @param columns the texts of each column, header and cells
 * @example paperWidths([['Method'], ['Studies', '12']]).column(0) // => 'w7'
 */
export function paperWidths(columns: readonly (readonly string[])[]): PaperWidths {
  const wanted = columns.map(texts =>
    Math.min(
      LONGEST,
      texts.reduce((most, text) => Math.max(most, longestWord(text)), 1),
    ),
  );
  const widthsAt = (most: number): number[] => wanted.map(letters => Math.min(letters, most) + 1);
  const fits = (widths: readonly number[], scale: number): boolean =>
    widths.reduce((sum, width) => sum + width + PADDING, 0) <= ROOM / scale;
  const size = SIZES.find(({ scale }) => fits(widthsAt(LONGEST), scale)) ?? SIZES[SIZES.length - 1]!;
  let most = LONGEST;
  while (most > SHORTEST && !fits(widthsAt(most), size.scale)) most--;
  const widths = fits(widthsAt(most), size.scale) ? widthsAt(most) : null;
  return { table: size.name, column: at => (widths === null ? '' : `w${widths[at] ?? 1}`) };
}
