import { strFromU8, unzipSync } from 'fflate';
import { decodeEntities } from '../base/decode-entities.ts';
import type { SheetEntry } from './format.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** The sheets that a workbook lists, without anything of their contents; none where its list stands in an unusual place. */
export function listedSheets(bytes: Uint8Array): SheetEntry[] {
  return entriesOf(textOf(bytes, WORKBOOK)).map((entry, index) => ({
    name: decodeEntities(/\sname="([^"]*)"/.exec(entry)?.[1] ?? ''),
    index,
    hidden: /\sstate="(?:hidden|veryHidden)"/.test(entry),
  }));
}

/** The part of the zip file that holds a sheet, by the workbook's list of sheets and its relations; null where they don't tell. */
export function partOfSheet(bytes: Uint8Array, index: number): string | null {
  const entry = entriesOf(textOf(bytes, WORKBOOK))[index];
  const id = entry === undefined ? undefined : /\s\w+:id="([^"]*)"/.exec(entry)?.[1];
  return id === undefined ? null : related(bytes, tag => /\sId="([^"]*)"/.exec(tag)?.[1] === id);
}

/** The part that holds the texts of a workbook's cells, whatever it is called; null where the workbook names none. */
export const partOfTexts = (bytes: Uint8Array): string | null =>
  related(bytes, tag => /\sType="[^"]*\/sharedStrings"/.test(tag));

/** The part that a relation of the workbook leads to. */
function related(bytes: Uint8Array, isWanted: (relation: string) => boolean): string | null {
  const relations = [...textOf(bytes, RELATIONS).matchAll(/<(?:\w{1,99}:)?Relationship\s[^<>]*>/g)];
  const target = /\sTarget="([^"]*)"/.exec(relations.find(([tag]) => isWanted(tag))?.[0] ?? '')?.[1];
  return target === undefined ? null : new URL(target, 'zip:/xl/').pathname.slice(1);
}

const entriesOf = (workbook: string): string[] =>
  [...workbook.matchAll(/<(?:\w{1,99}:)?sheet\s[^<>]*>/g)].map(([entry]) => entry);

const textOf = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes, { filter: ({ name }) => name === part })[part] ?? new Uint8Array());
