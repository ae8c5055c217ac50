import { bareDoi } from '../../base/doi.ts';
import { withComma } from '../author-list.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { NO_REFERENCE, pageRange, type Reference, type ReferenceType, yearOf } from '../reference.ts';
import { allOf, firstOf, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

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
    venue: 'JF, T2, JO, JA, J2, BT; else PB',
    volume: 'VL',
    issue: 'IS',
    pages: 'SP and EP, or SP alone where it holds both; else C7 (article number)',
    doi: 'DO, or a DOI in M3, L3, UR, LK, N1, ID',
    pmid: 'PM; a PubMed number in AN, C2, C7, ID, UR or LK; a bare number of 7 or 8 digits in C2, and in AN or ID unless DB or DP names another database',
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
    const { entries, broken } = taggedEntries(text, {
      tag: new RegExp(`^${indent}([A-Z][A-Z0-9])(?: {1,2}|\\t)-(?:\\s?(.*))?$`),
      start: ['TY'],
      end: 'ER',
      outside: ['EF'],
      listed: ['KW'],
      called: 'RIS',
    });
    return libraryOf(entries.map(referenceOf), broken);
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

function referenceOf({ line, tags }: TaggedEntry): Reference {
  const doi = allOf(tags, ['DO', 'M3', 'L3', 'UR', 'LK', 'N1', 'ID'])
    .map(bareDoi)
    .find(found => found !== null);
  const type = TYPES[firstOf(tags, ['TY'])] ?? 'other';
  const accession = firstOf(tags, ['AN']);
  const pmid =
    /^\d{1,9}$/.exec(firstOf(tags, ['PM']))?.[0] ??
    allOf(tags, ['AN', 'C2', 'C7', 'ID', 'UR', 'LK'])
      .map(value => /pubmed[^\d]*(\d{5,9})(?:\D|$)|^pmid:?\s*(\d{1,9})$/i.exec(value))
      .map(match => match?.[1] ?? match?.[2])
      .find(found => found !== undefined) ??
    // a bare number is one of the database that the entry comes from; longer ones are never PubMed's
    allOf(tags, isOfOtherDatabase(tags) ? ['C2'] : ['AN', 'C2', 'ID']).find(value => /^\d{7,8}$/.test(value));
  const arxiv = allOf(tags, ['AN', 'UR', 'LK', 'N1', 'M3'])
    .map(value => /arxiv(?:\.org\/(?:abs|pdf)\/|:\s*)([a-z-]+\/\d{7}|\d{4}\.\d{4,5})/i.exec(value)?.[1])
    .find(found => found !== undefined);
  const titles = ['TI', 'T1', 'CT'];
  return {
    ...NO_REFERENCE,
    line,
    type,
    title: firstOf(tags, type === 'chapter' ? titles : [...titles, 'BT']),
    // primary authors come as AU or as A1, sometimes as both
    authors: [...new Set(allOf(tags, ['AU', 'A1']).map(withComma))],
    year:
      allOf(tags, ['PY', 'Y1', 'DA', 'YR'])
        .map(yearOf)
        .find(year => year !== '') ?? '',
    venue: firstOf(tags, ['JF', 'T2', 'JO', 'JA', 'J2', ...(type === 'chapter' ? ['BT'] : []), 'PB']),
    volume: firstOf(tags, ['VL']),
    issue: firstOf(tags, ['IS']),
    pages: pageRange(firstOf(tags, ['SP']), firstOf(tags, ['EP'])) || articleNumber(tags),
    doi: doi ?? '',
    pmid: pmid ?? '',
    identifier: arxiv === undefined ? (/^WOS:/.test(accession) ? accession : '') : `arXiv:${arxiv}`,
    url: allOf(tags, ['UR', 'LK', 'L2', 'L1']).find(url => !/^(?:internal-pdf|file):/i.test(url)) ?? '',
    abstract: firstOf(tags, ['AB', 'N2']),
    keywords: allOf(tags, ['KW']),
    note: firstOf(tags, ['N1']),
  };
}

/** Whether the entry names a database, and it is not PubMed's. */
const isOfOtherDatabase = (tags: TaggedEntry['tags']): boolean => {
  const names = allOf(tags, ['DB', 'DP']);
  return names.length > 0 && !names.some(name => /medline|pubmed|nlm|\bmed/i.test(name));
};

/** The number of an article without pages, as Scopus and the Web of Science give it. */
const articleNumber = (tags: TaggedEntry['tags']): string => {
  const number = firstOf(tags, ['C7']);
  return /pubmed|pmid/i.test(number) ? '' : number;
};
