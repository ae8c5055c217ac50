import type { Table } from '../../model/table.ts';
import { cells } from '../columns/detector.ts';
import { headerWords, soundsLikeKey } from '../columns/find-key.ts';
import { range } from './find-header.ts';

/** Columns that name a study only in the first of its rows. */
export interface FilledDown {
  /** first the one that tells studies apart */
  readonly headers: readonly string[];
  readonly evidence: string;
  /** rows that begin a study */
  readonly studies: number;
}

const NAMES_STUDY = /\b(stud(y|ies)|author|authors|article|paper|reference|citation|publication|title|trial)\b/;
/** What is coded of a study names none. */
const OF_STUDY =
  /\b(design|type|kind|setting|population|countr(y|ies)|regions?|quality|aims?|arms?|groups?|period|years?|language|methods?|outcomes?|themes?|topics?|categor(y|ies))\b/;
const MIN_ROWS = 6;

/** Whether a header stands above names of studies. @example namesStudies('Study design') // => false */
export function namesStudies(header: string): boolean {
  if (soundsLikeKey(header) > 0) return true;
  const words = headerWords(header);
  return NAMES_STUDY.test(words) && !OF_STUDY.test(words);
}

/**
 * Whether blank cells below a study's name mean "the same study": the first column that names studies is blank in several
 * runs of rows that hold codes, no two of its cells are equal, and nothing else in those rows names a study.
 */
export function findFillDown(table: Table): FilledDown | null {
  const { rows, columns } = table;
  if (rows < MIN_ROWS) return null;
  const blanks = columns.map(column => range(0, rows - 1).filter(row => column.value(row).trim() === ''));
  const namesStudy = (index: number): boolean => namesStudies(columns[index]!.header);
  const key = range(0, Math.min(2, columns.length - 1)).find(index => namesStudy(index) && blanks[index]!.length > 0);
  if (key === undefined) return null;
  const own = blanks[key]!;
  const values = range(0, rows - 1).flatMap(row => columns[key]!.value(row).trim() || []);
  const runs = own.filter((row, i) => i === 0 || own[i - 1] !== row - 1).length;
  if (own[0] === 0 || runs < 2 || own.length < rows * 0.15 || values.length < 2) return null;
  if (new Set(values).size < values.length) return null;
  const isAlike = (index: number): boolean =>
    blanks[index]!.length >= own.length && own.every(row => blanks[index]!.includes(row));
  const filled = range(0, columns.length - 1).filter(index => columns[index]!.header.trim() !== '' && !isAlike(index));
  // a row without a name that holds the title of another study is no continuation
  if (filled.some(namesStudy)) return null;
  if (!own.every(row => filled.some(index => columns[index]!.value(row).trim() !== ''))) return null;
  const alike = range(0, columns.length - 1).filter(
    index => index !== key && isAlike(index) && columns[index]!.header.trim() !== '' && blanks[index]!.length < rows,
  );
  const headers = [key, ...alike].map(index => columns[index]!.header.trim());
  return {
    headers,
    studies: values.length,
    evidence: `"${columns[key]!.header.trim()}" is blank in ${cells(own.length)} between filled ones, in rows that hold codes: they belong to the study above`,
  };
}
