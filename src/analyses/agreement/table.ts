import { groupedBy } from '../../base/grouped-by.ts';
import { ENDS_CUT, printedEnds } from '../../model/printed-ends.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { agreementGrid, categoryKey, coefficientOf, stageOf } from '../../tables/agreement-grid.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** Agreement: an overview of each stage, then every field with all of its coefficients and categories; or what disagreements could change. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const moved = rows.filter(row => row.statistic.startsWith('share'));
  const compared = rows.filter(row => !row.statistic.startsWith('share'));
  const stages = groupedBy(compared, stageOf);
  return [
    ...stages.flatMap(own => [
      { ...overviewTable(own, context), title: stages.length < 2 ? '' : stageOf(own[0]!) },
      ...groupedBy(own, row => row.field).flatMap(ofField => fieldTables(ofField, context)),
    ]),
    ...(moved.length === 0 ? [] : [consequenceTable(moved, context)]),
  ];
}

const OVERVIEW: readonly (readonly [string, readonly string[]])[] = [
  ['Kappa', ['cohen_kappa', 'fleiss_kappa']],
  ['Weighted', ['weighted_kappa_quadratic']],
  ['AC1', ['gwet_ac1']],
  ['Alpha', ['krippendorff_alpha', 'masi_alpha', 'krippendorff_alpha_interval']],
  ['ICC', ['icc_a1']],
];

/** A field a row, the coefficients that any of them has as columns. */
export function overviewTable(rows: readonly ResultRow[], context: TableContext): TableModel {
  const { format, words } = context;
  const fields = agreementGrid(rows).flatMap(stage => stage.fields);
  const shown = OVERVIEW.filter(([, names]) => fields.some(({ whole }) => coefficientOf(whole.rows, names)));
  return plainTable(
    ['Field', 'n', 'Agree', ...shown.map(([head]) => head)],
    fields.map(({ field, whole }) => [
      words.fieldTitle(field),
      String(whole.compared()?.n ?? ''),
      percentOf(coefficientOf(whole.rows, ['percent_agreement', 'exact_set_agreement']), context),
      ...shown.map(([, names]) => {
        const row = coefficientOf(whole.rows, names);
        return row === undefined ? '' : format.coefficient(row.estimate);
      }),
    ]),
    { name: 'agreement' },
  );
}

/** Every coefficient of one field, and each of its categories against the others. */
export const fieldTables = (rows: readonly ResultRow[], context: TableContext): TableModel[] => [
  coefficientTable(
    rows.filter(row => row.kind === 'field' && row.statistic !== 'units_compared'),
    context,
  ),
  ...categoryTable(
    rows.filter(row => row.kind !== 'field'),
    context,
  ),
];

const percentOf = (row: ResultRow | undefined, { format }: TableContext): string =>
  row === undefined || row.estimate === null
    ? '–'
    : row.n === null
      ? `${format.number(row.estimate * 100)}%`
      : format.percentSigned(row.n, row.N);

const nameOf = (row: ResultRow): string => `${row.by.length > 1 ? `${row.by[1]!.level}: ` : ''}${row.label}`;

/** So many rows are named before what is said of them. */
const MAX_NAMED = 3;

/** What must be said of values, each once, with the rows that it is said of. */
function notesOf(rows: readonly ResultRow[]): string[] {
  const said = new Map<string, string[]>();
  for (const row of rows)
    for (const { code, message } of row.warnings)
      if (code !== 'not-independent') said.set(message, [...(said.get(message) ?? []), nameOf(row)]);
  const notes = [...said].map(([message, names]) => {
    const more = names.length - MAX_NAMED;
    return `${names.slice(0, MAX_NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}: ${message}.`;
  });
  return rows.some(row => printedEnds(row)?.cut) ? [...notes, ENDS_CUT] : notes;
}

/** Every coefficient of the whole field, and of pairs of coders. */
function coefficientTable(rows: readonly ResultRow[], { format, words }: TableContext): TableModel {
  const level = rows.find(row => row.ci)?.ci?.level ?? 0.95;
  const model = plainTable(
    [words.fieldTitle(rows[0]?.field ?? ''), 'n', 'Value', 'SE', `${Math.round(level * 1000) / 10}% CI`],
    rows.map(row => {
      const ends = printedEnds(row);
      return [
        nameOf(row),
        String(row.N ?? ''),
        format.coefficient(row.estimate, 3),
        row.se === null ? '' : format.coefficient(row.se, 3),
        ends === null ? '' : format.interval(ends.low, ends.high, 2),
      ];
    }),
    { name: 'coefficients' },
  );
  return { ...model, notes: notesOf(rows) };
}

const OF_TWO = [
  ['Kappa', 'cohen_kappa'],
  ['AC1', 'gwet_ac1'],
  ['PABAK', 'brennan_prediger'],
  ['Prevalence', 'prevalence_index'],
  ['Bias', 'bias_index'],
] as const;
const OF_MORE = [
  ['Kappa', 'fleiss_kappa'],
  ['AC1', 'gwet_ac1'],
  ['Alpha', 'krippendorff_alpha'],
] as const;

/** Each category or option against the others; no table where the field has none. */
function categoryTable(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const { format, words } = context;
  const categories = groupedBy(rows, categoryKey);
  if (categories.length === 0) return [];
  const columns = rows.some(row => row.unit === 'pair') ? OF_TWO : OF_MORE;
  return [
    plainTable(
      [`${words.fieldTitle(rows[0]?.field ?? '')}, each`, 'n', 'Agree', ...columns.map(([head]) => head)],
      categories.map(own => {
        const get = (statistic: string): ResultRow | undefined => coefficientOf(own, [statistic]);
        return [
          own[0]!.label ?? '',
          String(get('percent_agreement')?.N ?? ''),
          percentOf(get('percent_agreement'), context),
          ...columns.map(([, statistic]) => format.coefficient(get(statistic)?.estimate ?? null)),
        ];
      }),
      { name: 'categories' },
    ),
  ];
}

/** Shares of the consensus that disagreements could move. */
export function consequenceTable(rows: readonly ResultRow[], { format, words }: TableContext): TableModel {
  const share = (row: ResultRow | undefined): string =>
    row === undefined ? '' : `${row.n}/${row.N} ${format.percentSigned(row.n, row.N)}`;
  return plainTable(
    ['If disagreements fell the other way', '', 'Now', 'All the other way', 'Lowest', 'Highest'],
    groupedBy(rows, row => JSON.stringify([stageOf(row), row.field, row.level])).map(own => [
      words.fieldTitle(own[0]!.field ?? ''),
      own[0]!.label ?? '',
      ...['share', 'share_other_way', 'share_lowest', 'share_highest'].map(statistic =>
        share(coefficientOf(own, [statistic])),
      ),
    ]),
    { left: [1], name: 'consequences' },
  );
}
