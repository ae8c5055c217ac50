import { doiIn } from '../../base/doi.ts';
import { withComma } from '../author-list.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { pageRange, type Reference, type ReferenceType, yearOf } from '../reference.ts';
import { allOf, firstOf, readFirst, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

/** RIS as databases and reference managers write it: several tags for one thing, continuation lines, missing ends. */
export const ris = libraryFormat({
  name: 'ris',
  extensions: ['ris'],
  describe: 'RIS of Zotero, EndNote, Covidence, Rayyan, Ovid, Web of Science, Scopus and others',
  fields: {
    type: 'TY',
    title: 'TI, T1, CT, BT',
    authors: 'AU, A1',
    year: 'PY, Y1, DA, YR',
    venue: 'JF, T2, JO, JA, J2, SO, BT; else PB',
    volume: 'VL',
    issue: 'IS',
    pages: 'SP and EP, or SP alone where it holds both; else C7 (article number)',
    doi: 'DO, or a DOI in M3, L3, UR, LK, N1, ID',
    pmid: 'PM; a PubMed number that is marked as one in AN, C2, C3, C5, C7, ID, UR, LK, L2, N1 or M2; a bare number of 7 or 8 digits in C2, in C5 of Embase, and in AN or ID unless DB or DP names another database',
    identifier: 'an arXiv number in AN, UR, LK, N1, or AN itself (Web of Science)',
    url: 'UR, LK, L2, L1',
    abstract: 'AB, N2',
    keywords: 'KW',
    note: 'N1',
  },
  matches: text => FIRST.test(text.slice(0, 5_000)),
  async read(text) {
    // some programs indent every line
    const indent = FIRST.exec(text)?.[1] ?? '';
    const { entries, broken } = taggedEntries(
      text,
      {
        tag: new RegExp(`^${indent}([A-Z][A-Z0-9])(?: {1,2}|\\t)-(?:\\s?(.*))?$`),
        indent,
        start: ['TY'],
        end: 'ER',
        outside: ['EF'],
        listed: ['KW'],
        called: 'RIS',
      },
      referenceOf,
    );
    return libraryOf(entries, broken);
  },
});

/** The first line of an entry: two spaces and a space by the standard, one or a tab in some exports. */
const FIRST = /^\ufeff?([ \t]*)TY(?: {1,2}|\t)-\s?[A-Z]/m;

const TYPES: Readonly<Record<string, ReferenceType>> = {
  JOUR: 'article',
  JFULL: 'article',
  EJOUR: 'article',
  MGZN: 'article',
  ABST: 'article',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  CONF: 'proceedings',
  CPAPER: 'proceedings',
  THES: 'thesis',
  RPRT: 'report',
  UNPB: 'preprint',
  INPR: 'preprint',
  PREP: 'preprint',
};

// of each entry all of these are looked up: the lists are made once
const DOI = ['DO', 'M3', 'L3', 'UR', 'LK', 'N1', 'ID'];
const PUBMED = ['AN', 'C2', 'C3', 'C5', 'C7', 'ID', 'UR', 'LK', 'L2'];
const [NUMBER, OTHER_NUMBER, EMBASE_NUMBER] = [['AN', 'C2', 'ID'], ['C2'], ['C2', 'C5']];
const NOTE = ['N1', 'M2'];
const ARXIV = ['AN', 'UR', 'LK', 'N1', 'M3'];
const TITLE_OF_PART = ['TI', 'T1', 'CT'];
const AUTHOR = ['AU', 'A1'];
const YEAR = ['PY', 'Y1', 'DA', 'YR'];
const [VENUE, VENUE_WITH_BOOK] = [
  ['JF', 'T2', 'JO', 'JA', 'J2', 'SO', 'PB'],
  ['JF', 'T2', 'JO', 'JA', 'J2', 'SO', 'BT', 'PB'],
];
const [URL, ABSTRACT] = [
  ['UR', 'LK', 'L2', 'L1'],
  ['AB', 'N2'],
];

function referenceOf({ line, tags }: TaggedEntry): Reference {
  const type = TYPES[firstOf(tags, ['TY'])] ?? 'other';
  const accession = firstOf(tags, ['AN']);
  const pmid =
    /^(?:pubmed|pmid)?:?\s*(\d{1,9})$/i.exec(firstOf(tags, ['PM']))?.[1] ??
    readFirst(tags, PUBMED, pubmedNumber) ??
    readFirst(tags, NOTE, pubmedNote) ??
    // a bare number is one of the database that the entry comes from; longer ones are never PubMed's
    readFirst(tags, bareNumbers(tags), value => (/^\d{7,8}$/.test(value) ? value : null));
  const arxiv = readFirst(
    tags,
    ARXIV,
    value => /arxiv(?:\.org\/(?:abs|pdf)\/|:\s*)([a-z-]+\/\d{7}|\d{4}\.\d{4,5})/i.exec(value)?.[1],
  );
  const authors = allOf(tags, AUTHOR).flatMap(namesOf);
  const ownTitle = firstOf(tags, TITLE_OF_PART);
  return {
    line,
    type,
    title: ownTitle !== '' || type === 'chapter' ? ownTitle : firstOf(tags, ['BT']),
    // primary authors come as AU or as A1, sometimes as both
    authors: tags.has('A1') ? [...new Set(authors)] : authors,
    year: readFirst(tags, YEAR, yearOf) ?? '',
    // the title of the book or proceedings, unless it is the entry's own
    venue: firstOf(tags, ownTitle !== '' || type === 'chapter' ? VENUE_WITH_BOOK : VENUE),
    volume: firstOf(tags, ['VL']),
    issue: firstOf(tags, ['IS']),
    pages: pageRange(firstOf(tags, ['SP']), firstOf(tags, ['EP'])) || articleNumber(tags),
    doi: readFirst(tags, DOI, doiIn) ?? '',
    pmid: pmid ?? '',
    identifier: arxiv === undefined ? (/^WOS:/.test(accession) ? accession : '') : `arXiv:${arxiv}`,
    url: readFirst(tags, URL, url => (/^(?:internal-pdf|file):/i.test(url) ? null : url)) ?? '',
    abstract: firstOf(tags, ABSTRACT),
    keywords: allOf(tags, ['KW']),
    note: firstOf(tags, ['N1']),
  };
}

/** One author a line by the standard; some exports put all of them in one, with semicolons. */
const namesOf = (value: string): string[] =>
  value.includes(';')
    ? value
        .split(';')
        .map(name => withComma(name.trim()))
        .filter(name => name !== '')
    : [withComma(value)];

function pubmedNumber(value: string): string | undefined {
  const match = /pubmed[^\d]{0,99}(\d{5,9})(?:\D|$)|^pmid:?\s*(\d{1,9})$/i.exec(value);
  return match?.[1] ?? match?.[2];
}

/** A PubMed number that a note begins with (Zotero), or that stands among EBSCO's notes; that of a comment or an erratum is another work's. */
const pubmedNote = (value: string): string | undefined =>
  (value.startsWith('Accession Number:') ? /\bPMID: ?(?:NLM)?(\d{1,9})(?!\d)/ : /^PMID: ?(\d{1,9})(?!\d)/).exec(
    value,
  )?.[1];

/** Tags in which a bare number is PubMed's: by the databases that the entry names, of which EBSCO writes codes. */
function bareNumbers(tags: TaggedEntry['tags']): readonly string[] {
  const names = allOf(tags, ['DB', 'DP']);
  if (names.some(name => /embase/i.test(name))) return EMBASE_NUMBER;
  return names.length === 0 || names.some(name => /medline|pubmed|nlm|\bmed|^(?:cmedm|mdc|mnh)$/i.test(name))
    ? NUMBER
    : OTHER_NUMBER;
}

/** The number of an article without pages, as Scopus and the Web of Science give it. */
const articleNumber = (tags: TaggedEntry['tags']): string => {
  const number = firstOf(tags, ['C7']);
  return /pubmed|pmid/i.test(number) ? '' : number;
};
