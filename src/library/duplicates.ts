import { type TitleForm, titleForm } from '../text/title-form.ts';
import { type TitleIndex, titleIndex } from '../text/title-index.ts';
import { type TitleRelation, titleRelation } from '../text/title-relation.ts';
import { type AuthorForm, authorForm, authorsAgree } from './authors-agree.ts';
import type { ReferenceType } from './reference.ts';
import { isPreprintDoi, trialNumbers, workIdentifiers } from './work-identifiers.ts';

/** What a record is recognised by. */
export interface Recognisable {
  readonly key: string;
  readonly title: string;
  /** a DOI, a PubMed number, an arXiv number … as they stand in the sheet or file */
  readonly identifiers: readonly string[];
  readonly year: string;
  /** the first author; '' where not known */
  readonly author: string;
  readonly type?: ReferenceType;
  readonly pages?: string;
  /** texts that may name a trial registration */
  readonly texts?: readonly string[];
}

/** What one record is to another that is known. */
export interface Match {
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

/** A record in the forms in which records are compared. */
interface Form {
  readonly record: Recognisable;
  readonly ids: readonly string[];
  readonly author: AuthorForm;
  readonly year: number | null;
  readonly title: TitleForm;
  readonly trials: readonly string[];
}

/** Years of one work may differ by one: online first, then in print. */
const NEAR = 1;
/** Titles with fewer words may be those of many works. */
const SHORT_TITLE = 4;

/**
 * Recognises records among those that are known. Identifiers decide first; then title, year and first author together. Where
 * they contradict each other, the answer is a question, never a duplicate.
 */
export class DuplicateFinder {
  private readonly forms: Form[] = [];
  private readonly titles: TitleIndex;
  private readonly byId = new Map<string, number[]>();
  private readonly byTrial = new Map<string, number>();
  private readonly byAuthorYear = new Map<string, number[]>();
  private last: Form | null = null;

  constructor(known: Iterable<Recognisable> = []) {
    const forms = Array.from(known, formOf);
    this.titles = titleIndex(forms.map(({ title }) => title));
    for (const form of forms) this.keep(form);
  }

  /** A record is often looked for, and then added: its form is made once. */
  private formOf(record: Recognisable): Form {
    if (this.last?.record !== record) this.last = formOf(record);
    return this.last;
  }

  /** Makes a record known. */
  add(record: Recognisable): void {
    const form = this.formOf(record);
    this.titles.add(form.title);
    this.keep(form);
  }

  private keep(form: Form): void {
    const index = this.forms.push(form) - 1;
    for (const id of form.ids) put(this.byId, id, index);
    for (const number of form.trials) if (!this.byTrial.has(number)) this.byTrial.set(number, index);
    const family = form.author.family.at(-1);
    if (family !== undefined && form.year !== null) put(this.byAuthorYear, `${family} ${form.year}`, index);
  }

  /** The strongest match of a record; null where nothing is like it. */
  find(record: Recognisable): Match | null {
    const form = this.formOf(record);
    const { title } = form;
    let question: Match | null = null;
    for (const id of form.ids)
      for (const index of this.byId.get(id) ?? []) {
        const match = sameIdentifier(id, form, this.forms[index]!, titleRelation(title, this.titles.form(index)));
        if (match?.kind === 'duplicate') return match;
        question ??= match;
      }
    for (const { index, relation } of this.titles.related(title, this.blockOf(form))) {
      const match = sameTitle(form, this.forms[index]!, relation, title.words.length);
      if (match?.kind === 'duplicate') return match;
      question ??= match;
    }
    if (question !== null) return question;
    for (const number of form.trials) {
      const other = this.forms[this.byTrial.get(number) ?? -1]?.record;
      if (other !== undefined)
        return {
          key: other.key,
          kind: 'companion',
          by: 'registration',
          why: `same trial registration ${number.toUpperCase()}`,
          title: other.title,
          isOpen: false,
        };
    }
    return this.untitled(form);
  }

  /** Records of the same first author, of the same year or a year beside it; none where they are too many to tell anything. */
  private blockOf({ author, year }: Form): readonly number[] {
    const family = author.family.at(-1);
    if (family === undefined || year === null) return [];
    const block: number[] = [];
    for (let near = year - NEAR; near <= year + NEAR; near++)
      for (const index of this.byAuthorYear.get(`${family} ${near}`) ?? []) block.push(index);
    return block.length > LARGEST_BLOCK ? [] : block;
  }

