import { FIGURE_FINDINGS } from '../model/figure-findings.ts';
import { finding } from '../model/finding.ts';
import type { Legend, Look } from './drawn-legend.ts';
import { emptyPlot } from './empty-plot.ts';
import type { Drawing, FigureInput, Page } from './figure-type.ts';
import { frame, type Plot } from './frame.ts';
import { type Pattern, patternsOf } from './hatch.ts';
import { picturedNotes } from './note-lines.ts';
import { STATE_COLOURS } from './palette.ts';

/** What a type of figure says of a picture that it has laid out. */
export interface Picture {
  /** null where there are no units to show */
  readonly plot: Plot | null;
  readonly look: Look;
  readonly legend: Legend | null;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  /** those that stand in the picture, where they are fewer: the caption file has all */
  readonly inPicture?: readonly string[];
  /** of the plot; those of the legend are added */
  readonly labels: readonly string[];
  readonly findings?: Drawing['findings'];
  /** the ends of its axis, which other panels are to have too */
  readonly holds?: readonly number[];
}

export function lookOf(page: Page, colours: ReadonlyMap<string, string>): Look {
  const domain = [...colours.keys()];
  return {
    colour: {
      field: 'level',
      type: 'nominal',
      scale: { domain, range: domain.map(level => colours.get(level)) },
      legend: null,
    },
    patterns: page.patterns ? patternsOf(domain, level => level in STATE_COLOURS) : new Map<string, Pattern>(),
  };
}

/** Puts a plot on its page. Without any units the picture says so. */
export function drawPlot(
  input: FigureInput,
  { plot, look, legend, findings = [], holds, ...picture }: Picture,
): Drawing {
  const { page, words } = input;
  const { title, alt, notes, inPicture } = picture;
  const shown = plot === null ? null : legend;
  const { spec, width, height } = frame(page, {
    title,
    alt,
    notes: page.isPanel ? [] : picturedNotes(input, inPicture ?? notes),
    legend: page.isPanel ? null : shown,
    ...look,
    plot: plot ?? emptyPlot(page, `There are no ${words.units} to show.`),
  });
  const empty = finding(
    FIGURE_FINDINGS.nothingToShow.code,
    FIGURE_FINDINGS.nothingToShow.severity,
    `there are no ${words.units} to show`,
    {
      suggestion: 'check `where:` and the denominator',
    },
  );
  return {
    spec,
    width,
    height,
    title,
    alt,
    notes,
    labels: plot === null ? [] : [...picture.labels, ...(shown?.entries ?? []).map(entry => entry.label)],
    findings: plot === null ? [...findings, empty] : findings,
    ...(holds === undefined || plot === null ? {} : { holds }),
    ...(shown === null ? {} : { legend: { legend: shown, look } }),
  };
}
