import type { Effects } from '../base/effects.ts';
import type { Formatter } from '../base/formatter.ts';
import { counted } from '../base/plural.ts';
import { unknownWord } from '../base/unknown-word.ts';
import { textTable } from '../export/table/text-table.ts';
import { ENDS_CUT, printedEnds } from '../model/printed-ends.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { AgreementReport, FieldReport } from '../pipeline/sheets/agreement.ts';
import { confusionText } from './confusion-text.ts';
import { groupedFindingLines } from './grouped-finding-lines.ts';

/** What to print, and how. */
export interface AgreementPrint {
  readonly format: string;
  /** every coefficient, categories and confusion table of each field */
  readonly full: boolean;
  readonly disagreements: boolean;
  readonly consequences: boolean;
}

/** Prints a report as text, CSV or JSON on standard output; findings go to standard error. */
export async function printAgreement(effects: Effects, report: AgreementReport, print: AgreementPrint): Promise<void> {
  switch (print.format) {
    case 'json': {
      const { rows, disagreements, findings, consequences: moved, stages } = report;
      const document = {
        rows,
        disagreements,
        consequences: moved,
        advice: stages.flatMap(({ fields }) => fields.map(({ stage, field, advice }) => ({ stage, field, ...advice }))),
        confusions: stages.flatMap(({ fields }) => fields.flatMap(({ confusion: one }) => one ?? [])),
        notes: stages.flatMap(({ name, notes }) =>
          notes.map(({ code, message }) => ({ code, message: `${name}: ${message}` })),
        ),
        findings,
      };
      effects.out(`${JSON.stringify(document, null, 2)}\n`);
      break;
    }
    case 'csv':
      effects.out(await (await import('../export/rows-csv.ts')).rowsCsv(report.rows));
      break;
    case 'text':
      effects.out(agreementText(report, print, effects.colour));
      break;
    default:
      throw unknownWord(print.format, ['text', 'csv', 'json'], 'format of agreement', 'format');
  }
  if (print.format !== 'json')
    for (const line of groupedFindingLines(report.findings, effects.colour, Number.POSITIVE_INFINITY))
      effects.err(`${line}\n`);
}

/** The coders' agreement for the terminal. */
export function agreementText(report: AgreementReport, print: AgreementPrint, colour: boolean): string {
  const { format } = report.open;
  const blocks: string[] = [];
  for (const stage of report.stages) {
    const coders = stage.fields[0]?.coders ?? [];
    if (coders.length === 0) continue;
    blocks.push(`${stage.name}: ${coders.join(', ')}\n${stage.notes.map(note => `${note.message}\n`).join('')}`);
    blocks.push(overview(stage.fields, format, colour));
    blocks.push(stage.fields.map(field => `${field.title}: ${field.advice.sentence}\n`).join(''));
    if (print.full)
      for (const field of stage.fields)
        blocks.push(
          whole(field, format, colour),
          parts(field, format, colour),
          field.confusion === null ? '' : confusionText(field.confusion, field.title, colour),
        );
  }
  if (print.disagreements) blocks.push(disagreements(report, colour));
  else if (report.disagreements.length > 0)
    blocks.push(`${counted(report.disagreements.length, 'disagreement')}; --disagreements lists them\n`);
  if (print.consequences) blocks.push(consequences(report, colour));
  return blocks.filter(block => block !== '').join('\n');
}

const COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ['Kappa', ['cohen_kappa', 'fleiss_kappa']],
  ['Weighted', ['weighted_kappa_quadratic']],
  ['AC1', ['gwet_ac1']],
  ['Alpha', ['krippendorff_alpha', 'masi_alpha', 'krippendorff_alpha_interval']],
  ['ICC', ['icc_a1']],
];

function overview(fields: readonly FieldReport[], format: Formatter, colour: boolean): string {
  const rowOf = (field: FieldReport, names: readonly string[]): ResultRow | undefined =>
    field.rows.find(row => names.includes(row.statistic) && row.kind === 'field' && row.by.length === 1);
  const shown = COLUMNS.filter(([, names]) => fields.some(field => rowOf(field, names) !== undefined));
  return textTable(
    ['Field', 'n', 'Agree', ...shown.map(([head]) => head)],
    fields.map(field => [
      field.title,
      String(rowOf(field, ['units_compared'])?.n ?? ''),
      percentOf(rowOf(field, ['percent_agreement', 'exact_set_agreement']), format),
      ...shown.map(([, names]) => {
        const row = rowOf(field, names);
        return row === undefined ? '' : format.coefficient(row.estimate);
      }),
    ]),
    { colour },
  );
}

