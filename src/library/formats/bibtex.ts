import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { lineFinder } from '../line-finder.ts';
import {
  type BrokenEntry,
  type Library,
  NO_REFERENCE,
  type Reference,
  type ReferenceType,
  wordList,
  yearOf,
} from '../reference.ts';

/** BibTeX and BibLaTeX; an entry that can't be read is named, the others are kept. */
export const bibtex = libraryFormat({
  name: 'bibtex',
  extensions: ['bib', 'bibtex'],
  describe: 'BibTeX and BibLaTeX',
  fields: {
    type: 'the entry type',
    title: 'title and subtitle',
    authors: 'author',
    year: 'year, date',
    venue: 'journal, journaltitle, booktitle; else publisher, institution, howpublished',
    volume: 'volume',
    issue: 'number, issue',
    pages: 'pages; else eid, articleno',
    doi: 'doi, or a DOI in url',
    pmid: 'pmid, or a line "PMID: …" of note',
    identifier: 'eprint with its archive; an arXiv number in url or journal',
    url: 'url',
    abstract: 'abstract',
    keywords: 'keywords',
    note: 'note',
  },
  matches: text => /^[ \t]*@\w+[^\S\n]{0,9}[{(]/m.test(text.slice(0, 5_000)),
  async read(text): Promise<Library> {
    const { parse } = await import('@retorquere/bibtex-parser');
    // BibTeX has no comments inside entries, but the parser reads "50% of …" as one
    const source = text
      .replace(/(?<![\\\n])%/g, '\\%')
      // TeX's blank, which the parser takes for a macro without a name
      .replace(/(?<!\\)\\[ \t\r\n]/g, '~');
    const found = parse(source, { sentenceCase: false });
    const lineAt = lineFinder(source);
    const titles = new Map(found.entries.map(({ key, fields }) => [key.toLowerCase(), fields.title]));
    const volumes = new Map(
      found.entries.flatMap(({ key, fields }) =>
        ['crossref', 'xdata'].flatMap(field => keysIn(fields[field]).map(of => [of, key] as const)),
      ),
    );
    const containers: BrokenEntry[] = [];
    let from = 0;
    const references = found.entries.flatMap((entry): Reference[] => {
      if (entry.input === '') return [];
      const at = source.indexOf(entry.input, from);
      if (at >= 0) from = at + entry.input.length;
      const part = volumes.get(entry.key.toLowerCase());
      if (part !== undefined && CONTAINERS.has(entry.type.toLowerCase())) {
        const message = `"${entry.key}" is the volume that "${part}" is part of (crossref), and no study of its own`;
        containers.push({ line: lineAt(Math.max(0, at)), message });
        return [];
      }
      const fields = ownFields(entry.fields as Fields, entry.crossref?.inherited ?? [], titles);
      return [referenceOf(entry.type, fields, lineAt(Math.max(0, at)))];
    });
    const read = new Set(found.entries.map(({ input }) => input));
    const broken = found.errors
      // a name without a declaration is kept as it stands
      .filter(({ error }) => !error.startsWith('Unresolved @string'))
      .map(({ error, input }) => ({
        line: lineAt(Math.max(0, source.indexOf(input ?? ''))),
        message: `${read.has(input ?? '') ? 'a part of this entry cannot be read, and the rest of it is kept' : 'this entry cannot be read'}: ${error.split('\n')[0]}`,
      }));
    return libraryOf(references, [...broken, ...containers]);
  },
});

interface Creator {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly name?: string;
}
type Fields = Readonly<Record<string, string | readonly Creator[] | readonly string[] | undefined>>;

/**
 * What a chapter or paper has from the book that it refers to (`crossref`) may say where it stands, when it appeared and who
 * wrote or published it; what names or describes the book itself is not the chapter's. The parser 9.0.29 hands on both, and
 * the book's title only to types that BibLaTeX pairs with the book's.
 */
const OF_THE_BOOK_ALONE = new Set([
  ...['subtitle', 'abstract', 'keywords', 'note', 'pages'],
  ...['doi', 'url', 'eprint', 'eprinttype', 'archiveprefix', 'pmid', 'pubmedid'],
]);

function ownFields(
  fields: Fields,
  inherited: readonly string[],
  titles: ReadonlyMap<string, string | undefined>,
): Fields {
  const book = fields['crossref'];
  if (typeof book !== 'string') return fields;
  const own = Object.entries(fields).filter(([field]) => !(inherited.includes(field) && OF_THE_BOOK_ALONE.has(field)));
  return { booktitle: titles.get(book.toLowerCase()), ...Object.fromEntries(own) };
}

/** What others refer to, and what is never a study itself; a book may be one. */
const CONTAINERS = new Set(['proceedings', 'mvproceedings', 'xdata']);

/** The entries that a field refers to, in small letters. */
const keysIn = (field: unknown): string[] =>
  typeof field !== 'string'
    ? []
    : field
        .toLowerCase()
        .split(',')
        .map(key => key.trim());

/** A dotless i or j below an accent is what the accent was put on: í, not ı́. */
const dotted = (text: string): string =>
  text
    .replace(/ı(?=\p{M})/gu, 'i')
    .replace(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC');

const TYPES: Readonly<Record<string, ReferenceType>> = {
  article: 'article',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  proceedings: 'book',
  incollection: 'chapter',
  inbook: 'chapter',
  inproceedings: 'proceedings',
  conference: 'proceedings',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  unpublished: 'preprint',
};

function referenceOf(type: string, fields: Fields, line: number): Reference {
  const text = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = fields[name];
      // publishers and institutions are lists in BibLaTeX
      const own = Array.isArray(value) ? value.filter(part => typeof part === 'string').join('; ') : value;
      if (typeof own === 'string' && own.trim() !== '') return dotted(own.trim().replaceAll('\\%', '%'));
    }
    return '';
  };
  const creators = (Array.isArray(fields['author']) ? fields['author'] : []) as readonly Creator[];
  const archive = text('archiveprefix', 'eprinttype');
  const eprint = text('eprint');
  const isArxiv =
    (archive === '' && /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/i.test(eprint)) || /^arxiv$/i.test(archive);
  const arxiv = isArxiv
    ? eprint
    : /arxiv(?:\.org\/(?:abs|pdf)\/|[: ]\s*)(\d{4}\.\d{4,5})/i.exec(
        text('url', 'journal', 'journaltitle', 'note'),
      )?.[1];
  const [title, subtitle] = [text('title', 'booktitle'), text('subtitle')];
  const keywords = fields['keywords'];
  return {
    ...NO_REFERENCE,
    line,
    type: TYPES[type.toLowerCase()] ?? 'other',
    title: subtitle === '' || title === '' ? title : `${title}${/[:?!.]$/.test(title) ? '' : ':'} ${subtitle}`,
    authors: creators.filter(creator => !isOthers(creator)).map(nameOf),
    year: yearOf(text('year')) || yearOf(text('date')),
    venue: text('journal', 'journaltitle', 'booktitle', 'publisher', 'school', 'institution', 'howpublished'),
    volume: text('volume'),
    issue: text('number', 'issue'),
    pages: text('pages', 'eid', 'articleno').replace(/(?<![\s-])\s*-[\s-]*/g, '-'),
    doi: doiIn(text('doi')) ?? doiIn(text('url')) ?? text('doi'),
    pmid:
      text('pmid', 'pubmedid') ||
      (/^pubmed$/i.test(archive) ? eprint : (/^PMID:\s{0,9}(\d{1,9})$/im.exec(text('note'))?.[1] ?? '')),
    identifier:
      arxiv !== undefined && arxiv !== ''
        ? `arXiv:${arxiv}`
        : eprint !== '' && archive !== '' && !/^pubmed$/i.test(archive)
          ? `${archive}:${eprint}`
          : '',
    url: text('url'),
    abstract: text('abstract'),
    keywords: Array.isArray(keywords) ? keywords.map(String) : wordList(text('keywords')),
    note: text('note'),
  };
}

const isOthers = (creator: Creator): boolean => creator.lastName === 'others' && creator.firstName === undefined;

function nameOf({ name, firstName, lastName, prefix, suffix }: Creator): string {
  if (name !== undefined) return dotted(name);
  const family = [prefix, lastName, suffix].filter(part => part !== undefined && part !== '').join(' ');
  return dotted(firstName === undefined || firstName === '' ? family : `${family}, ${firstName}`);
}
