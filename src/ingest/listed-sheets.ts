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
  const relations = [...textOf(bytes, RELATIONS).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)];
  const relation = relations.find(([tag]) => tag.includes(`Id="${id}"`));
  const target = relation === undefined ? undefined : /\sTarget="([^"]*)"/.exec(relation[0])?.[1];
  if (target === undefined) return null;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

const entriesOf = (workbook: string): string[] =>
  [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([entry]) => entry);

const textOf = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes, { filter: ({ name }) => name === part })[part] ?? new Uint8Array());
