import { fold } from '../base/fold.ts';
import type { Table } from '../model/table.ts';
import { type OtherSheet, sameStudies } from './coders/coder-sheets.ts';
import type { Draft } from './doubt.ts';
import type { InferNote } from './draft.ts';
import { infer, type Proposal } from './infer.ts';

/** A sheet whose rows belong to the studies of another one: outcomes, arms, appraisals. */
export interface JoinedSheet {
  readonly sheet: OtherSheet;
  readonly proposal: Proposal;
  /** with one unit a row */
  readonly draft: Draft;
  /** what one of its rows is, from the name of the sheet */
  readonly unit: string;
  /** its field with the key of the studies */
  readonly by: string;
  readonly evidence: string;
  readonly note: InferNote;
}

const MIN_ROWS = 3;
const MIN_KNOWN = 0.9;

/** The sheets with a column that holds the key of the studies under the same header, and hardly anything else. */
export function findJoinedSheets(
  studies: Table,
  { guesses, unit }: Proposal,
  others: readonly OtherSheet[],
): JoinedSheet[] {
  const header = guesses.find(guess => guess.name === unit.key)?.headers[0];
  if (header === undefined) return [];
  const keys = new Set(valuesOf(studies, header));
  return others.flatMap(sheet => {
    const column = sheet.table.columns.find(entry => plain(entry.header) === plain(header))?.header.trim();
    if (column === undefined || sheet.table.rows < MIN_ROWS || sheet.table.columns.length < 2) return [];
    const own = valuesOf(sheet.table, column);
    const known = own.filter(key => keys.has(key)).length;
    if (own.length < sheet.table.rows * MIN_KNOWN || known < own.length * MIN_KNOWN) return [];
    if (!sameStudies(studies, sheet.table, header, isRunning(header, keys))) return [];
    const proposal = infer(sheet.table);
    const by = proposal.guesses.find(guess => guess.headers[0] === column)?.name;
    if (by === undefined) return [];
    const evidence = `"${column}" holds the key of a study in ${known} of ${own.length} rows`;
    return [
      {
        sheet,
        proposal,
        draft: rowDraft(proposal, by),
        unit: singular(sheet.name),
        by,
        evidence,
        note: {
          field: null,
          message: `the sheet "${sheet.name}" belongs to the studies (${evidence}) and is read as a resource of its own`,
          change: `count its rows with the option \`of\` (${resourceName(sheet.name)}), or remove the resource from review.yaml`,
        },
      },
    ];
  });
}

/** Numbers from 1 under a header that names nothing are in every list: more than they must agree. */
const isRunning = (header: string, keys: ReadonlySet<string>): boolean =>
  /^(id|no|nr|number|#|row|lfd|lfd nr|index)$/.test(plain(header).replace(/\.$/, '')) &&
  Array.from({ length: keys.size }, (_, i) => String(i + 1)).every(key => keys.has(key));

/** Rows are what a sheet beside the studies counts; a key of several parts stays. */
function rowDraft({ codebook, unit, doubts }: Proposal, by: string): Draft {
  const draft: Draft = { codebook, unit, codings: [] };
  const rows = doubts.find(doubt => doubt.scope === 'unit' && unit.key === by && doubt.otherwise === undefined);
  if (rows === undefined) return draft;
  const { codebook: counted } = rows.choices[0]!.apply(draft);
  const key = codebook.primaryKey;
  return { codebook: Array.isArray(key) ? { ...counted, primaryKey: key } : counted, unit, codings: [] };
}

/** `Outcomes (long)` → `outcomes-long`. */
export const resourceName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'sheet';

/** What one row of a sheet is, where its name is a plain plural. */
function singular(name: string): string {
  const word = name.trim().toLowerCase();
  if (/^[a-z]+ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /^[a-z]+[^s]s$/.test(word) ? word.slice(0, -1) : 'row';
}

const plain = (header: string): string => fold(header.trim()).replace(/[\s_.-]+/g, ' ');

function valuesOf(table: Table, header: string): string[] {
  const column = table.columns.find(entry => entry.header.trim() === header);
  if (column === undefined) return [];
  return Array.from({ length: table.rows }, (_, row) => column.value(row).trim()).filter(text => text !== '');
}
