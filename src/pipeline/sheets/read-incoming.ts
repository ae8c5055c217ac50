import type { Effects, Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import { decode, encodingName } from '../../ingest/decode.ts';
import type { LibraryFormat } from '../../library/library-format.ts';
import type { Incoming } from '../../library/plan-additions.ts';
import { libraryFormatOf } from '../../library/read-library.ts';
import { type BrokenEntry, type ReferencePart, unidentified } from '../../library/reference.ts';
import { referenceFromCells, referencePart } from '../../library/reference-from-cells.ts';
import type { Table } from '../../model/table.ts';
import { requireSource } from '../../read/coded-sheet.ts';
import { readForReview } from '../../read/read-for-review.ts';
import { citationFields } from '../../read/session.ts';
import { fieldHeaders, sameHeader } from './field-headers.ts';
import type { TargetSheet } from './target-sheet.ts';

/** Something about a file that is told. A problem stops the writing. */
export interface Told {
  readonly severity: 'problem' | 'note';
  readonly message: string;
}

const NO_CODES: ReadonlyMap<string, string> = new Map();

/** The records of a file, and what was not taken from it. */
export interface ReadIncoming {
  readonly incoming: readonly Incoming[];
  readonly broken: readonly BrokenEntry[];
  readonly told: readonly Told[];
}

/** Reads a library or a sheet of rows. A file in which nothing is a study is a Fault that says what it is. */
export async function readIncoming(effects: Effects, file: string, target: TargetSheet): Promise<ReadIncoming> {
  const source = await requireSource(effects, file);
  const table = async (): Promise<Table> => (await readForReview(effects, target.review, file)).table;
  const library = await asLibrary(source, target, table);
  if (library !== null) {
    const { references, broken } = await library.format.read(library.text);
    if (references.length === 0)
      throw new Fault(
        'no-records',
        `${file} was read as ${library.format.describe}, and no entry in it is a study${broken[0] === undefined ? '' : ` (line ${broken[0].line}: ${broken[0].message})`}`,
        'check that it is the right file, and that the export has titles or DOIs',
      );
    const told = references
      .filter(reference => reference.title === '')
      .map(
        ({ line, doi, pmid, identifier }): Told => ({
          severity: 'note',
          message: `line ${line} has no title; only ${doi !== '' ? `the DOI ${doi}` : pmid !== '' ? `the PubMed number ${pmid}` : identifier} is known`,
        }),
      );
    return {
      incoming: references.map(reference => ({ reference, codes: NO_CODES, key: '' })),
      broken,
      told: [...library.told, ...told],
    };
  }
  return fromTable(await table(), target);
}

/** The text and format of a library; null where the file is a sheet, or something that the sheet's reader will refuse by name. */
async function asLibrary(
  source: Source,
  target: TargetSheet,
  table: () => Promise<Table>,
): Promise<{ format: LibraryFormat; text: string; told: readonly Told[] } | null> {
  const bytes = await source.bytes();
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return null;
  const decoded = await decode(bytes, source.name, undefined).catch(() => null);
  if (decoded === null) return null;
  const format = libraryFormatOf(source.name, decoded.text);
  if (format === null || format.name === 'doi-list') refuseProse(source.name, decoded.text);
  if (format === null || (format.extensions.includes('csv') && isCoded(await table(), target))) return null;
  const told: Told[] =
    decoded.how === 'legacy'
      ? [
          {
            severity: 'note',
            message: `${source.name} is not UTF-8 and was read as ${encodingName(decoded.encoding)} (first in line ${decoded.first?.line}: "${decoded.first?.text}"); check that line`,
          },
        ]
      : [];
  return { format, text: decoded.text, told };
}

/** Refuses texts of PubMed and Ovid that are made for other readers, and numbers that may be those of any database. */
function refuseProse(name: string, text: string): void {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '');
  if (/^\d+[.:] /.test(lines[0] ?? '') && /\bPMID: \d+/.test(text))
    throw new Fault(
      'no-records',
      `${name} is PubMed's summary or abstract text, whose parts cannot be told apart reliably`,
      'save the search again in the format "PubMed" or "CSV"',
    );
  if (/<PubmedArticle(?:Set)?[\s>]/.test(text.slice(0, 5_000)))
    throw new Fault(
      'no-records',
      `${name} is PubMed's XML, which is not read`,
      'save the search in PubMed again in the format "PubMed" (.nbib) or "CSV"',
    );
  // the search strategy may stand before the first record
  const isOvid =
    lines.some(line => /^VN {1,2}- Ovid Technologies/.test(line)) ||
    (lines.some(line => line.trim() === '<1>') &&
      lines.some(line => /^(?:Unique Identifier|Accession Number|Title)$/.test(line.trim())));
  if (isOvid)
    throw new Fault(
      'no-records',
      `${name} is Ovid's own text of citations, which is not read`,
      'export the search in Ovid again in the format "RIS"',
    );
  if (lines.length > 0 && lines.every(line => /^\d{5,9}$/.test(line.trim())))
    throw new Fault(
      'no-records',
      `${name} is a list of numbers that does not say of which database they are`,
      'if they are PubMed numbers, write "PMID: " in front of each',
    );
}

