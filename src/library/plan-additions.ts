import { append } from '../base/append.ts';
import { DuplicateFinder } from './duplicates.ts';
import { newKeys } from './new-keys.ts';
import type { Recognisable } from './record-form.ts';
import type { RecordMatch } from './record-match.ts';
import type { Reference } from './reference.ts';
import { cellWriter, keyPart, keyWriter, type ReferenceColumns } from './reference-columns.ts';
import { referencePart } from './reference-from-cells.ts';

/** A record that may come in, with the codes that its file or a sheet of codes has for it. */
export interface Incoming {
  readonly reference: Reference;
  readonly codes: ReadonlyMap<string, string>;
  /** '' where the record has no key of its own */
  readonly key: string;
}

/** A study that comes in. */
export interface Addition {
  readonly key: string;
  /** the row of a study that has other rows already: what tells it from them; null for a study's first row */
  readonly further: string | null;
  /** where it stands in its file: a line of a library, a row of a sheet */
  readonly line: number;
  readonly title: string;
  readonly cells: readonly string[];
  /** the columns that codes fill; the others come from the reference */
  readonly coded: ReadonlySet<string>;
  /** what it may be the same as: added all the same, for a person to decide; null where nothing is like it */
  readonly like: RecordMatch | null;
  /** it was recognised as a duplicate and is added on request */
  readonly kept: boolean;
}

/** A record that is a study of the review already, or stands twice in the file. */
export interface Duplicate {
  readonly line: number;
  readonly title: string;
  readonly match: RecordMatch;
  /** it repeats a record of the same file, which is no study of the sheet yet */
  readonly inFile: boolean;
}

/** Two codes for one cell: nothing is overwritten. */
export interface Conflict {
  readonly key: string;
  readonly field: string;
  readonly there: string;
  readonly given: string;
  /** the line of the file that has the other code; null where the sheet has it */
  readonly otherLine: number | null;
}

/** One row of a study: its cell under a header. */
type Row = (header: string) => string;

/** The sheet that records come into. */
export interface Sheet {
  readonly headers: readonly string[];
  readonly keyField: string | null;
  /** fields of the key that tell the rows of one study apart; none where each study has one row */
  readonly rowFields: readonly string[];
  readonly columns: ReferenceColumns;
  /** the cells under a header: new cells are written as these are */
  cellsUnder(header: string): readonly string[];
  readonly known: readonly Recognisable[];
  /** the rows of a study that is there */
  rowsOf(key: string): readonly Row[];
}

/** Duplicates that are added all the same: every one, or those named by line, DOI, PubMed number or key. */
export interface Keep {
  readonly all: boolean;
  readonly ids: readonly string[];
}

export interface Additions {
  readonly added: readonly Addition[];
  readonly duplicates: readonly Duplicate[];
  readonly conflicts: readonly Conflict[];
  /** entries of `keep` that name no duplicate */
  readonly unusedKeep: readonly string[];
}

/** A row that comes in, before the studies without a key have one. */
interface Draft {
  readonly entry: Incoming;
  readonly key: string;
  readonly first: Draft | null;
  readonly like: RecordMatch | null;
  readonly kept: boolean;
}

/** Which records are new, which are there already (and whether they say something else), and what rows the new ones become. */
export function planAdditions(
  incoming: readonly Incoming[],
  sheet: Sheet,
  keep: Keep = { all: false, ids: [] },
): Additions {
  const { keyField, known } = sheet;
  const keyOf = keyFinder(sheet);
  const keys = new Set(known.map(study => study.key));
  const finder = new DuplicateFinder(known);
  const drafts: Draft[] = [];
  /** the rows of studies that this file has, by key and by the place of the first */
  const inFile = new Map<string, Draft[]>();
  const duplicates: Duplicate[] = [];
  const conflicts: Conflict[] = [];
  const unused = new Set(keep.ids);
  const codeFields = sheet.headers.filter(field => !isCitation(field, sheet));
  for (const entry of incoming) {
    const { reference, codes } = entry;
    const key = keyOf(entry);
    const place = `line ${reference.line} of the file`;
    const record = recognisable(reference, place);
    const { title } = reference;
    const match: RecordMatch | null =
      keys.has(key) || inFile.has(key)
        ? { key, kind: 'duplicate', by: 'key', why: `same key ${key}`, title, isOpen: false }
        : finder.find(record);
    if (match?.kind === 'duplicate') {
      const there = inFile.get(match.key) ?? [];
      const rows = [...there.map(({ entry: other }) => rowOf(other)), ...sheet.rowsOf(match.key)];
      const own = sheet.rowFields.map(field => codes.get(field)?.trim() ?? '');
      const isRow = (row: Row): boolean => sheet.rowFields.every((field, i) => row(field).trim() === own[i]);
      if (own.length > 0 && !own.includes('') && !rows.some(isRow)) {
        const [first = null] = there;
        const further = { entry, key: first?.key ?? match.key, first, like: null, kept: false };
        drafts.push(further);
        inFile.set(match.key, [...there, further]);
        continue;
      }
      const asked = match.by !== 'key' && isKept(keep, reference, key, unused);
      if (!asked) {
        duplicates.push({ line: reference.line, title, match, inFile: !keys.has(match.key) });
        const at = own.length === 0 ? 0 : Math.max(0, rows.findIndex(isRow));
        const fields = match.by === 'key' ? sheet.headers : codeFields;
        const other = { key: match.key, line: there[at]?.entry.reference.line ?? null };
        if (rows[at] !== undefined && codes.size > 0)
          append(conflicts, differing(fields, keyField, rows[at], codes, other));
        continue;
      }
    }
    finder.add(record);
    const draft = { entry, key, first: null, like: match, kept: match?.kind === 'duplicate' };
    drafts.push(draft);
    inFile.set(place, [draft]);
    if (key !== '') inFile.set(key, [draft]);
  }
  return { added: rowsOf(drafts, sheet), duplicates, conflicts, unusedKeep: [...unused] };
}