  /** A known record without title and identifiers, of the same first author and year: all that can be compared agrees. */
  private untitled({ author, year }: Form): Match | null {
    const family = author.family.at(-1);
    if (family === undefined || year === null) return null;
    for (const index of this.byAuthorYear.get(`${family} ${year}`) ?? []) {
      const { record, title, ids } = this.forms[index]!;
      if (title.compact === '' && ids.length === 0)
        return {
          key: record.key,
          kind: 'question',
          by: 'author',
          why: `same first author and year; ${record.key} has no title and no identifier to compare`,
          title: '',
          isOpen: true,
        };
    }
    return null;
  }
}

const LARGEST_BLOCK = 60;

const put = (map: Map<string, number[]>, key: string, index: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
};

function formOf(record: Recognisable): Form {
  const year = /\d{4}/.exec(record.year)?.[0];
  return {
    record,
    ids: [...new Set(record.identifiers.flatMap(workIdentifiers))],
    author: authorForm(record.author),
    year: year === undefined ? null : Number(year),
    title: titleForm(record.title),
    trials: [record.title, ...(record.texts ?? [])].flatMap(trialNumbers),
  };
}

const ofKind = (form: Form, kind: string): string | undefined => form.ids.find(id => id.startsWith(`${kind}:`));

/** Two different numbers of one kind are two publications. */
const contradicting = (a: Form, b: Form): boolean =>
  (['doi', 'pmid', 'arxiv'] as const).some(kind => {
    const [one, other] = [ofKind(a, kind), ofKind(b, kind)];
    return one !== undefined && other !== undefined && one !== other && !b.ids.includes(one) && !a.ids.includes(other);
  });

function sameIdentifier(id: string, a: Form, b: Form, relation: TitleRelation): Match | null {
  const [kind = ''] = id.split(':', 1);
  const by = kind === 'doi' || kind === 'pmid' ? kind : 'identifier';
  const name = { doi: 'DOI', pmid: 'PubMed number', identifier: 'identifier' }[by];
  const shown = kind === 'doi' || kind === 'pmid' ? id.slice(kind.length + 1) : id.replace(/^arxiv:/, 'arXiv:');
  const match = { key: b.record.key, by, title: b.record.title, isOpen: false } as const;
  const isNamed = a.record.title !== '' && b.record.title !== '';
  if (!isNamed || (relation !== null && relation !== 'similar'))
    return { ...match, kind: 'duplicate', why: `same ${name} ${shown}` };
  if (by === 'doi' && isPart(a, b)) return null;
  if (relation === 'similar') return { ...match, kind: 'duplicate', why: `same ${name} ${shown}` };
  // a translated or shortened title, or a number that was copied into the wrong row
  const agree = authorsAgree(a.author, b.author) !== false && yearsAgree(a, b) !== false;
  return agree && by !== 'identifier' && sharesWords(a.record.title, b.record.title)
    ? { ...match, kind: 'duplicate', why: `same ${name} ${shown}` }
    : { ...match, kind: 'question', why: `same ${name} ${shown}, but a different title` };
}

/** Chapters of one book share its DOI; they differ in their pages or first authors. */
function isPart(a: Form, b: Form): boolean {
  const types = [a.record.type, b.record.type];
  const pages = [a.record.pages ?? '', b.record.pages ?? ''];
  const differ = pages[0] !== '' && pages[1] !== '' && pages[0] !== pages[1];
  if (types.includes('chapter')) return true;
  return (
    (types.includes('book') || types.includes('proceedings')) && (differ || authorsAgree(a.author, b.author) !== true)
  );
}

/** Two words of some length in common. */
function sharesWords(a: string, b: string): boolean {
  const other = new Set(titleForm(b).words.filter(word => word.length > 3));
  return titleForm(a).words.filter(word => other.has(word)).length >= 2;
}

/** Whether two years are those of one work; null where one is not known. */
const yearsAgree = (a: Form, b: Form): boolean | null =>
  a.year === null || b.year === null ? null : Math.abs(a.year - b.year) <= NEAR;

function sameTitle(a: Form, b: Form, relation: Exclude<TitleRelation, null>, words: number): Match | null {
  const author = authorsAgree(a.author, b.author);
  const year = yearsAgree(a, b);
  const match = { key: b.record.key, by: 'title', title: b.record.title, isOpen: false } as const;
  const but = [
    ...(contradicting(a, b) ? ['other identifiers'] : []),
    ...(author === false ? ['another first author'] : []),
    ...(year === false ? ['another year'] : []),
  ];
  const shown = {
    same: 'same title',
    spelling: 'same title but for the spelling',
    subtitle: 'same title without the subtitle',
    similar: 'similar title',
  }[relation];
  const question = (why: string): Match => ({ ...match, kind: 'question', why });
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
  if (known < enough)
    return { ...question(`${shown}; first author or year are not known to be the same`), isOpen: true };
  const also = [...(author === true ? ['first author'] : []), ...(year === true ? ['year'] : [])];
  return { ...match, kind: 'duplicate', why: `${shown}${also.length === 0 ? '' : `, same ${also.join(' and ')}`}` };
}

/** One of the two is a preprint by its identifier or type, the other is not. */
function isPreprintPair(a: Form, b: Form): boolean {
  const isPreprint = (form: Form): boolean =>
    form.record.type === 'preprint' ||
    ofKind(form, 'arxiv') !== undefined ||
    isPreprintDoi((ofKind(form, 'doi') ?? '').slice(4));
  return isPreprint(a) !== isPreprint(b);
}
