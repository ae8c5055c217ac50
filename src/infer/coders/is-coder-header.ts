import { headerWords } from '../columns/find-key.ts';
import type { Profile } from '../columns/profile.ts';

const CODER =
  /\b(reviewer|coder|rater|extractor|screener|annotator|assessor|charter|investigator|auszähler|[kc]odierer(in)?|bewerter(in)?|codeu(r|se)|codificador(a)?|revisor(a)?)s?\b|\b[kc]odiert von\b|\bcodée? par\b|\b(codificado|extra[ií]do) por\b|编码者|评价者|提取者|\b(extracted|coded|charted|reviewed|screened) by\b|\b(coding|coded|extraction|charting|screening|review) (person|initials|name)\b|\b(completed|filled (in|out)|entered|rated|assessed|charted) by\b|^(your (full )?name|name of (the )?(person|reviewer|extractor)|(user )?e ?mail( address)?|user|user name|username|initials)$/;

/** Whether a header says that the column names who coded. */
export const isCoderHeader = (header: string): boolean => {
  const words = headerWords(header);
  return CODER.test(words) && !/\b(number|how many|count|n|notes?|comments?|remarks?)\b/.test(words);
};

const CODE =
  /^(coder|reviewer|rater|extractor|screener|person|r|c|ai|human)?[ _:-]*(\d+|[a-z]{1,2})$|^(consensus|final|agreed|both|ai|llm|gpt|claude)\b/i;

/** Whether the coders stand with names of persons rather than numbers, letters or roles. */
export const namesPersons = (profile: Profile): boolean =>
  profile.values.some(([text]) => /\p{L}{3}/u.test(text) && !CODE.test(text) && text.split(/\s+/).length <= 4);
