import { columnDetector, countsOf } from '../columns/detector.ts';
import { headerWords } from '../columns/find-key.ts';
import { type Profile, shareOf } from '../columns/profile.ts';

/** `Müller et al., 2020`, `van der Berg & Kim (2019a)` */
const CITATION = /^\p{L}[^\d;|\n]*[\s,(]\(?(?:19|20)\d\d[a-z]?\)?$/u;
const AUTHORS = /^(first |1st |lead )?(author|autor|auteur)(s|en|in|es)?( names?| last name| surname)?$/;
const TITLES =
  /^((study|article|paper|publication|full) )?(title|titel|titre|título)( of (the )?(study|article|paper))?$/;
const REMARKS =
  /^(([\p{L}\p{N}]+ ){0,4})(notes?|comments?|remarks?|rationale|verbatim|quotes?|bemerkung(en)?|anmerkung(en)?|kommentare?|commentaires?|remarques?|comentarios?|comentários?|observaciones|备注)\W*$/u;

/** What coders copied out of the report. */
const QUOTES = /\b(verbatim|copy and paste|copied text|quotations?|supporting (text|quotes?)|textstelle|zitat)\b/u;

const PLAIN_REMARKS =
  /^((reviewers?|coders?|extractors?|your|any|other|additional|further|general) )*\p{L}+(?:[^\w\p{L}]\W*)?$/u;

/** Not "yes" and "no" under "Comments allowed". */
const isText = ({ values, coded }: Profile): boolean =>
  values.length >= coded * 0.5 || values.reduce((sum, [text]) => sum + text.length, 0) >= values.length * 25;

/** Authors, titles, citations and remarks: text, even where it comes back. */
export const textByHeader = columnDetector(
  'text-by-header',
  'authors, titles, citations and remarks: text, even if values repeat',
  profile => {
    const words = headerWords(profile.header);
    const kind =
      profile.coded > 2 && shareOf(profile, text => CITATION.test(text)) >= 0.9
        ? 'author and year are in the cells'
        : AUTHORS.test(words)
          ? 'the header names authors'
          : TITLES.test(words)
            ? 'the header names titles'
            : QUOTES.test(words) && isText(profile)
              ? 'the header names words of the reports'
              : REMARKS.test(words) && (PLAIN_REMARKS.test(words) || isText(profile))
                ? 'the header names remarks'
                : null;
    if (kind === null || shareOf(profile, text => /\p{L}/u.test(text)) < 0.5) return null;
    return {
      field: { name: '', type: 'string' },
      evidence: [`${kind}: text, not codes`],
      counts: profile.values.length > 200 ? new Map() : countsOf(profile),
    };
  },
);
