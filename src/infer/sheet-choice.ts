import { counted } from '../base/plural.ts';
import type { Table } from '../model/table.ts';

/** A sheet of a workbook that holds data. */
export interface DataSheet {
  readonly name: string;
  /** read with every row as data */
  readonly table: Table;
  /** filled cells */
  readonly cells: number;
}

/** Which sheet of a workbook holds the studies, as far as that can be told. */
export interface SheetChoice<S extends DataSheet> {
  readonly chosen: S;
  /** further sheets that could hold them */
  readonly rivals: readonly S[];
}

const STUDIES = /extract|chart|coding|coded|includ|stud(y|ies)|data|final|characteristic/i;
const ASIDE =
  /screen|search|record|duplic|exclu|prisma|flow|\blogs?\b|read ?me|instruction|\bhits?\b|title|abstract|pubmed|embase|scopus|web of science|cinahl|psycinfo|medline|quality|risk of bias/i;

/** What coders agreed on goes before what one of them coded. */
export const isConsensusSheet = (name: string): boolean =>
  /\b(agreed|agreement|consensus|final|adjudicated|resolved|reconciled|merged|konsens|konsensus|abgestimmt|consenso|acuerdo)\b/i.test(
    name,
  );

const rank = (name: string): number => (ASIDE.test(name) ? 3 : isConsensusSheet(name) ? 0 : STUDIES.test(name) ? 1 : 2);

/**
 * The first sheet that is no cover sheet, those first whose names say that studies are charted in them. A sheet with the
 * same columns or with rows about the same studies is no rival; the caller looks at those.
 *
 * @param sheets at least one
 */
export function chooseSheet<S extends DataSheet>(sheets: readonly S[]): SheetChoice<S> {
  const most = Math.max(...sheets.map(({ cells }) => cells));
  // a cover sheet in front of the data is small
  const large = sheets.filter(({ cells }) => cells >= most * 0.25);
  const [chosen, ...rivals] = large.toSorted((a, b) => rank(a.name) - rank(b.name));
  // sheets of single years are alike, however few studies a year has
  const alike = sheets.filter(sheet => !large.includes(sheet) && firstRow(sheet) === firstRow(chosen!));
  const others = [...rivals.filter(({ table }) => table.rows > 3), ...alike.filter(({ table }) => table.rows > 1)];
  return { chosen: chosen!, rivals: others.filter(({ table }) => table.columns.length > 1) };
}

const firstRow = ({ table }: DataSheet): string =>
  JSON.stringify(table.columns.map(column => (table.rows === 0 ? '' : column.value(0).trim())));

const headersOf = (table: Table): string => JSON.stringify(table.columns.map(({ header }) => header.trim()).sort());

/** The guess that a sheet of several holds the studies; null where no other could. */
export function sheetGuess(
  chosen: { readonly name: string; readonly table: Table },
  rivals: readonly { readonly name: string; readonly table: Table }[],
): Readonly<Record<string, string>> | null {
  const [first] = rivals;
  if (first === undefined) return null;
  const names = rivals.map(({ name }) => `"${name}"`);
  const alike = rivals.filter(({ table }) => headersOf(table) === headersOf(chosen.table));
  const all = rivals.reduce((sum, { table }) => sum + table.rows, chosen.table.rows);
  if (alike.length === rivals.length)
    return {
      sheetName: `only the sheet "${chosen.name}" is counted; ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} the same columns and other rows`,
      otherwise: `the sheet "${first.name}": ${counted(first.table.rows, 'row')} instead of ${chosen.table.rows}; all ${rivals.length + 1} together, in one sheet with a column for what tells them apart: ${counted(all, 'row')}`,
    };
  return {
    sheetName: `only the sheet "${chosen.name}" is counted; ${names.join(', ')} ${names.length === 1 ? 'holds' : 'hold'} data too`,
    otherwise: `the sheet "${first.name}": ${counted(first.table.rows, 'row')} instead of ${chosen.table.rows}`,
  };
}
