import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { NO_REFERENCE, type Reference, wordList, yearOf } from '../reference.ts';
import { allOf, firstOf, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

/** The plain-text export of the Cochrane Library. */
export const cochrane = libraryFormat({
  name: 'cochrane',
  extensions: ['txt'],
  describe: 'Cochrane Library (plain text)',
  fields: {
    type: 'always article',
    title: 'TI',
    authors: 'AU',
    year: 'YR',
    venue: 'SO',
    volume: 'VL',
    issue: 'NO',
    pages: 'PG',
    doi: 'DOI',
    pmid: 'PM (PUBMED …)',
    identifier: 'ID',
    url: 'US',
    abstract: 'AB',
    keywords: 'KY',
  },
  matches: text => /^\s*Record #1 of \d+\r?\nID: /.test(text.replace(/^\ufeff/, '').slice(0, 200)),
  async read(text) {
    const { entries, broken } = taggedEntries(
      text,
      {
        tag: /^(Record|[A-Z]{2,3})(?: #|: ?)(.*)$/,
        start: ['Record'],
        end: null,
        listed: ['AU'],
        called: "the Cochrane Library's text format",
      },
      referenceOf,
    );
    return libraryOf(entries, broken);
  },
});

function referenceOf({ line, tags }: TaggedEntry): Reference {
  return {
    ...NO_REFERENCE,
    line,
    type: 'article',
    title: firstOf(tags, ['TI']),
    authors: allOf(tags, ['AU']),
    year: yearOf(firstOf(tags, ['YR'])),
    venue: firstOf(tags, ['SO']),
    volume: firstOf(tags, ['VL']),
    issue: firstOf(tags, ['NO']),
    pages: firstOf(tags, ['PG']),
    doi: doiIn(firstOf(tags, ['DOI'])) ?? '',
    pmid: /PUBMED (\d+)/.exec(allOf(tags, ['PM']).join(' '))?.[1] ?? '',
    identifier: firstOf(tags, ['ID']),
    url: firstOf(tags, ['US']),
    abstract: firstOf(tags, ['AB']),
    keywords: wordList(firstOf(tags, ['KY'])),
  };
}
