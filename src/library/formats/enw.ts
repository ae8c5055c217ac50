import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { NO_REFERENCE, type Reference, type ReferenceType, wordList, yearOf } from '../reference.ts';
import { allOf, firstOf, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

/** EndNote's tagged format (Refer), as Google Scholar and many publishers offer it. */
export const enw = libraryFormat({
  name: 'enw',
  extensions: ['enw', 'refer'],
  describe: 'EndNote (.enw, Refer)',
  fields: {
    type: '%0',
    title: '%T',
    authors: '%A',
    year: '%D, %8',
    venue: '%J, %B; else %I',
    volume: '%V',
    issue: '%N',
    pages: '%P',
    doi: '%R, or a DOI in %U',
    pmid: '%M where it is a PubMed number',
    url: '%U',
    abstract: '%X',
    keywords: '%K',
    note: '%Z',
  },
  matches: text => /^[ \t]*%[0AT] \S/m.test(text.slice(0, 5_000)) && /^%T \S/m.test(text.slice(0, 50_000)),
  async read(text) {
    const { entries, broken } = taggedEntries(
      text,
      {
        tag: /^%([0-9A-Z@!#$&()*+<=>?[\]^~{}])(?:\s(.*))?$/,
        start: ['0'],
        end: null,
        listed: ['K'],
        called: 'the EndNote format',
      },
      referenceOf,
    );
    return libraryOf(entries, broken);
  },
});

const TYPES: Readonly<Record<string, ReferenceType>> = {
  'journal article': 'article',
  'electronic article': 'article',
  book: 'book',
  'edited book': 'book',
  'book section': 'chapter',
  'conference proceedings': 'proceedings',
  'conference paper': 'proceedings',
  thesis: 'thesis',
  report: 'report',
  'unpublished work': 'preprint',
};

function referenceOf({ line, tags }: TaggedEntry): Reference {
  const kind = firstOf(tags, ['0']).toLowerCase();
  return {
    ...NO_REFERENCE,
    line,
    type: kind === '' ? '' : (TYPES[kind] ?? 'other'),
    title: firstOf(tags, ['T']),
    // "Kim, Ann," is how Refer ends a name
    authors: allOf(tags, ['A']).map(author => author.replace(/,\s*$/, '')),
    year: yearOf(firstOf(tags, ['D'])) || yearOf(firstOf(tags, ['8'])),
    venue: firstOf(tags, ['J', 'B', 'I']),
    volume: firstOf(tags, ['V']),
    issue: firstOf(tags, ['N']),
    pages: firstOf(tags, ['P']),
    doi:
      doiIn(firstOf(tags, ['R'])) ??
      allOf(tags, ['U'])
        .map(doiIn)
        .find(found => found !== null) ??
      '',
    pmid: /^(?:pmid:?\s*)?(\d{7,8})$/i.exec(firstOf(tags, ['M']))?.[1] ?? '',
    url: firstOf(tags, ['U']),
    abstract: firstOf(tags, ['X']),
    keywords: allOf(tags, ['K']).flatMap(wordList),
    note: firstOf(tags, ['Z']),
  };
}