const percentOf = (row: ResultRow | undefined, format: Formatter): string =>
  row === undefined || row.estimate === null
    ? '–'
    : row.n === null
      ? `${format.number(row.estimate * 100)}%`
      : format.percentSigned(row.n, row.N);

const intervalOf = (row: ResultRow, format: Formatter): string => {
  const ends = printedEnds(row);
  return ends === null ? '' : format.interval(ends.low, ends.high, 2);
};

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
function whole(field: FieldReport, format: Formatter, colour: boolean): string {
  const rows = field.rows.filter(row => row.kind === 'field' && row.statistic !== 'units_compared');
  const notes = notesOf(rows);
  const table = textTable(
    [field.title, 'n', 'Value', 'SE', '95% CI'].map(head =>
      head === '95% CI' ? `${Math.round((rows.find(row => row.ci)?.ci?.level ?? 0.95) * 1000) / 10}% CI` : head,
    ),
    rows.map(row => [
      nameOf(row),
      String(row.N ?? ''),
      format.coefficient(row.estimate, 3),
      row.se === null ? '' : format.coefficient(row.se, 3),
      intervalOf(row, format),
    ]),
    { colour },
  );
  return `${table}${notes.map(note => `${note}\n`).join('')}`;
}

/** Each category or option against the others. */
function parts(field: FieldReport, format: Formatter, colour: boolean): string {
  const rows = field.rows.filter(row => row.kind !== 'field');
  const keys = [...new Set(rows.map(row => `${row.kind} ${row.level}`))];
  if (keys.length === 0) return '';
  const two = field.coders.length === 2;
  const columns: readonly (readonly [string, string])[] = two
    ? [
        ['Kappa', 'cohen_kappa'],
        ['AC1', 'gwet_ac1'],
        ['PABAK', 'brennan_prediger'],
        ['Prevalence', 'prevalence_index'],
        ['Bias', 'bias_index'],
      ]
    : [
        ['Kappa', 'fleiss_kappa'],
        ['AC1', 'gwet_ac1'],
        ['Alpha', 'krippendorff_alpha'],
      ];
  return textTable(
    [`${field.title}, each`, 'n', 'Agree', ...columns.map(([head]) => head)],
    keys.map(key => {
      const own = rows.filter(row => `${row.kind} ${row.level}` === key);
      const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
      return [
        own[0]!.label ?? '',
        String(get('percent_agreement')?.N ?? ''),
        percentOf(get('percent_agreement'), format),
        ...columns.map(([, statistic]) => format.coefficient(get(statistic)?.estimate ?? null)),
      ];
    }),
    { colour },
  );
}

function disagreements({ disagreements: list }: AgreementReport, colour: boolean): string {
  if (list.length === 0) return 'no disagreements\n';
  const coders = [...new Set(list.flatMap(entry => entry.codes.map(({ coder }) => coder)))];
  return textTable(
    ['Stage', 'Unit', 'Field', ...coders, 'Consensus'],
    list.map(entry => [
      entry.stage,
      entry.key,
      entry.field,
      ...coders.map(coder => short(entry.codes.find(code => code.coder === coder)?.code ?? '')),
      short(entry.consensus ?? ''),
    ]),
    { colour, left: [1, 2, ...coders.map((_, i) => i + 3), coders.length + 3] },
  );
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Shares of the consensus that disagreements could move. */
function consequences({ consequences: rows, open: { format }, stages }: AgreementReport, colour: boolean): string {
  if (rows.length === 0) return 'no disagreement could move a share of the consensus\n';
  const titles = new Map(stages.flatMap(({ fields }) => fields.map(({ field, title }) => [field, title])));
  const keys = [...new Set(rows.map(row => JSON.stringify([row.by[0]!.level, row.field, row.level])))];
  const share = (row: ResultRow | undefined): string =>
    row === undefined ? '' : `${row.n}/${row.N} ${format.percentSigned(row.n, row.N)}`;
  return textTable(
    ['If disagreements fell the other way', '', 'Now', 'All the other way', 'Lowest', 'Highest'],
    keys.map(key => {
      const own = rows.filter(row => JSON.stringify([row.by[0]!.level, row.field, row.level]) === key);
      const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
      return [
        titles.get(own[0]!.field ?? '') ?? own[0]!.field ?? '',
        own[0]!.label ?? '',
        ...['share', 'share_other_way', 'share_lowest', 'share_highest'].map(statistic => share(get(statistic))),
      ];
    }),
    { colour, left: [1] },
  );
}