/** Whether a CSV has columns for the review's own fields, beside those of an export. */
function isCoded(table: Table, { review, codebook }: TargetSheet): boolean {
  const citation = new Set(Object.values(citationFields(review, codebook)));
  const names = new Set(codebook.fields.map(field => field.name));
  return fieldHeaders(table, codebook).some(
    header =>
      names.has(header) &&
      !citation.has(header) &&
      referencePart(header) === null &&
      !/^(?:notes?|tags|key|id)$/i.test(header),
  );
}

/** Rows of a sheet as records: its columns are matched as `validate` matches them, then by the usual names of references. */
export function fromTable(table: Table, target: TargetSheet): ReadIncoming {
  const { review, codebook, headers, keyField, units } = target;
  const names = fieldHeaders(table, codebook);
  const columns = citationFields(review, codebook);
  const told: Told[] = [];
  const taken = new Set<string>();
  const targets: (string | null)[] = [];
  const parts: (ReferencePart | 'author' | null)[] = [];
  names.forEach((name, column) => {
    const own = sameHeader(name, headers);
    const part = citationPart(name, columns) ?? referencePart(name);
    const isFirst = own !== null && !taken.has(own);
    if (isFirst) taken.add(own);
    targets.push(isFirst ? own : null);
    parts.push(part);
    if (!isFirst && (own !== null || part === null) && holdsAnything(table, column))
      told.push(unknownColumn(table, column, own, names, target));
  });
  if (targets.every(name => name === null) && parts.every(part => part === null))
    throw new Fault(
      'no-columns',
      `nothing in ${table.file} is a study: it is not a library that can be read, and none of its columns (${listed(names)}) belongs to the review`,
      `a sheet of new rows has columns such as ${listed(headers)}`,
    );
  const incoming: Incoming[] = [];
  const broken: BrokenEntry[] = [];
  for (let row = 0; row < table.rows; row++) {
    const line = table.at(row, null).row ?? row + 2;
    const codes = new Map<string, string>();
    const cells = new Map<ReferencePart | 'author', string>();
    names.forEach((_, column) => {
      const text = table.columns[column]?.value(row).trim() ?? '';
      const [name, part] = [targets[column] ?? null, parts[column] ?? null];
      if (name !== null) codes.set(name, table.columns[column]?.value(row) ?? '');
      if (part !== null && text !== '' && !cells.has(part)) cells.set(part, text);
    });
    const key = keyField === null ? '' : (codes.get(keyField)?.trim() ?? '');
    const reference = referenceFromCells(line, cells);
    const why = whyNoStudy(reference, codes, { keyField, isTitled: isTitled(headers, columns) });
    if (why === null || (key !== '' && units.has(key))) incoming.push({ reference, codes, key });
    else broken.push({ line, message: why });
  }
  if (incoming.length === 0)
    throw new Fault(
      'no-records',
      `no row of ${table.file} is a study${broken[0] === undefined ? '' : ` (row ${broken[0].line}: ${broken[0].message})`}`,
      'check that it is the right file, and that its rows have titles or DOIs',
    );
  return { incoming, broken, told };
}

type Columns = ReturnType<typeof citationFields>;

const citationPart = (name: string, { author, year, title, identifier }: Columns): ReferencePart | 'author' | null =>
  name === title
    ? 'title'
    : name === year
      ? 'year'
      : name === identifier
        ? referencePart(name) === 'doi'
          ? 'doi'
          : referencePart(name) === 'pmid'
            ? 'pmid'
            : 'identifier'
        : name === author
          ? (referencePart(name) ?? 'author')
          : null;

/** Whether the review's sheet says what its studies are called at all. */
const isTitled = (headers: readonly string[], columns: Columns): boolean =>
  headers.some(
    header => header === columns.title || header === columns.identifier || referencePart(header) === 'title',
  );

function whyNoStudy(
  reference: Incoming['reference'],
  codes: ReadonlyMap<string, string>,
  { keyField, isTitled: titled }: { keyField: string | null; isTitled: boolean },
): string | null {
  if ([...codes].every(([name, text]) => name === keyField || text.trim() === '') && unidentified(reference) !== null)
    return 'this row fills no column of the review but the key';
  return titled && unidentified(reference) !== null ? 'this row has neither a title nor an identifier' : null;
}

const holdsAnything = (table: Table, column: number): boolean => {
  for (let row = 0; row < table.rows; row++) if (table.columns[column]?.value(row).trim() !== '') return true;
  return false;
};

/** A header that nearly is a field's is a mistake; another is told, and its cells are left out. */
function unknownColumn(
  table: Table,
  column: number,
  own: string | null,
  names: readonly string[],
  { headers, codebook }: TargetSheet,
): Told {
  const header = table.columns[column]?.header ?? '';
  const at = `${table.file}, column ${table.columns[column]?.letter ?? ''}`;
  if (own !== null)
    return { severity: 'problem', message: `${at}: "${header}" fills ${own}, which another column fills already` };
  const missing = [...new Set([...codebook.fields.map(field => field.name), ...headers])].filter(
    name => !names.includes(name),
  );
  const proposal = didYouMean(header, missing);
  return proposal === ''
    ? {
        severity: 'note',
        message: `${at}: the review has no column "${header}"; its cells are not added`,
      }
    : {
        severity: 'problem',
        message: `${at}: the review has no column "${header}"${proposal} Correct the header, or remove the column`,
      };
}

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 6)
    .map(name => `"${name}"`)
    .join(', ') + (names.length > 6 ? ', …' : '');
