import { DuplicateFinder, type Match, type Recognisable } from './duplicates.ts';
import type { Reference } from './reference.ts';
import { cellsOf, type DoiStyle, nextKeys, type ReferenceColumns } from './reference-columns.ts';

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
  /** where it stands in its file: a line of a library, a row of a sheet */
  readonly line: number;
  readonly title: string;
  readonly cells: readonly string[];
  /** the columns that codes fill; the others come from the reference */
  readonly coded: ReadonlySet<string>;
  /** what it may be the same as: added all the same, for a person to decide; null where nothing is like it */
  readonly like: Match | null;
  /** it was recognised as a duplicate and is added on request */
  readonly kept: boolean;
}

/** A record that is a study of the review already, or stands twice in the file. */
export interface Duplicate {
  readonly line: number;
  readonly title: string;
  readonly match: Match;
}

/** Two codes for one cell: nothing is overwritten. */
export interface Conflict {
  readonly key: string;
  readonly field: string;
  readonly there: string;
  readonly given: string;
}

/** The sheet that records come into. */
export interface Sheet {
  readonly headers: readonly string[];
  readonly keyField: string | null;
  readonly columns: ReferenceColumns;
  readonly doiStyle: DoiStyle;
  readonly known: readonly Recognisable[];
  /** the cell of a study that is there */
  cell(key: string, header: string): string;
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

/** Which records are new, which are there already (and whether they say something else), and what rows the new ones become. */
export function planAdditions(
  incoming: readonly Incoming[],
  sheet: Sheet,
  keep: Keep = { all: false, ids: [] },
): Additions {
  const { headers, keyField, known } = sheet;
  const keys = new Set(known.map(study => study.key));
  const finder = new DuplicateFinder(known);
  const added: (Omit<Addition, 'line' | 'title'> & { readonly entry: Incoming })[] = [];
  const duplicates: Duplicate[] = [];
  const conflicts: Conflict[] = [];
  const unused = new Set(keep.ids);
  for (const entry of incoming) {
    const { reference, codes } = entry;
    const key = entry.key !== '' ? entry.key : keyField === null ? '' : (codes.get(keyField) ?? '');
    const record = recognisable(reference, `line ${reference.line} of the file`);
    const title = reference.title;
    const match: Match | null = keys.has(key)
      ? { key, kind: 'duplicate', by: 'key', why: `same key ${key}`, title, isOpen: false }
      : finder.find(record);
    const asked = match?.kind === 'duplicate' && match.by !== 'key' && isKept(keep, reference, key, unused);
    if (match?.kind === 'duplicate' && !asked) {
      duplicates.push({ line: reference.line, title, match });
      if (keys.has(match.key)) conflicts.push(...differing(sheet, match.key, codes));
      continue;
    }
    finder.add(record);
    if (key !== '') keys.add(key);
    const cells = cellsOf(reference, headers, sheet.columns, sheet.doiStyle);
    added.push({
      entry,
      key,
      cells: headers.map((header, column) => codes.get(header) || cells[column] || ''),
      coded: new Set(headers.filter(header => (codes.get(header) ?? '') !== '')),
      like: match,
      kept: asked,
    });
  }
  const taken = [...keys];
  const free = nextKeys(taken, added.filter(({ key }) => key === '').length);
  return {
    added: added.map(({ entry, key: own, cells, coded, like, kept }) => {
      const key = own !== '' ? own : (free.shift() ?? '');
      const { line, title } = entry.reference;
      return {
        key,
        line,
        title,
        coded,
        like,
        kept,
        cells: cells.map((cell, column) => (headers[column] === keyField ? key : cell)),
      };
    }),
    duplicates,
    conflicts,
    unusedKeep: [...unused],
  };
}

/** A reference as records are recognised. */
export const recognisable = (reference: Reference, key: string): Recognisable => ({
  key,
  title: reference.title,
  identifiers: [
    reference.doi,
    reference.pmid === '' ? '' : `pmid:${reference.pmid}`,
    reference.identifier,
    ...(/doi\.org\/|arxiv\.org|pubmed|\/pmc\//i.test(reference.url) ? [reference.url] : []),
  ].filter(text => text !== ''),
  year: reference.year,
  author: reference.authors[0] ?? '',
  type: reference.type,
  pages: reference.pages,
  texts: [reference.abstract, reference.note],
});

function isKept(keep: Keep, { line, doi, pmid }: Reference, key: string, unused: Set<string>): boolean {
  const names = [String(line), doi, pmid, `pmid:${pmid}`, key].filter(name => name !== '' && name !== 'pmid:');
  const named = keep.ids.filter(id => names.includes(id.toLowerCase()) || names.includes(id));
  for (const id of named) unused.delete(id);
  return keep.all || named.length > 0;
}

function differing({ headers, keyField, cell }: Sheet, key: string, given: ReadonlyMap<string, string>): Conflict[] {
  return headers.flatMap((field): Conflict[] => {
    const [there, mine] = [cell(key, field).trim(), given.get(field)?.trim() ?? ''];
    return field === keyField || mine === '' || mine === there ? [] : [{ key, field, there, given: mine }];
  });
}
