import { doiIn } from '../../base/doi.ts';
import { isRetractedType } from '../../text/is-retracted.ts';
import { withComma } from '../author-list.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { NO_REFERENCE, type Reference, yearOf } from '../reference.ts';
import { allOf, firstOf, type TaggedEntry, taggedEntries } from '../tagged-entries.ts';

/** MEDLINE's tagged format, as PubMed sends it to citation managers. */
export const nbib = libraryFormat({
  name: 'nbib',
  extensions: ['nbib', 'medline'],
  describe: 'PubMed (.nbib, MEDLINE format)',
  fields: {
    type: 'PT (preprints), BTI (books), else article',
    title: 'TI, BTI',
    authors: 'FAU, else AU; CN for groups',
    year: 'DP, else DEP',
    venue: 'JT, TA; for chapters BTI',
    volume: 'VI',
    issue: 'IP',
    pages: 'PG',
    doi: 'LID or AID marked [doi], SO',
    pmid: 'PMID',
    identifier: 'PMC',
    abstract: 'AB',
    keywords: 'OT, MH',
    note: 'PT, where it says that the work was retracted',
  },
  matches: text => /^[ \t]*PMID ?- ?\d/m.test(text.slice(0, 5_000)),
  async read(text) {
    const { entries, broken } = taggedEntries(
      text,
      {
        tag: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/,
        start: ['PMID'],
        end: null,
        called: 'the MEDLINE format',
      },
      referenceOf,
    );
    return libraryOf(entries, broken);
  },
});

function referenceOf({ line, tags }: TaggedEntry): Reference {
  const doi = [
    ...allOf(tags, ['LID', 'AID']).filter(value => /\[doi\]$/i.test(value)),
    ...allOf(tags, ['SO']).map(value => /doi:\s*(\S+)/i.exec(value)?.[1] ?? ''),
  ]
    .map(doiIn)
    .find(found => found !== null);
  const [title, book] = [firstOf(tags, ['TI', 'TT']), firstOf(tags, ['BTI'])];
  const types = allOf(tags, ['PT']);
  const full = allOf(tags, ['FAU']);
  return {
    ...NO_REFERENCE,
    line,
    type: types.includes('Preprint') ? 'preprint' : book === '' ? 'article' : title === '' ? 'book' : 'chapter',
    title: (title || book).replace(/^\[(.*)\]\.?$/, '$1'),
    authors: [...(full.length > 0 ? full : allOf(tags, ['AU']).map(withComma)), ...allOf(tags, ['CN'])],
    year: yearOf(firstOf(tags, ['DP'])) || (/^(\d{4})/.exec(firstOf(tags, ['DEP']))?.[1] ?? ''),
    venue: firstOf(tags, ['JT', 'TA']) || (title === '' ? firstOf(tags, ['PB']) : book),
    volume: firstOf(tags, ['VI']),
    issue: firstOf(tags, ['IP']),
    pages: firstOf(tags, ['PG']),
    doi: doi ?? '',
    pmid: /^\d+/.exec(firstOf(tags, ['PMID']))?.[0] ?? '',
    identifier: firstOf(tags, ['PMC']),
    abstract: firstOf(tags, ['AB']),
    keywords: [...allOf(tags, ['OT']), ...allOf(tags, ['MH']).map(term => term.replaceAll('*', ''))],
    note: types.find(isRetractedType) ?? '',
  };
}
