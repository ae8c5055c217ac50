import { oneLine, plainText } from '../base/plain-text.ts';
import type { Reference } from './reference.ts';

const plain = (text: string): string => oneLine(plainText(text));

/** Programs write the end of a shortened list as one more author, and that there is none as an author in brackets. */
const isAuthor = (author: string): boolean =>
  author !== '' && !/^(?:and )?others$|^et al\.?$|^\[(?:no authors?\b[^\]]{0,40}|anonymous)\]$/i.test(author);

/** A reference whose texts hold no markup and whose pages have plain hyphens, whatever the file wrote. */
export const plainReference = (reference: Reference): Reference => ({
  ...reference,
  title: plain(reference.title),
  authors: reference.authors.map(plain).filter(isAuthor),
  venue: plain(reference.venue),
  abstract: plain(reference.abstract),
  keywords: reference.keywords.map(plain).filter(word => word !== ''),
  pages: reference.pages.replace(/(?<!\s)\s*(?:[\u2010-\u2015\u2212]|--+)\s*/g, '-'),
});
