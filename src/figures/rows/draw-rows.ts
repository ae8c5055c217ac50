import { finding } from '../../model/finding.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import { contentWidth, frame, type Plot } from '../frame.ts';
import { type Pattern, patternsOf } from '../hatch.ts';
import type { Legend } from '../legend.ts';
import { STATE_COLOURS } from '../palette.ts';
import { INK } from '../theme.ts';
import { layRows } from './lay-rows.ts';
import type { RowChart } from './row-chart.ts';
import { rowPlot } from './row-layers.ts';

/** What a type of figure says of a chart of rows. */
export interface RowFigure {
  readonly chart: RowChart;
  readonly legend: Legend | null;
  readonly colours: ReadonlyMap<string, string>;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  readonly findings?: Drawing['findings'];
}

/** Lays a chart of rows out and puts it on its page. Without any units the picture says so. */
export function drawRows(input: FigureInput, figure: RowFigure): Drawing {
  const { page, format, words } = input;
  const { chart, legend } = figure;
  const empty = chart.rows.every(row => row.parts.length === 0);
  const domain = [...figure.colours.keys()];
  const colour = {
    field: 'level',
    type: 'nominal',
    scale: { domain, range: domain.map(level => figure.colours.get(level)) },
    legend: null,
  };
  const patterns = page.patterns ? patternsOf(domain, level => level in STATE_COLOURS) : new Map<string, Pattern>();
  const plot = empty
    ? emptyPlot(input, `There are no ${words.units} to show.`)
    : rowPlot(chart, layRows(chart, page, format), page, colour, patterns);
  const { spec, width, height } = frame(page, {
    title: figure.title,
    alt: figure.alt,
    notes: page.caption ? figure.notes : figure.notes.slice(figure.notes.length - (input.disclosure === null ? 0 : 1)),
    legend: empty ? null : legend,
    colour,
    patterns,
    plot,
  });
  const findings = [...(figure.findings ?? [])];
  if (empty)
    findings.push(
      finding('F111', 'warning', `there are no ${words.units} to show`, {
        suggestion: 'check `where:` and the denominator',
      }),
    );
  const labels = empty
    ? []
    : [...chart.rows.map(row => row.label), ...(legend === null ? [] : legend.entries.map(entry => entry.label))];
  return { spec, width, height, title: figure.title, alt: figure.alt, notes: figure.notes, labels, findings };
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
