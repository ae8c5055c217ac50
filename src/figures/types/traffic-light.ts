import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import { drawPages } from '../draw-pages.ts';
import { lookOf } from '../draw-plot.ts';
import { type Drawing, type FigureInput, figureType } from '../figure-type.ts';
import { UNIT_EDITS } from '../followed-edits.ts';
import { contentWidth } from '../frame.ts';
import { noteLinesOf } from '../note-lines.ts';
import { judgementPlot, layoutJudgementLegends } from '../risk-of-bias/judgement-plot.ts';
import { LIGHT_PALETTES } from '../risk-of-bias/judgements.ts';
import { layoutJudgements } from '../risk-of-bias/layout-judgements.ts';
import { type JudgementGrid, readJudgements } from '../risk-of-bias/read-judgements.ts';
import { summaryBars } from '../risk-of-bias/summary-bars.ts';
import { sharePlan } from '../share-plan.ts';

/** Longer names of criteria (in font sizes) stand in a legend, and numbers above the columns. */
const LONGEST_NAME = 15;

/** Every study's judgement by every criterion, as robvis draws risk of bias; a page for as many studies as have room. */
export const trafficLight = figureType({
  name: 'traffic-light',
  describe:
    'Studies by criteria as lights with signs (+, –, ×, !, ?, /) that need no colour, on several pages where they are many; it must name the tool or profile.',
  needs: ['fields'],
  options: [
    {
      name: 'tool',
      describe: 'the appraisal tool or profile that the judgements come from; it must be named',
      kind: 'word',
    },
    { name: 'overall', describe: 'the field with the overall judgement, a column set apart', kind: 'field' },
    {
      name: 'summary',
      describe: 'whether a further page shows the judgements by each criterion as parts of 100%, a bar for each',
      kind: 'flag',
    },
    {
      name: 'judge',
      describe:
        'words: codes are judgements (Low, Some concerns, yes, no …), the default; reporting: whether the study reports the field at all',
      kind: 'word',
      values: ['words', 'reporting'],
    },
    {
      name: 'judgements',
      describe: 'what codes stand for: { code: low | some | high | critical | no-information | not-applicable }',
      kind: 'mapping',
    },
    {
      name: 'colours',
      describe: "robvis' palettes: colourblind (default) or cochrane",
      kind: 'word',
      values: LIGHT_PALETTES,
    },
  ],
  edits: { ...UNIT_EDITS, colours: 'its colours are those of judgements; use `options: { colours: cochrane }`' },
  plan(declaration) {
    const { by, order } = declaration;
    for (const [key, value] of Object.entries({ by, order }))
      if (value !== undefined)
        throw usageFault(
          'traffic-light',
          `a traffic-light shows ${key === 'by' ? 'units one by one, without subgroups' : 'units in the order of the sheet'}, so \`${key}:\` has no effect`,
          key === 'by'
            ? 'leave it out; `figure: stacked-bar` draws judgements by subgroup'
            : 'leave it out, and sort the rows of the sheet',
          { option: key },
        );
    return sharePlan({ ...declaration, fields: columnsOf(declaration), field: undefined, ci: undefined });
  },
  draw(input) {
    const { declaration, page, words } = input;
    const tool = String(declaration.options?.tool ?? '').trim();
    if (tool === '')
      throw usageFault(
        'tool',
        `a traffic-light must name the appraisal tool or profile that its judgements come from`,
        'write e.g. `options: { tool: RoB 2 }`',
        { option: 'figure' },
      );
    const fields = columnsOf(declaration);
    const overall = fields.length > declaration.fields!.length;
    const criteria = declaration.fields!.map(field => words.fieldTitle(field));
    const codes = criteria.map((_, i) => (criteria.length < 10 ? `D${i + 1}` : `${i + 1}`));
    const lights = readJudgements(input, fields);
    const title = declaration.title ?? `${criteria.length === 1 ? criteria[0] : 'Appraisal'} by ${words.unit}`;
    const alt = declaration.alt ?? sentence(input, lights, overall ? [...criteria, 'Overall'] : criteria, tool);
    // what else is said of shares is not said of single studies
    const notes = noteLinesOf(input, ownNotes(input, lights, tool), code => code === 'unknown-condition');
    const empty = lights.units.length === 0;
    const palette = page.greyscale ? 'greys' : String(declaration.options?.colours ?? 'colourblind');
    const look = lookOf(page, new Map());
    const widest = Math.max(...criteria.map(label => page.measure(label, page.fontSize, true)));
    const pages = (turned: boolean): Drawing[] => {
      const named = turned ? [] : criteria.map((label, i) => `${codes[i]}: ${label}`);
      const heads = [...(turned ? criteria : codes), ...(overall ? ['Overall'] : [])];
      const turnedHeight = turned ? Math.max(...heads.map(head => page.measure(head, page.fontSize, true))) : null;
      const legends = layoutJudgementLegends(lights.legend, tool, named, page, contentWidth(page));
      const bare = judgementPlot({ units: [], heads: [], height: 0 }, legends, page, palette, turnedHeight);
      return drawPages(input, { look, legend: null, title, alt, notes }, empty ? null : bare, around =>
        layoutJudgements(lights, { heads, turned, overall }, page, around).map(laid => ({
          plot: judgementPlot(laid, legends, page, palette, turnedHeight),
          labels: [
            ...(turned ? criteria : named),
            ...lights.legend.map(entry => entry.label),
            ...laid.units.map(unit => unit.lines.join(' ')),
          ],
        })),
      );
    };
    // names instead of numbers, unless they are long or take a page more
    const summary =
      String(declaration.options?.summary ?? false) === 'true'
        ? summaryBars(
            input,
            lights,
            { criteria: overall ? [...criteria, 'Overall'] : criteria, tool, title, alt, notes },
            palette,
          )
        : [];
    if (widest > page.fontSize * LONGEST_NAME) return [...pages(false), ...summary];
    const withNames = pages(true);
    const withNumbers = withNames.length > 1 ? pages(false) : withNames;
    return [...(withNumbers.length < withNames.length ? withNumbers : withNames), ...summary];
  },
});

