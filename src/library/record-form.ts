import { type TitleForm, titleForm } from '../text/title-form.ts';
import { type AuthorForm, authorForm, authorsAgree, lastFamilyWord } from './authors-agree.ts';
import type { ReferenceType } from './reference.ts';
import { mayNameTrial, trialNumbers, workIdentifiers } from './work-identifiers.ts';

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

/** A record in the forms in which records are compared; each is made when it is first asked for. */
export class RecordForm {
  readonly record: Recognisable;
  readonly ids: readonly string[];
  private titleOf: TitleForm | null = null;
  private trialsOf: readonly string[] | null = null;
  private yearOf: number | null | undefined;
  private familyOf: string | null = null;
  private authorOf: AuthorForm | null = null;

  constructor(record: Recognisable) {
    this.record = record;
    this.ids = identifiersOf(record);
  }

  get title(): TitleForm {
    this.titleOf ??= titleForm(this.record.title);
    return this.titleOf;
  }

  /** trial registrations that its title and texts name */
  get trials(): readonly string[] {
    this.trialsOf ??= trialsOf(this.record);
    return this.trialsOf;
  }

  get year(): number | null {
    if (this.yearOf === undefined) {
      const year = /\d{4}/.exec(this.record.year);
      this.yearOf = year === null ? null : Number(year[0]);
    }
    return this.yearOf;
  }

  /** the last word of the first author's family name; '' where nobody is named */
  get family(): string {
    this.familyOf ??= lastFamilyWord(this.record.author);
    return this.familyOf;
  }

  get author(): AuthorForm {
    this.authorOf ??= authorForm(this.record.author);
    return this.authorOf;
  }
}

/** Each identifier once, in one form. */
function identifiersOf({ identifiers }: Recognisable): readonly string[] {
  const ids = identifiers.length === 1 ? workIdentifiers(identifiers[0]!) : identifiers.flatMap(workIdentifiers);
  return ids.length < 2 ? ids : [...new Set(ids)];
}

function trialsOf({ title, texts = NONE }: Recognisable): readonly string[] {
  let trials = mayNameTrial(title) ? trialNumbers(title) : NONE;
  for (let i = 0; i < texts.length; i++) if (mayNameTrial(texts[i]!)) trials = [...trials, ...trialNumbers(texts[i]!)];
  return trials;
}
const NONE: readonly string[] = [];

/** Years of one work may differ by one: online first, then in print. */
export const NEAR = 1;
/** Whether two first authors are one person, as far as names tell; null where one is not named. */
export const sameAuthor = (a: RecordForm, b: RecordForm): boolean | null =>
  a.family === '' || b.family === '' ? null : authorsAgree(a.author, b.author);

/** Whether two years are those of one work; null where one is not known. */
export const sameYear = (a: RecordForm, b: RecordForm): boolean | null =>
  a.year === null || b.year === null ? null : Math.abs(a.year - b.year) <= NEAR;

/** Whether two works begin on the same page; null where one page is not known. */
export function samePages({ record: a }: RecordForm, { record: b }: RecordForm): boolean | null {
  const [one, other] = [firstPage(a.pages), firstPage(b.pages)];
  return one === '' || other === '' ? null : one === other;
}

const firstPage = (pages = ''): string => /[a-z]{0,9}\d+/i.exec(pages)?.[0].toLowerCase() ?? '';

/** Whether two titles are the same but for capitals and the full stop: this is seen without their forms. */
export const sameWording = (a: RecordForm, b: RecordForm): boolean =>
  a.record.title === b.record.title || wording(a.record.title) === wording(b.record.title);

const wording = (title: string): string => (title.endsWith('.') ? title.slice(0, -1) : title).toLowerCase();
