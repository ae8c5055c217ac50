import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { NO_REFERENCE, pageRange, type Reference, type ReferenceType, wordList, yearOf } from '../reference.ts';
import { allOf, firstOf, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

/** The tagged format of the Web of Science. */
export const ciw = libraryFormat({
  name: 'ciw',
  extensions: ['ciw', 'isi'],
  describe: 'Web of Science (.ciw, plain text)',
  fields: {
    type: 'PT, DT (book chapters)',
    title: 'TI',
    authors: 'AF, else AU',
    year: 'PY, EA',
    venue: 'SO',
    volume: 'VL',
    issue: 'IS',
    pages: 'BP and EP, or AR',
    doi: 'DI',
    pmid: 'PM',
    identifier: 'UT',
    abstract: 'AB',
    keywords: 'DE, ID',
  },
  matches: text =>
    /^\s*(?:FN [^\n]*\r?\n)?(?:VR [^\n]*\r?\n)?PT [A-Z]/.test(text.replace(/^\ufeff/, '').slice(0, 5_000)),
  async read(text) {
    const { entries, broken } = taggedEntries(
      text,
      {
        tag: /^([A-Z][A-Z0-9])(?: (.*))?$/,
        start: ['PT'],
        end: 'ER',
        outside: ['FN', 'VR', 'EF'],
        listed: ['AU', 'AF', 'BA', 'BF', 'CR'],
        called: 'the Web of Science format',
      },
      referenceOf,
    );
    return libraryOf(entries, broken);
  },
});

const TYPES: Readonly<Record<string, ReferenceType>> = { J: 'article', C: 'proceedings', B: 'book' };

function referenceOf({ line, tags }: TaggedEntry): Reference {
  const full = allOf(tags, ['AF']);
  const kind = firstOf(tags, ['PT']);
  return {
    ...NO_REFERENCE,
    line,
    type: /book chapter/i.test(firstOf(tags, ['DT'])) ? 'chapter' : (TYPES[kind] ?? 'other'),
    title: firstOf(tags, ['TI']),
    authors: full.length > 0 ? full : allOf(tags, ['AU']),
    year: yearOf(firstOf(tags, ['PY'])) || yearOf(firstOf(tags, ['EA'])),
    venue: firstOf(tags, ['SO']),
    volume: firstOf(tags, ['VL']),
    issue: firstOf(tags, ['IS']),
    pages: pageRange(firstOf(tags, ['BP']), firstOf(tags, ['EP'])) || firstOf(tags, ['AR']),
    doi: doiIn(firstOf(tags, ['DI'])) ?? '',
    pmid: firstOf(tags, ['PM']),
    identifier: firstOf(tags, ['UT']),
    abstract: firstOf(tags, ['AB']),
    keywords: [...wordList(firstOf(tags, ['DE'])), ...wordList(firstOf(tags, ['ID']))],
  };
}
