/** A piece of text as a PDF places it. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text without a wide gap in it, on one line. */
export interface PdfCell {
  text: string;
  readonly left: number;
  right: number;
  readonly y: number;
  readonly height: number;
}

/** What stands on one line, and was written one after the other. */
export interface PdfLine {
  readonly cells: PdfCell[];
  readonly y: number;
  readonly height: number;
}

/** A gap wider than this (in heights of the letters) separates cells; a justified line has none so wide. */
const GAP = 0.9;

/** Lines in the order in which the page writes them, each cut at wide gaps. */
export function pdfLines(items: readonly PlacedText[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const item of items) {
    const text = item.text;
    if (text.trim() === '') {
      // a blank within a cell; where it is wide, the next text starts a cell by its place
      const cell = line?.cells.at(-1);
      if (cell !== undefined && text !== '' && !cell.text.endsWith(' ')) cell.text += ' ';
      continue;
    }
    const height: number = item.height || line?.height || 10;
    const last: PdfCell | undefined = line?.cells.at(-1);
    const same = line !== null && Math.abs(line.y - item.y) < 0.3 * height && item.x > (last?.left ?? 0);
    if (!same) {
      line = { cells: [], y: item.y, height };
      lines.push(line);
    }
    const before = same ? last : undefined;
    if (before !== undefined && item.x - before.right < GAP * height) {
      before.text += text;
      before.right = item.x + item.width;
    } else line!.cells.push({ text, left: item.x, right: item.x + item.width, y: item.y, height });
  }
  for (const { cells } of lines) for (const cell of cells) cell.text = cell.text.trim();
  return lines;
}