/** The criteria, and the overall judgement where it is declared. */
const columnsOf = ({ fields = [], options }: FigureInput['declaration']): string[] => [
  ...fields,
  ...(options?.overall === undefined ? [] : [String(options.overall)]),
];

function ownNotes({ results, words, format }: FigureInput, lights: JudgementGrid, tool: string): string[] {
  const where = results.rows.find(row => row.where !== null)?.where;
  const n = lights.units.length;
  return [
    `N = ${counted(n, words.unit).replace(/^\d+/, format.count(n))}; judged by: ${tool}.${where === undefined || where === null ? '' : ` Only ${words.units} with ${words.condition(where)}.`}`,
  ];
}

/** How often each judgement is given overall; without an overall judgement, which criteria have the best most and least often. */
function sentence(
  { words, format }: FigureInput,
  { units, legend }: JudgementGrid,
  titles: readonly string[],
  tool: string,
): string {
  const start = `Traffic-light plot of ${counted(units.length, words.unit)} by ${counted(titles.length, 'criterion').replace('criterions', 'criteria')} (${tool}).`;
  const best = legend[0];
  if (units.length === 0 || best === undefined) return start;
  const countOf = (column: number, key: string): number => units.filter(unit => unit.lights[column] === key).length;
  // what does not apply to a unit is in no denominator
  const wholes = titles.map((_, column) => units.length - countOf(column, 'not-applicable'));
  const of = (n: number, column: number): string => `${format.count(n)} of ${format.count(wholes[column]!)}`;
  const last = titles.length - 1;
  if (titles[last] === 'Overall')
    return `${start} Overall: ${legend
      .map(({ key, label }) => ({ label, n: countOf(last, key) }))
      .filter(({ n }) => n > 0)
      .map(({ label, n }) => `${label} in ${of(n, last)}`)
      .join(', ')}.`;
  const ranked = titles
    .map((title, column) => ({ title, column, n: countOf(column, best.key) }))
    .filter(({ column }) => wholes[column]! > 0)
    .sort((a, b) => b.n * wholes[a.column]! - a.n * wholes[b.column]!);
  const [most, least] = [ranked[0], ranked.at(-1)];
  if (most === undefined || least === undefined) return start;
  return most.n * wholes[least.column]! === least.n * wholes[most.column]!
    ? `${start} ${best.label}: ${of(most.n, most.column)} by every criterion.`
    : `${start} ${best.label} most often for ${most.title} (${of(most.n, most.column)}) and least often for ${least.title} (${of(least.n, least.column)}).`;
}
