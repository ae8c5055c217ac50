import { isGenericTitle } from '../text/generic-title.ts';
import type { TitleForm } from '../text/title-form.ts';
import { type TitleRelation, titleRelation } from '../text/title-relation.ts';
import { wordText } from '../text/title-words.ts';
import { type RecordForm, sameAuthor, samePages, sameWording, sameYear } from './record-form.ts';
import { isPreprintDoi } from './work-identifiers.ts';

/** What one record is to another that is known. */
export interface RecordMatch {
  readonly key: string;
  /** `duplicate`: the same report; `question`: perhaps the same; `companion`: perhaps another report of the same study */
  readonly kind: 'duplicate' | 'question' | 'companion';
  readonly by: 'key' | 'doi' | 'pmid' | 'identifier' | 'title' | 'registration' | 'author';
  /** in words, e.g. `same DOI 10.1/a` */
  readonly why: string;
  /** the title of the known record */
  readonly title: string;
  /** nothing contradicts the match; too little is known to be sure */
  readonly isOpen: boolean;
}

/** Titles with fewer words may be those of many works. */
const SHORT_TITLE = 4;

const ofKind = (form: RecordForm, kind: string): string | undefined => form.ids.find(id => id.startsWith(`${kind}:`));

/** Two different numbers of one kind are two publications. */
const contradicting = (a: RecordForm, b: RecordForm): boolean =>
  (['doi', 'pmid', 'arxiv'] as const).some(kind => {
    const [one, other] = [ofKind(a, kind), ofKind(b, kind)];
    return one !== undefined && other !== undefined && one !== other && !b.ids.includes(one) && !a.ids.includes(other);
  });

/** What an identifier in common says of a record and a known one. */
export function identifierMatch(id: string, a: RecordForm, b: RecordForm): RecordMatch | null {
  const [kind = ''] = id.split(':', 1);
  const by = kind === 'doi' || kind === 'pmid' ? kind : 'identifier';
  const name = { doi: 'DOI', pmid: 'PubMed number', identifier: 'identifier' }[by];
  const shown = kind === 'doi' || kind === 'pmid' ? id.slice(kind.length + 1) : id.replace(/^arxiv:/, 'arXiv:');
  const match = { key: b.record.key, by, title: b.record.title, isOpen: false } as const;
  const isNamed = a.record.title !== '' && b.record.title !== '';
  const relation = !isNamed ? null : sameWording(a, b) ? 'same' : titleRelation(a.title, b.title);
  if (!isNamed || (relation !== null && relation !== 'similar'))
    return { ...match, kind: 'duplicate', why: `same ${name} ${shown}` };
  if (by === 'doi' && isPart(a, b)) return null;
  if (relation === 'similar') return { ...match, kind: 'duplicate', why: `same ${name} ${shown}` };
  // a translated or shortened title, or a number that was copied into the wrong row
  const agree = sameAuthor(a, b) !== false && sameYear(a, b) !== false;
  return agree && by !== 'identifier' && sharesWords(a.title, b.title)
    ? { ...match, kind: 'duplicate', why: `same ${name} ${shown}` }
    : { ...match, kind: 'question', why: `same ${name} ${shown}, but a different title` };
}

/** Chapters of one book share its DOI; they differ in their pages or first authors. */
function isPart(a: RecordForm, b: RecordForm): boolean {
  const types = [a.record.type, b.record.type];
  const pages = [a.record.pages ?? '', b.record.pages ?? ''];
  const differ = pages[0] !== '' && pages[1] !== '' && pages[0] !== pages[1];
  if (types.includes('chapter')) return true;
  return (types.includes('book') || types.includes('proceedings')) && (differ || sameAuthor(a, b) !== true);
}

/** Two words of some length in common. */
function sharesWords(a: TitleForm, b: TitleForm): boolean {
  const other = new Set(b.words.filter(word => wordText(word).length > 3));
  return a.words.filter(word => other.has(word)).length >= 2;
}

/** What a related title says of a record and a known one; null where it says nothing. */
export function titleMatch(a: RecordForm, b: RecordForm, relation: Exclude<TitleRelation, null>): RecordMatch | null {
  const words = a.title.words.length;
  const author = sameAuthor(a, b);
  const year = sameYear(a, b);
  const match = { key: b.record.key, by: 'title', title: b.record.title, isOpen: false } as const;
  const but = [
    ...(contradicting(a, b) ? ['other identifiers'] : []),
    ...(author === false ? ['another first author'] : []),
    ...(year === false ? ['another year'] : []),
    ...(words < SHORT_TITLE && samePages(a, b) === false ? ['other pages'] : []),
  ];
  const isGeneric = words < SHORT_TITLE + 1 && isGenericTitle(a.record.title);
  if (isGeneric && but.length > 0) return null;
  const shown = {
    same: 'same title',
    spelling: 'same title but for the spelling',
    subtitle: 'same title without the subtitle',
    similar: 'similar title',
  }[relation];
  const question = (why: string): RecordMatch => ({ ...match, kind: 'question', why });
  if (contradicting(a, b) && author !== false && relation !== 'similar' && isPreprintPair(a, b))
    return { ...match, kind: 'companion', why: `${shown}; one is a preprint` };
  if (but.length > 0) return question(`${shown}, but ${but.join(' and ')}`);
  if (relation === 'similar')
    return question(`${shown}${author === true && year === true ? ', same first author and year' : ''}`);
  const known = Number(author === true) + Number(year === true);
  const enough =
    relation === 'same'
      ? words >= SHORT_TITLE
        ? 0
        : 2
      : relation === 'spelling'
        ? words >= 2 * SHORT_TITLE
          ? 1
          : 2
        : 2;
  if (isGeneric && samePages(a, b) !== true)
    return { ...question(`${shown}, which many texts have, and nothing that tells them apart`), isOpen: true };
  if (known < enough)
    return { ...question(`${shown}; first author or year are not known to be the same`), isOpen: true };
  const also = [...(author === true ? ['first author'] : []), ...(year === true ? ['year'] : [])];
  return { ...match, kind: 'duplicate', why: `${shown}${also.length === 0 ? '' : `, same ${also.join(' and ')}`}` };
}

/** One of the two is a preprint by its identifier or type, the other is not. */
function isPreprintPair(a: RecordForm, b: RecordForm): boolean {
  const isPreprint = (form: RecordForm): boolean =>
    form.record.type === 'preprint' ||
    ofKind(form, 'arxiv') !== undefined ||
    isPreprintDoi((ofKind(form, 'doi') ?? '').slice(4));
  return isPreprint(a) !== isPreprint(b);
}
