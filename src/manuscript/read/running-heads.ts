import type { PdfLine } from './pdf-lines.ts';

/** How far apart the same head may stand on two pages, in points. */
const NEAR = 3;
/** A head or foot has at most this many lines. */
const DEEPEST = 3;
/** Lines of one head stand this close together, in heights of their letters; what follows stands farther away. */
const CLOSE = 1.6;
/** A table that goes on on the next page repeats its own head. */
const HEADS_COLUMNS = /^(?:n|no\.?|%|[nN] ?\(%\)|no\.? ?\(%\)|[nN] ?= ?\d+)$/;

const textOf = (line: PdfLine): string =>
  line.cells
    .map(({ text }) => text)
    .join(' ')
    .replace(/\d+/g, '#');

/**
 * The pages of a PDF without their heads and feet: lines at the edge of a page that stand at the same height on at least two
 * pages, and on a third of all, with the same words. Their digits may differ, as page numbers do.
 */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const edges = pages.map(lines => [edgeOf(lines, 1), edgeOf(lines, -1)] as const);
  const often = Math.max(2, Math.ceil(pages.length / 3));
  /** on how many pages a line stands at this edge */
  const pagesWith = (line: PdfLine, side: 0 | 1): number => {
    const text = textOf(line);
    return edges.filter(edge => edge[side].some(other => Math.abs(other.y - line.y) <= NEAR && textOf(other) === text))
      .length;
  };
  return pages.map((lines, page) => {
    const gone = new Set<PdfLine>();
    for (const side of [0, 1] as const) {
      const edge = edges[page]![side];
      for (const [i, line] of edge.entries()) {
        const before = edge[i - 1];
        const apart = before !== undefined && Math.abs(before.y - line.y) > CLOSE * line.height;
        if (apart || line.cells.some(({ text }) => HEADS_COLUMNS.test(text)) || pagesWith(line, side) < often) break;
        gone.add(line);
      }
    }
    // a page of nothing but repeated lines is no page of heads
    return gone.size === lines.length ? [...lines] : lines.filter(line => !gone.has(line));
  });
}

/** The outermost lines of a page, from the edge inwards: of the top (1) or of the bottom (-1). */
const edgeOf = (lines: readonly PdfLine[], side: 1 | -1): PdfLine[] =>
  [...lines].sort((a, b) => side * (b.y - a.y)).slice(0, DEEPEST);
