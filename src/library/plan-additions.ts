import { cellsOf, type DoiStyle, nextKeys, type ReferenceColumns } from './additions.ts';
import { type Match, matcher, type Recognisable } from './match.ts';
import type { Reference } from './reference.ts';

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

export interface Additions {
  readonly added: readonly Addition[];
  readonly duplicates: readonly Duplicate[];
  readonly conflicts: readonly Conflict[];
}

/** Which records are new, which are there already (and whether they say something else), and what rows the new ones become. */
export function planAdditions(incoming: readonly Incoming[], sheet: Sheet): Additions {
  const { headers, keyField, known } = sheet;
  const keys = new Set(known.map(study => study.key));
  const find = matcher(known);
  const added: (Incoming & { readonly cells: readonly string[] })[] = [];
  const duplicates: Duplicate[] = [];
  const conflicts: Conflict[] = [];
  const twice = withinFile(incoming);
  incoming.forEach((entry, index) => {
    const { reference, codes } = entry;
    const key = entry.key !== '' ? entry.key : keyField === null ? '' : (codes.get(keyField) ?? '');
    const there: Match | null = keys.has(key) ? { key, by: 'identifier', similarity: 1, shown: key } : null;
    const match = there ?? find(reference) ?? twice(index);
    if (match !== null) {
      duplicates.push({ line: reference.line, title: reference.title, match });
      if (keys.has(match.key)) conflicts.push(...differing(sheet, match.key, codes));
      return;
    }
    const cells = cellsOf(reference, headers, sheet.columns, sheet.doiStyle);
    added.push({ ...entry, key, cells: headers.map((header, column) => codes.get(header) || cells[column] || '') });
  });
  const taken = [...keys, ...added.map(entry => entry.key).filter(key => key !== '')];
  const free = nextKeys(taken, added.filter(entry => entry.key === '').length);
  return {
    added: added.map(({ reference, key: own, cells }) => {
      const key = own !== '' ? own : (free.shift() ?? '');
      const { line, title } = reference;
      return { key, line, title, cells: cells.map((cell, column) => (headers[column] === keyField ? key : cell)) };
    }),
    duplicates,
    conflicts,
  };
}

/** The earlier record of the same file that a record repeats. */
function withinFile(incoming: readonly Incoming[]): (index: number) => Match | null {
  const first = new Map<string, number>();
  const earlier = incoming.map(({ reference }, index) => {
    const names = identifiersOf(reference);
    const found = names.map(name => first.get(name)).find(at => at !== undefined);
    for (const name of names) if (!first.has(name)) first.set(name, index);
    return found;
  });
  return index => {
    const at = earlier[index];
    const line = at === undefined ? undefined : incoming[at]?.reference.line;
    return line === undefined
      ? null
      : { key: `line ${line} of the file`, by: 'identifier', similarity: 1, shown: 'the same record' };
  };
}

/** What a record is called by within its file: its identifiers, else its title. */
function identifiersOf({ doi, pmid, identifier, title }: Reference): string[] {
  const names = [doi, pmid === '' ? '' : `pmid:${pmid}`, identifier].filter(text => text !== '');
  return names.length > 0
    ? names
    : title === ''
      ? []
      : [
          title
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim(),
        ];
}

function differing({ headers, keyField, cell }: Sheet, key: string, given: ReadonlyMap<string, string>): Conflict[] {
  return headers.flatMap((field): Conflict[] => {
    const [there, mine] = [cell(key, field).trim(), given.get(field)?.trim() ?? ''];
    return field === keyField || mine === '' || mine === there ? [] : [{ key, field, there, given: mine }];
  });
}
