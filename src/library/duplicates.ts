import { ListsByNumber, NumberedLists } from '../text/lists-by-number.ts';
import { TitleIndex } from '../text/title-index.ts';
import { NEAR, type Recognisable, RecordForm } from './record-form.ts';
import { identifierMatch, type RecordMatch, titleMatch } from './record-match.ts';

/**
 * Recognises records among those that are known. Identifiers decide first; then title, year and first author together. Where
 * they contradict each other, the answer is a question, never a duplicate.
 */
export class DuplicateFinder {
  private readonly forms: RecordForm[] = [];
  private readonly titles: TitleIndex;
  private readonly idNumbers = new Map<string, number>();
  private readonly byId = new NumberedLists();
  private readonly byTrial = new Map<string, number>();
  private readonly familyNumbers = new Map<string, number>();
  private readonly byAuthorYear = new ListsByNumber();
  private last: RecordForm | null = null;

  constructor(known: Iterable<Recognisable> = []) {
    const forms = Array.from(known, record => new RecordForm(record));
    this.titles = new TitleIndex(forms.map(({ title }) => title));
    for (const form of forms) this.keep(form);
  }

  /** A record is often looked for, and then added: its form is made once. */
  private formOf(record: Recognisable): RecordForm {
    if (this.last?.record !== record) this.last = new RecordForm(record);
    return this.last;
  }

  /** Makes a record known. */
  add(record: Recognisable): void {
    const form = this.formOf(record);
    this.titles.add(form.title);
    this.keep(form);
  }

  private keep(form: RecordForm): void {
    const index = this.forms.push(form) - 1;
    const { ids, trials } = form;
    for (let at = 0; at < ids.length; at++) this.byId.add(numberOf(this.idNumbers, ids[at]!), index);
    for (const number of trials) if (!this.byTrial.has(number)) this.byTrial.set(number, index);
    const { family, year } = form;
    if (family !== '' && year !== null)
      this.byAuthorYear.add(authorYear(numberOf(this.familyNumbers, family), year), index);
  }

  /** The strongest match of a record; null where nothing is like it. */
  find(record: Recognisable): RecordMatch | null {
    const form = this.formOf(record);
    let question: RecordMatch | null = null;
    // indices, as in the index of titles: this is asked for each record
    const { ids } = form;
    const { byId } = this;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!;
      for (let entry = byId.first(this.idNumbers.get(id) ?? -1); entry !== 0; entry = byId.next(entry)) {
        const match = identifierMatch(id, form, this.forms[byId.value(entry)]!);
        if (match?.kind === 'duplicate') return match;
        question ??= match;
      }
    }
    const related = this.titles.related(form.title, this.blockOf(form));
    for (let at = 0; at < related.length; at++) {
      const { index, relation } = related[at]!;
      // titles that are only similar make no duplicate, and the first question is asked
      if (relation === 'similar' && question !== null) break;
      const match = titleMatch(form, this.forms[index]!, relation);
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
  private blockOf({ family, year }: RecordForm): readonly number[] {
    const author = this.familyNumbers.get(family);
    if (author === undefined || year === null) return [];
    const { byAuthorYear } = this;
    const block: number[] = [];
    for (let near = year - NEAR; near <= year + NEAR; near++) {
      const key = authorYear(author, near);
      if (block.length + byAuthorYear.length(key) > LARGEST_BLOCK) return [];
      for (let entry = byAuthorYear.first(key); entry !== 0; entry = byAuthorYear.next(entry))
        block.push(byAuthorYear.value(entry));
    }
    return block;
  }

  /** A known record without title and identifiers, of the same first author and year: all that can be compared agrees. */
  private untitled({ family, year }: RecordForm): RecordMatch | null {
    const author = this.familyNumbers.get(family);
    if (author === undefined || year === null) return null;
    const { byAuthorYear } = this;
    for (let entry = byAuthorYear.first(authorYear(author, year)); entry !== 0; entry = byAuthorYear.next(entry)) {
      const { record, title, ids } = this.forms[byAuthorYear.value(entry)]!;
      if (title.words.length === 0 && ids.length === 0)
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

/** The number of a text: the next one where it has none yet. */
function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(text, number);
  return number;
}

/** One number for an author and a year of four digits. */
const authorYear = (author: number, year: number): number => author * 10_000 + year;