/** The rows of new records, each with its key: the file's own, that of the study's first row, or the next one that is free. */
function rowsOf(
  drafts: readonly Draft[],
  { headers, keyField, rowFields, columns, known, cellsUnder }: Sheet,
): Addition[] {
  // a PubMed number or a title is never made up
  const isNumbered = keyPart(keyField, columns) === null;
  const isNew = ({ key, first }: Draft): boolean => isNumbered && key === '' && first === null;
  const taken = [...known.map(study => study.key), ...drafts.map(({ key }) => key).filter(key => key !== '')];
  const free = newKeys(
    taken,
    drafts.filter(isNew).map(({ entry }) => entry.reference),
  );
  const given = new Map<Draft, string>();
  const keys = new Set(known.map(study => study.key));
  const cellsOf = cellWriter(headers, columns, cellsUnder);
  return drafts.map(draft => {
    const { entry, first, like, kept } = draft;
    const { reference, codes } = entry;
    const key = draft.key !== '' ? draft.key : first === null ? (free.shift() ?? '') : (given.get(first) ?? '');
    given.set(draft, key);
    const isFurther = first !== null || keys.has(key);
    const cells = cellsOf(reference);
    return {
      key,
      further: isFurther ? rowFields.map(field => `${field} ${codes.get(field)?.trim() ?? ''}`).join(', ') : null,
      line: reference.line,
      title: reference.title,
      coded: new Set(headers.filter(header => (codes.get(header) ?? '') !== '')),
      like,
      kept,
      cells: headers.map((header, column) => (header === keyField ? key : codes.get(header) || cells[column] || '')),
    };
  });
}

/** The key that a row has, or that its reference is. */
function keyFinder({ keyField, columns, cellsUnder }: Sheet): (entry: Incoming) => string {
  const part = keyPart(keyField, columns);
  const write = keyField === null || part === null ? () => '' : keyWriter(part, cellsUnder(keyField));
  return ({ key, codes, reference }) =>
    key || (keyField === null ? '' : (codes.get(keyField) ?? '')) || write(reference);
}

const rowOf =
  ({ codes }: Incoming): Row =>
  header =>
    codes.get(header) ?? '';

/** Whether a column holds a part of the reference: two exports of one record may word it differently. */
const isCitation = (header: string, { columns }: Sheet): boolean =>
  Object.values(columns).includes(header) || referencePart(header) !== null;

/** A reference as records are recognised. */
export const recognisable = (reference: Reference, key: string): Recognisable => ({
  key,
  title: reference.title,
  identifiers: identifiersOf(reference),
  year: reference.year,
  author: reference.authors[0] ?? '',
  type: reference.type,
  pages: reference.pages,
  texts: [reference.abstract, reference.note],
});

function identifiersOf({ doi, pmid, identifier, url }: Reference): string[] {
  const found: string[] = [];
  if (doi !== '') found.push(doi);
  if (pmid !== '') found.push(`pmid:${pmid}`);
  if (identifier !== '') found.push(identifier);
  if (url !== '' && /doi\.org\/|arxiv\.org|pubmed|\/pmc\//i.test(url)) found.push(url);
  return found;
}

function isKept(keep: Keep, { line, doi, pmid }: Reference, key: string, unused: Set<string>): boolean {
  if (keep.ids.length === 0) return keep.all;
  const names = [String(line), doi.toLowerCase(), pmid, `pmid:${pmid}`, key].filter(
    name => name !== '' && name !== 'pmid:',
  );
  const named = keep.ids.filter(id => names.includes(id.toLowerCase()) || names.includes(id));
  for (const id of named) unused.delete(id);
  return keep.all || named.length > 0;
}

/** Codes of a record that another row of the study contradicts. */
function differing(
  fields: readonly string[],
  keyField: string | null,
  row: Row,
  given: ReadonlyMap<string, string>,
  other: { readonly key: string; readonly line: number | null },
): Conflict[] {
  return fields.flatMap((field): Conflict[] => {
    const [there, mine] = [row(field).trim(), given.get(field)?.trim() ?? ''];
    return field === keyField || mine === '' || mine === there
      ? []
      : [{ key: other.key, field, there, given: mine, otherLine: other.line }];
  });
}
