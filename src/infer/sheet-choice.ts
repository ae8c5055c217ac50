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
  return { chosen: chosen!, rivals: rivals.filter(({ table }) => table.rows > 3 && table.columns.length > 1) };
}

/** The guess that a sheet of several holds the studies; null where no other could. */
export function sheetGuess(
  chosen: { readonly name: string; readonly table: Table },
  rivals: readonly { readonly name: string; readonly table: Table }[],
): Readonly<Record<string, string>> | null {
  const [first] = rivals;
  if (first === undefined) return null;
  const names = rivals.map(({ name }) => `"${name}"`);
  return {
    sheetName: `only the sheet "${chosen.name}" is counted; ${names.join(', ')} ${names.length === 1 ? 'holds' : 'hold'} data too`,
    otherwise: `the sheet "${first.name}": ${counted(first.table.rows, 'row')} instead of ${chosen.table.rows}`,
  };
}
