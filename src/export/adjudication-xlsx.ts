import { ADJUDICATION, type Adjudication, adjudicationId, evidenceHeader } from '../model/adjudication.ts';

/** A fixed day, so that the same disagreements give the same bytes. */
const MADE = new Date(Date.UTC(2000, 0, 1));

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter((index % 26) + 0);

/** The adjudicator's sheet: a row a disagreement with each coder's evidence, drop-downs that point at a hidden sheet with the codes of each field. */
export async function adjudicationXlsx({ coders, rows, lists }: Adjudication): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const hasEvidence = rows.some(row => row.evidence !== undefined);
  const evidence = hasEvidence ? coders : [];
  const header = [
    ADJUDICATION.stage,
    ADJUDICATION.unit,
    ADJUDICATION.field,
    ...coders,
    ...evidence.map(evidenceHeader),
    ADJUDICATION.before,
    ADJUDICATION.consensus,
    ADJUDICATION.reason,
  ];
  const consensus = header.indexOf(ADJUDICATION.consensus, coders.length + 3);
  const listAt = new Map(lists.map(({ field }, index) => [field, index]));
  const height = Math.max(rows.length, ...lists.map(({ codes }) => codes.length));
  return writeXlsx({
    properties: { title: 'Disagreements between coders', created: MADE, modified: MADE },
    defaultFont: { name: 'Arial', size: 10 },
    sheets: [
      {
        name: ADJUDICATION.sheet,
        columns: header.map((_, index) => ({
          width: index === consensus || index > 2 ? 26 : 16,
          // everything is text: no code may turn into a number or a day
          style: { numFmt: '@', ...(index === consensus ? { fill: FILL } : {}) },
        })),
        rows: [
          header,
          ...rows.map(({ stage, unit, field, codes, before, evidence: said }) => [
            stage,
            unit,
            field,
            ...codes,
            ...evidence.map((_, index) => said?.[index] ?? ''),
            before,
            null,
            null,
          ]),
        ],
        cells: new Map(
          header.map((value, column) => [
            `0,${column}`,
            { value, style: { font: { name: 'Arial', size: 10, bold: true } } },
          ]),
        ),
        freezePane: { rows: 1 },
        dataValidations: blocks(rows.map(({ field }) => field)).map(({ field, from, to }) => {
          const { codes, closed } = lists[listAt.get(field)!]!;
          const column = letter(listAt.get(field)!);
          return {
            type: 'list' as const,
            formula1: `${ADJUDICATION.lists}!$${column}$2:$${column}$${codes.length + 1}`,
            range: `${letter(consensus)}${from + 2}:${letter(consensus)}${to + 2}`,
            allowBlank: true,
            errorStyle: closed ? ('stop' as const) : ('information' as const),
            errorTitle: closed ? 'No code of this field' : 'Several codes',
            errorMessage: closed
              ? `Choose a code of ${field} from the list.`
              : `This is none of the proposals; that is fine where several codes of ${field} are joined.`,
          };
        }),
      },
      {
        name: ADJUDICATION.lists,
        hidden: true,
        rows: [
          [...lists.map(({ field }) => field), ADJUDICATION.rows],
          ...Array.from({ length: height }, (_, index) => [
            ...lists.map(({ codes }) => codes[index] ?? null),
            rows[index] === undefined ? null : adjudicationId(rows[index]),
          ]),
        ],
      },
    ],
  });
}

const FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;

/** Runs of rows with the same field. */
function blocks(fields: readonly string[]): { field: string; from: number; to: number }[] {
  const found: { field: string; from: number; to: number }[] = [];
  fields.forEach((field, index) => {
    const last = found.at(-1);
    if (last?.field === field) last.to = index;
    else found.push({ field, from: index, to: index });
  });
  return found;
}
