import { fieldsOf, looksLikeExpression, parseExpression } from '../base/expression.ts';
import { counted, oneOf, plural } from '../base/plural.ts';
import { AGREEMENT_FINDINGS } from '../model/agreement-findings.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Finding } from '../model/finding.ts';
import type { Material } from '../model/material.ts';
import type { Note, NoteCode } from '../model/note.ts';
import type { Parents } from '../model/parents.ts';
import type { ResultRow, Results } from '../model/result-row.ts';
import { INVALID } from '../model/state.ts';
import { countWhere, unitCount } from '../model/unit-count.ts';

/** What must be said with the rows of any request, around what its analysis says itself. */
export const resultNotes = ({ rows, notes }: Results, request: AnalysisRequest, material: Material): Note[] => [
  ...countedNotes(material, rows),
  ...notes,
  ...invalidNotes(rows, request, material),
  ...unreadNotes(material),
  ...raggedNotes(material),
  ...uncheckedNotes(material),
];

/** What must be said where other units than the studies are counted: which, of how many studies, and that they are clustered. */
function countedNotes({ coded, from, parents = [] }: Material, rows: readonly ResultRow[]): Note[] {
  if (from === undefined || rows.length === 0) return [];
  const units = plural(coded.unit);
  const root = parents.at(-1);
  if (root === undefined)
    return [
      {
        code: 'counted-unit',
        message: `The units counted are ${units}: ${counted(coded.units, coded.unit)} in ${from}.`,
      },
    ];
  const { having, without, largest } = sizes(root);
  const stray = root.of.filter(at => at < 0).length;
  const notes: Note[] = [
    {
      code: 'counted-unit',
      message: `The units counted are ${units}, not ${plural(root.unit)}: ${counted(coded.units - stray, coded.unit)} of ${counted(having, root.unit)}${without === 0 ? '' : ` (${without} more ${without === 1 ? `${root.unit} has` : `${plural(root.unit)} have`} none)`}.`,
    },
  ];
  if (stray > 0)
    notes.push({
      code: 'no-parent',
      message: `${counted(stray, coded.unit)} ${stray === 1 ? 'belongs' : 'belong'} to no ${root.unit}: counted here, but in no group of a field of the ${root.unit}.`,
    });
  if (largest > 1 && rows.some(row => row.ci !== null || row.test !== null || row.analysis === 'gaps'))
    notes.push({
      code: 'clustered',
      message: `${oneOf(coded.unit)} is not independent of the others of its ${root.unit}; this is ignored, so confidence intervals are too narrow and P values too small.`,
    });
  return notes;
}

function sizes({ of, units }: Parents): { having: number; without: number; largest: number } {
  const size = new Uint32Array(units);
  for (const at of of) if (at >= 0) size[at]!++;
  const having = size.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  return { having, without: units - having, largest: size.reduce((most, own) => Math.max(most, own), 0) };
}

/** Of each field that rows are about: how many units count in no category of it, because their cell has an error. */
function invalidNotes(rows: readonly ResultRow[], { by = [] }: AnalysisRequest, { coded }: Material): Note[] {
  const { columns, unit } = coded;
  const asked = new Set([...rows.flatMap(row => [row.field, row.with]), ...by]);
  // a proposition depends on the fields that it names
  const names = new Set(
    [...asked].flatMap(name =>
      name !== null && !columns.has(name) && looksLikeExpression(name)
        ? fieldsOf(parseExpression(name)).map(field => field.name)
        : [name],
    ),
  );
  return [...names].flatMap((name): Note[] => {
    const column = name === null ? undefined : columns.get(name);
    if (column === undefined) return [];
    const invalid = countWhere(coded, at => column.states[at] === INVALID);
    if (invalid === 0) return [];
    return [
      {
        code: 'invalid-cells',
        message: `${column.field.title}: ${invalid} of ${unitCount(coded)} ${plural(unit)} ${invalid === 1 ? 'has' : 'have'} an invalid cell and ${invalid === 1 ? 'counts' : 'count'} in no category; \`scopebook validate\` names the ${invalid === 1 ? 'cell' : 'cells'}.`,
      },
    ];
  });
}

/** Findings of rows that count nowhere: below the declared range, or of units that only coders have rows of. */
const UNREAD = new Map<string, NoteCode>([
  ['D016', 'unread-rows'],
  [AGREEMENT_FINDINGS.noConsensus.code, 'no-consensus'],
]);

/** That rows of the sheet count nowhere. */
const unreadNotes = ({ coded: { table } }: Material): Note[] =>
  table.findings.flatMap(({ code, file, message }) => {
    const note = UNREAD.get(code);
    return note === undefined ? [] : [{ code: note, message: `${file}: ${message}.` }];
  });

/** More rows than that are how a program writes blank cells at the end of a row. */
const MOST_SHORT = 0.5;

/** That cells of some rows may stand in the wrong columns: such a row is broken by a line break or a delimiter that no quotation marks enclose. */
function raggedNotes({ coded: { table } }: Material): Note[] {
  const of = (code: string): Finding[] => table.findings.filter(finding => finding.code === code);
  const short = of('D006');
  const odd = [...of('D005'), ...(short.length > table.rows * MOST_SHORT ? [] : short)];
  const joined = of('D015');
  const notes: Note[] = joined.map(({ file, row, message }) => ({
    code: 'ragged-rows',
    message: `${file}${row === null ? '' : `, row ${row}`}: ${message}.`,
  }));
  const rows = [...new Set(odd.flatMap(({ row }) => (row === null ? [] : [row])))].sort((a, b) => a - b);
  if (rows.length > 0)
    notes.push({
      code: 'ragged-rows',
      message: `${table.file}: ${rows.length === 1 ? `row ${rows[0]} has` : `${rows.length} rows (first row ${rows[0]}) have`} more or fewer cells than the header, perhaps because of a line break or a delimiter inside an unquoted cell; ${rows.length === 1 ? 'its' : 'their'} cells may be in the wrong columns.`,
    });
  return notes;
}

/** That other columns of the sheet were not read, so that their cells were not checked. */
export const uncheckedNotes = ({ columnsRead }: Material): Note[] =>
  columnsRead === undefined || columnsRead.headers.length === columnsRead.of
    ? []
    : [
        {
          code: 'columns-not-read',
          message: `Only the columns that this result depends on were read and checked: ${columnsRead.headers.join(', ')} (${columnsRead.headers.length} of ${columnsRead.of}); \`scopebook validate\` checks the others.`,
        },
      ];
