import { doiIn } from '../base/doi.ts';
import { authorList } from './author-list.ts';
import { NO_REFERENCE, type Reference, type ReferencePart, wordList, yearOf } from './reference.ts';

/** Headers under which sheets hold parts of a reference, without marks and in lower case. */
const USUAL: readonly (readonly [ReferencePart | 'author', RegExp])[] = [
  [
    'title',
    /^(?:(?:study|article|paper|publication|full|primary|document) )?title$|^(?:titel|título|titulo|titre|titolo)$/,
  ],
  [
    'author',
    /^(?:first|1st|lead) authors?(?: (?:sur|last )?name)?$|^erstautor(?:in)?$|^primer autor$|^premier auteur$/,
  ],
  ['authors', /^authors?(?: names?| list)?$|^author full names$|^(?:autor(?:en|es|i)?|autore|auteurs?)$/],
  [
    'year',
    /^(?:year|(?:publication|pub|published) year|year of publication|year published|published|date published)$|^(?:jahr|erscheinungsjahr|año|ano|année|annee|anno|jaar)$/,
  ],
  ['venue', /^(?:venue|journal(?: book| name| title)?|source(?: title)?|publication(?: (?:title|name))?)$/],
  ['volume', /^vol(?:ume)?$/],
  ['issue', /^(?:issue|number)$/],
  ['pages', /^pages?$/],
  ['doi', /^doi(?: link| number)?$/],
  ['pmid', /^(?:pmid|pubmed id|pubmed number)$/],
  ['identifier', /^(?:identifier|doi or url|accession number|arxiv(?: id)?|pmcid|pmc id)$/],
  ['url', /^(?:url|link|links|urls)$/],
  ['abstract', /^abstract$/],
  ['keywords', /^(?:keywords?|author keywords)$/],
];

/**
 * The part of a reference that a header names; null for any other header.
 *
 * @example referencePart('Publication Year') // => 'year'
 * @example referencePart('PublicationName') // => 'venue'
 * @example referencePart('Título') // => 'title'
 * @example referencePart('Design') // => null
 */
export function referencePart(header: string): ReferencePart | 'author' | null {
  return named(header) ?? named(header.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
}

function named(header: string): ReferencePart | 'author' | null {
  const plain = header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return USUAL.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** A reference from cells under usual headers; what the headers do not name is ''. */
export function referenceFromCells(line: number, cells: ReadonlyMap<ReferencePart | 'author', string>): Reference {
  const text = (part: ReferencePart | 'author'): string => cells.get(part)?.trim() ?? '';
  const identifier = text('identifier');
  return {
    ...NO_REFERENCE,
    line,
    title: text('title'),
    authors: text('authors') === '' ? (text('author') === '' ? [] : [text('author')]) : authorList(text('authors')),
    year: yearOf(text('year')),
    venue: text('venue'),
    volume: text('volume'),
    issue: text('issue'),
    pages: text('pages'),
    doi: doiIn(text('doi')) ?? doiIn(identifier) ?? doiIn(text('url')) ?? '',
    pmid: /^\d+/.exec(text('pmid'))?.[0] ?? '',
    identifier: doiIn(identifier) === null ? identifier : '',
    url: text('url'),
    abstract: text('abstract'),
    keywords: wordList(text('keywords')),
  };
}
