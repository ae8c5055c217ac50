import { DoesNotFit, type Drawing, type DrawnPart, type FigureInput, type Page } from './figure-type.ts';
import { frame, type Plot } from './frame.ts';
import { joinSpecs } from './join-specs.ts';
import { picturedNotes } from './note-lines.ts';
import { EDGE } from './theme.ts';

/** A panel narrower than this (in font sizes) has no room for labels and marks. */
const NARROWEST = 26;

/** One panel: the units of one category. */
export interface FacetPanel {
  readonly title: string;
  readonly input: FigureInput;
}

const BARE: Plot = { left: 0, right: 0, above: 0, below: 0, height: 0, layers: [], datasets: {} };

/**
 * A figure once for each panel, side by side where there is room, on common axes; title, legend and notes stand once.
 *
 * @param whole   the same figure of all units, for what the panels share
 * @param caption what is said of the panels, in a note
 */
export function drawFacets(
  whole: FigureInput,
  panels: readonly FacetPanel[],
  caption: string,
  draw: (input: FigureInput) => readonly Drawing[],
): Drawing {
  const { page } = whole;
  const common = draw(whole)[0]!;
  const most = Math.max(1, Math.min(panels.length, Math.floor(page.width / (page.fontSize * NARROWEST))));
  for (let columns = most; ; columns--)
    try {
      return composed(whole, common, grid(page, panels, columns, draw), withNote(whole, common, caption));
    } catch (error) {
      if (!(error instanceof DoesNotFit) || columns === 1) throw error;
    }
}

interface Grid {
  readonly parts: readonly DrawnPart[];
  readonly labels: readonly string[];
  readonly height: number;
}

/** The panels in rows of equal width. A second turn gives all of them the widest axis. */
function grid(
  page: Page,
  panels: readonly FacetPanel[],
  columns: number,
  draw: (input: FigureInput) => readonly Drawing[],
): Grid {
  const gap = page.fontSize;
  const width = (page.width - (columns - 1) * gap) / columns;
  const drawAll = (holds: readonly number[]): Drawing[] =>
    panels.map(({ input, title }) => {
      const own = { ...page, width, holds, isPanel: true };
      const declaration = { ...input.declaration, title };
      return draw({ ...input, declaration, page: own })[0]!;
    });
  const first = drawAll([]);
  const holds = first.flatMap(drawing => drawing.holds ?? []);
  const drawings = holds.length === 0 ? first : drawAll([Math.min(...holds), Math.max(...holds)]);
  const parts: DrawnPart[] = [];
  let y = 0;
  for (let from = 0; from < drawings.length; from += columns) {
    const row = drawings.slice(from, from + columns);
    row.forEach(({ spec }, i) => void parts.push({ spec, x: i * (width + gap), y }));
    y += Math.max(...row.map(drawing => drawing.height)) + page.fontSize * 0.5;
  }
  return { parts, labels: drawings.flatMap(drawing => drawing.labels), height: y };
}

/** The note on the panels comes before the disclosure, which is always last. */
function withNote({ disclosure }: FigureInput, { notes }: Drawing, caption: string): string[] {
  const end = disclosure === null ? notes.length : notes.length - 1;
  return [...notes.slice(0, end), caption, ...notes.slice(end)];
}

function composed(
  input: FigureInput,
  common: Drawing,
  { parts, labels, height }: Grid,
  notes: readonly string[],
): Drawing {
  const { page } = input;
  const { title, alt, legend, findings } = common;
  const look = legend?.look ?? { colour: {}, patterns: new Map() };
  const around = { alt, ...look, plot: BARE };
  const head = frame(page, { ...around, title, notes: [], legend: legend?.legend ?? null });
  const foot = frame(page, { ...around, title: '', notes: picturedNotes(input, notes), legend: null });
  const top = head.height - EDGE;
  const bottom = top + height - page.fontSize * 0.5;
  const all: DrawnPart[] = [
    { spec: head.spec, x: 0, y: 0 },
    ...parts.map(part => ({ ...part, y: part.y + top })),
    { spec: foot.spec, x: 0, y: bottom },
  ];
  return {
    spec: joinSpecs(all, alt),
    parts: all,
    width: page.width,
    height: bottom + foot.height,
    title,
    alt,
    notes,
    labels: [...new Set([...labels, ...(legend?.legend.entries ?? []).map(entry => entry.label)])],
    findings,
  };
}
