import { finding } from '../../model/finding.ts';
import { emptyPlot } from '../empty-plot.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import { frame } from '../frame.ts';
import { type Pattern, patternsOf } from '../hatch.ts';
import type { Legend } from '../legend.ts';
import { picturedNotes } from '../note-lines.ts';
import { STATE_COLOURS } from '../palette.ts';
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
    ? emptyPlot(page, `There are no ${words.units} to show.`)
    : rowPlot(chart, layRows(chart, page, format), page, colour, patterns);
  const { spec, width, height } = frame(page, {
    title: figure.title,
    alt: figure.alt,
    notes: picturedNotes(input, figure.notes),
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
