import { decodeEntities } from '../base/decode-entities.ts';
import type { SheetEntry } from './format.ts';
import type { WorkbookParts } from './workbook-parts.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** The sheets that a workbook lists, without anything of their contents; none where its list stands in an unusual place. */
export async function listedSheets(workbook: WorkbookParts): Promise<SheetEntry[]> {
  return entriesOf(await workbook.text(WORKBOOK)).map((entry, index) => ({
    name: decodeEntities(/\sname="([^"]*)"/.exec(entry)?.[1] ?? ''),
    index,
    hidden: /\sstate="(?:hidden|veryHidden)"/.test(entry),
  }));
}

/** The part of the zip file that holds a sheet, by the workbook's list of sheets and its relations; null where they don't tell. */
export async function partOfSheet(workbook: WorkbookParts, index: number): Promise<string | null> {
  const entry = entriesOf(await workbook.text(WORKBOOK))[index];
  const id = entry === undefined ? undefined : /\s\w+:id="([^"]*)"/.exec(entry)?.[1];
  return id === undefined ? null : related(workbook, tag => /\sId="([^"]*)"/.exec(tag)?.[1] === id);
}

/** The part that holds the texts of a workbook's cells, whatever it is called; null where the workbook names none. */
export const partOfTexts = (workbook: WorkbookParts): Promise<string | null> =>
  related(workbook, tag => /\sType="[^"]*\/sharedStrings"/.test(tag));

/** The part that a relation of the workbook leads to. */
async function related(workbook: WorkbookParts, isWanted: (relation: string) => boolean): Promise<string | null> {
  const relations = [...(await workbook.text(RELATIONS)).matchAll(/<(?:\w{1,99}:)?Relationship\s[^<>]*>/g)];
  const target = /\sTarget="([^"]*)"/.exec(relations.find(([tag]) => isWanted(tag))?.[0] ?? '')?.[1];
  return target === undefined ? null : new URL(target, 'zip:/xl/').pathname.slice(1);
}

const entriesOf = (workbook: string): string[] =>
  [...workbook.matchAll(/<(?:\w{1,99}:)?sheet\s[^<>]*>/g)].map(([entry]) => entry);
