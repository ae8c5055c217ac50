import { finding } from '../model/finding.ts';
import type { Drawing, FigureInput, Page } from './figure-type.ts';
import { contentWidth, frame, type Plot } from './frame.ts';
import { type Pattern, patternsOf } from './hatch.ts';
import type { Legend } from './legend.ts';
import { STATE_COLOURS } from './palette.ts';
import { INK } from './theme.ts';

/** How levels look: the encoding that plot and legend share, and the patterns of greys. */
export interface Look {
  readonly colour: object;
  readonly patterns: ReadonlyMap<string, Pattern>;
}

/** What a type of figure says of a picture that it has laid out. */
export interface Picture {
  /** null where there are no units to show */
  readonly plot: Plot | null;
  readonly look: Look;
  readonly legend: Legend | null;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  /** of the plot; those of the legend are added */
  readonly labels: readonly string[];
  readonly findings?: Drawing['findings'];
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
export function drawPlot(input: FigureInput, { plot, look, legend, findings = [], ...picture }: Picture): Drawing {
  const { page, words, disclosure } = input;
  const { title, alt, notes } = picture;
  const shown = plot === null ? null : legend;
  const { spec, width, height } = frame(page, {
    title,
    alt,
    notes: page.caption ? notes : notes.slice(notes.length - (disclosure === null ? 0 : 1)),
    legend: shown,
    ...look,
    plot: plot ?? emptyPlot(input, `There are no ${words.units} to show.`),
  });
  const empty = finding('F111', 'warning', `there are no ${words.units} to show`, {
    suggestion: 'check `where:` and the denominator',
  });
  return {
    spec,
    width,
    height,
    title,
    alt,
    notes,
    labels: plot === null ? [] : [...picture.labels, ...(shown?.entries ?? []).map(entry => entry.label)],
    findings: plot === null ? [...findings, empty] : findings,
  };
}

function emptyPlot({ page }: FigureInput, text: string): Plot {
  const height = page.fontSize * 4;
  return {
    left: 0,
    right: 0,
    above: 0,
    below: 0,
    height,
    datasets: {},
    layers: [
      {
        name: 'empty',
        data: { values: [{ text }] },
        mark: {
          type: 'text',
          x: contentWidth(page) / 2,
          y: height / 2,
          align: 'center',
          baseline: 'middle',
          fontSize: page.fontSize,
          color: INK.quiet,
        },
        encoding: { text: { field: 'text' } },
      },
    ],
  };
}
