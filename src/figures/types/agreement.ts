import { usageFault } from '../../base/fault.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { REASONS, UNIT_EDITS } from '../followed-edits.ts';
import { noteLinesOf } from '../note-lines.ts';
import { drawNumberRows } from '../number-rows/draw-number-rows.ts';
import { emptyNumberRow, type NumberRow } from '../number-rows/number-row.ts';
import { shareFields } from '../share-plan.ts';

/** Tried in this order where none is named: the first that most of the fields have. */
const USUAL = ['krippendorff_alpha', 'cohen_kappa', 'fleiss_kappa', 'gwet_ac1', 'percent_agreement'] as const;

/** Agreement between coders as a forest of fields. */
export const agreement = figureType({
  name: 'agreement',
  describe:
    'A coefficient of agreement between coders with its interval for each field, like a forest plot; units compared and percent agreement are in columns.',
  needs: [['field', 'fields']],
  options: [
    {
      name: 'coefficient',
      describe: 'the statistic, e.g. cohen_kappa, gwet_ac1; default: krippendorff_alpha where the fields have it',
      kind: 'word',
    },
    { name: 'stage', describe: 'the stage of `codings`; default: the first with these fields', kind: 'word' },
  ],
  edits: { ...UNIT_EDITS, order: REASONS.fields, split: REASONS.noPages },
  plan: declaration => [
    {
      analysis: 'agreement',
      fields: shareFields(declaration),
      where: declaration.where ?? null,
      options: {
        ...(declaration.options?.stage === undefined ? {} : { stage: String(declaration.options.stage) }),
        ...(declaration.confidence === undefined ? {} : { confidence: declaration.confidence }),
      },
    },
  ],
  draw(input) {
    const { declaration, words, format, results } = input;
    const whole = results.rows.filter(row => row.kind === 'field' && row.field !== null);
    const stages = [...new Set(whole.map(stageOf))];
    const stage = stages[0] ?? '';
    const own = whole.filter(row => stageOf(row) === stage);
    const coefficient = chosen(input, own);
    const fields = shareFields(declaration).filter(field => own.some(row => row.field === field));
    const find = (field: string, statistic: string): ResultRow | undefined =>
      own.find(row => row.field === field && row.statistic === statistic);
    const rows = fields.map((field): NumberRow => {
      const row = find(field, coefficient);
      const percent = find(field, 'percent_agreement') ?? find(field, 'set_agreement');
      const value = row?.estimate ?? null;
      const interval = row?.ci ?? null;
      // an interval that leaves the coefficient's range is printed and drawn up to its end
      const high = interval === null ? null : Math.min(1, interval.high);
      const low = interval === null ? null : Math.max(-1, interval.low);
      const ci =
        low === null || high === null ? '' : ` (${format.coefficient(low)}\u00a0to\u00a0${format.coefficient(high)})`;
      return {
        ...emptyNumberRow,
        label: words.fieldTitle(field),
        estimate: value === null ? null : { value, low, high },
        cells: [
          format.count(row?.N ?? percent?.N ?? null),
          percent?.n == null ? '' : format.percent(percent.n, percent.N),
          value === null ? '–' : `${format.coefficient(value)}${ci}`,
        ],
        remark: value === null ? (row?.warnings[0]?.message ?? 'not defined for this field') : '',
      };
    });
    const label = own.find(row => row.statistic === coefficient)?.label ?? coefficient;
    const level = own.find(row => row.ci !== null)?.ci?.level ?? 0.95;
    const none = rows.every(row => row.estimate === null);
    return [
      drawNumberRows(input, {
        chart: none
          ? null
          : {
              rows,
              columns: ['N', 'Agreed, %', `Estimate (${Math.round(level * 1000) / 10}% CI)`],
              labelHead: 'Field',
              axisTitle: label,
              log: false,
              holds: [0, 1],
              line: 0,
              print: value => format.number(value, Number.isInteger(value) ? 0 : 1),
            },
        title: declaration.title ?? 'Agreement between coders',
        alt: declaration.alt ?? sentence(input, rows, label),
        notes: noteLinesOf(input, [
          'N: units that were compared.',
          ...(stages.length > 1
            ? [`Stage: ${stage}. Other stages (${stages.slice(1).join(', ')}) have figures of their own.`]
            : []),
        ]),
      }),
    ];
  },
});

const stageOf = (row: ResultRow): string => row.by.find(({ field }) => field === 'stage')?.level ?? '';

/** The coefficient that is asked for, or the first that all fields (else most of them) have. */
function chosen({ declaration }: FigureInput, rows: readonly ResultRow[]): string {
  const names = [...new Set(rows.filter(row => row.estimate !== null).map(row => row.statistic))].filter(
    name => name !== 'units_compared',
  );
  const asked = declaration.options?.coefficient;
  if (asked === undefined) {
    const countOf = (name: string): number =>
      rows.filter(row => row.statistic === name && row.estimate !== null).length;
    return [...USUAL].sort((a, b) => countOf(b) - countOf(a))[0]!;
  }
  if (rows.some(row => row.statistic === String(asked))) return String(asked);
  throw usageFault(
    'coefficient',
    `options.coefficient: ${unknownMessage(String(asked), names, 'coefficient of these fields')}`,
    `choose one of: ${names.join(', ')}`,
    { option: 'coefficient' },
  );
}

/** The fields with the highest and the lowest agreement. */
function sentence(_: FigureInput, rows: readonly NumberRow[], label: string): string {
  const known = rows.filter(row => row.estimate !== null).sort((a, b) => b.estimate!.value - a.estimate!.value);
  const [best, worst] = [known[0], known.at(-1)];
  if (best === undefined || worst === undefined) return 'Agreement between coders: there is nothing to compare.';
  const said = ({ label: field, cells }: NumberRow): string => `${field}, ${cells[2]}`;
  return best === worst
    ? `Forest plot of agreement between coders (${label}): ${said(best)}.`
    : `Forest plot of agreement between coders (${label}) for ${known.length} fields: highest for ${said(best)}; lowest for ${said(worst)}.`;
}
