import { usageFault } from '../../base/fault.ts';
import { EDITS } from '../../model/edits.ts';
import { FIGURE_FINDINGS } from '../../model/figure-findings.ts';
import { finding } from '../../model/finding.ts';
import type { FlowKey } from '../../model/flow.ts';
import { emptyPlot } from '../empty-plot.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { flowChart } from '../flow/flow-chart.ts';
import { flowPlot } from '../flow/flow-plot.ts';
import { layoutFlow } from '../flow/layout-flow.ts';
import { frame } from '../frame.ts';
import { noteLinesOf, picturedNotes } from '../note-lines.ts';

const SOURCE = 'After the PRISMA 2020 flow diagram (Page MJ et al., BMJ 2021;372:n71).';

/** How records became the studies of the review, as a PRISMA 2020 flow diagram. */
export const flow = figureType({
  name: 'flow',
  describe:
    'The PRISMA 2020 flow diagram from the counts that `flow:` of review.yaml declares; boxes with unknown counts are left out.',
  needs: [],
  options: [],
  edits: Object.fromEntries(
    EDITS.map(edit => [edit, 'its boxes are those of PRISMA 2020, with the texts and numbers of the flow counts']),
  ),
  plan: () => [{ analysis: 'flow', fields: [] }],
  draw(input) {
    const { declaration, page, format } = input;
    if (input.flow === null)
      throw usageFault(
        'no-flow',
        `the review has no flow counts to draw`,
        'declare them in review.yaml: `flow: RESOURCE` (a sheet with the columns data and n, as the PRISMA2020 package has it), or `flow: { screening: { resource: RESOURCE, decision: FIELD } }`',
      );
    const chart = flowChart(input.flow, format);
    const empty = chart.arms.length === 0 && chart.included === null && chart.total === null;
    const title = declaration.title ?? 'Flow of studies into the review';
    const alt = declaration.alt ?? sentence(input);
    const notes = noteLinesOf(input, [...(empty ? [] : leftOut(input)), SOURCE]);
    const { spec, width, height } = frame(page, {
      title,
      alt,
      notes: picturedNotes(input, notes),
      legend: null,
      colour: {},
      patterns: new Map(),
      plot: empty ? emptyPlot(page, 'There are no flow counts to show.') : flowPlot(layoutFlow(chart, page), page),
    });
    const nodes = [
      ...chart.arms.flatMap(arm => [...arm.stages.values()].flatMap(({ main, side }) => [main, side])),
      chart.included,
      chart.total,
    ];
    return [
      {
        spec,
        width,
        height,
        title,
        alt,
        notes,
        labels: nodes.flatMap(node => node ?? []).map(line => line.text),
        findings: empty
          ? [
              finding(
                FIGURE_FINDINGS.nothingToShow.code,
                FIGURE_FINDINGS.nothingToShow.severity,
                'there are no flow counts to show',
                {
                  suggestion: `check ${input.flow.file}: every count is blank`,
                },
              ),
            ]
          : [],
      },
    ];
  },
});

/** The boxes of the way down, with the words of a sentence: one is enough of those that stand for the same. */
const MAIN: readonly (readonly [keys: readonly FlowKey[], words: string])[] = [
  [['database_results', 'register_results', 'database_specific_results'], 'records identified'],
  [['records_screened'], 'records screened'],
  [['dbr_sought_reports'], 'reports sought for retrieval'],
  [['dbr_assessed'], 'reports assessed for eligibility'],
  [['new_studies', 'total_studies'], 'studies included'],
];

/** What a reader who knows the template would miss. */
function leftOut({ flow }: FigureInput): string[] {
  const missing = MAIN.filter(([keys]) => keys.every(key => !flow?.boxes.has(key))).map(([, words]) => words);
  return missing.length === 0 ? [] : [`Left out, because the counts are unknown: ${missing.join(', ')}.`];
}

/** The way from the first known box to the last, in a sentence. */
function sentence({ flow, format }: FigureInput): string {
  const n = (key: FlowKey): number | null => flow?.boxes.get(key)?.n ?? null;
  const sum = (...keys: FlowKey[]): number | null =>
    keys.some(key => n(key) !== null) ? keys.reduce((total, key) => total + (n(key) ?? 0), 0) : null;
  const steps: [number | null, string][] = [
    [sum('database_results', 'register_results'), 'records were identified in databases and registers'],
    [sum('website_results', 'organisation_results', 'citations_results'), 'by other methods'],
    [sum('duplicates', 'excluded_automatic', 'excluded_other'), 'were removed before screening'],
    [n('records_screened'), 'records were screened'],
    [n('records_excluded'), 'were excluded'],
    [sum('dbr_assessed', 'other_assessed'), 'reports were assessed for eligibility'],
    [sum('dbr_excluded', 'other_excluded'), 'of them were excluded'],
    [n('new_studies') ?? n('total_studies'), 'studies are included'],
  ];
  const known = steps.flatMap(([count, words]) =>
    count === null ? [] : [`${format.count(count)} ${count === 1 ? single(words) : words}`],
  );
  const total = n('new_studies') !== null && n('total_studies') !== n('new_studies') ? n('total_studies') : null;
  return known.length === 0
    ? 'PRISMA flow diagram without counts.'
    : `PRISMA flow diagram: ${known.join('; ')}${total === null ? '' : `, ${format.count(total)} with those of the previous version`}.`;
}

/** `1 record was screened`. */
const single = (words: string): string =>
  words
    .replace(/^(record|report)s /, '$1 ')
    .replace(/^studies are /, 'study is ')
    .replace(/\bwere\b/, 'was');
