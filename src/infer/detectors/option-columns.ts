import { UNCHECKED_WORDS } from '../../model/unchecked-words.ts';
import { isOtherOption } from '../columns/categories.ts';
import { type CheckboxOption, checkboxField } from '../columns/checkbox-field.ts';
import { type Claim, detector, type Sheet } from '../columns/detector.ts';
import { fieldName } from '../columns/field-name.ts';
import { missingState } from '../columns/missing-state.ts';
import { tickWordsOf } from '../columns/tick-words.ts';
import { tickedTogether } from '../columns/ticked-together.ts';

interface Separator {
  readonly pattern: RegExp;
  readonly shown: string;
  /** how many columns must share the question */
  readonly least: number;
  /** written-out empty boxes (0, FALSE) are allowed: the mark itself says that these are options */
  readonly strong: boolean;
  /** yes and no in every cell are ticks all the same */
  readonly answers?: boolean;
  /** only columns that are ticked as options are */
  readonly together?: boolean;
}

/** Marks between a question and an option, the surest first. */
const SEPARATORS: readonly Separator[] = [
  // LimeSurvey: "code[SQ001]. Question [Option]"
  {
    pattern: /^([A-Za-z]\w*)\[\w+\]\.\s{1,9}(\S.*)\[([^[\]]+)\]$/,
    shown: 'code[SQ001]. Question [Option]',
    least: 2,
    strong: true,
    answers: true,
  },
  { pattern: /^(?=.*\)$)(.+)\(choice=(.+)\)$/, shown: 'Question (choice=Option)', least: 1, strong: true },
  { pattern: /^(.+\S)\s*\[([^[\]]+)\]$/, shown: 'Question [Option]', least: 2, strong: true },
  { pattern: /^(?=.*$)(.+)(?:->|→|=>)\s{0,9}(\S.*)$/, shown: 'question -> option', least: 2, strong: true },
  { pattern: /^(?=.*$)(.+)\s\|\s{1,9}(\S.*)$/, shown: 'question | option', least: 2, strong: true },
  // EPPI-Reviewer, MAXQDA
  { pattern: /^(?=.*$)(.+) [>►»] {1,3}(\S.*)$/, shown: 'question > option', least: 2, strong: true },
  { pattern: /^([^\\]+)\\{1,2}([^\\]+)$/, shown: 'question\\option', least: 2, strong: true },
  { pattern: /^(?=.*$)(.+)\s[-–—]\s{1,9}(\S.*)$/, shown: 'question - option', least: 2, strong: true },
  { pattern: /^(?=.*$)(.+?):\s{1,9}(\S.*)$/, shown: 'question: option', least: 2, strong: true },
];

/** Kobo and ODK: the groups, the question and the option, by their codes or their labels. */
const PATH: Separator = { pattern: /\//, shown: 'question/option', least: 2, strong: true };

/** A column per option, whose headers name the question and the option; cells hold a tick, the option or the header itself. */
export const optionColumns = detector({
  name: 'option-columns',
  describe: 'a column per option ("Question [Option]", "question -> option", name_option) whose cells are ticks',
  detect(sheet) {
    const claims: Claim[] = [];
    const taken = new Set<number>();
    for (const separator of SEPARATORS)
      for (const [question, members] of grouped(sheet, taken, header => {
        const match = separator.pattern.exec(header);
        return match === null ? [] : [[match.at(-2)!.trim(), match.at(-1)!.trim()] as const];
      }))
        take(sheet, question, members, separator, claims, taken);
    // a column of all answers beside them has the question alone as its header
    const asked = new Set(sheet.profiles.map(({ header }) => header));
    const paths = beginnings(sheet, taken, /\//g).sort(([a], [b]) => Number(asked.has(b)) - Number(asked.has(a)));
    for (const [question, members] of paths) take(sheet, question, members, PATH, claims, taken);
    for (const [question, members] of beginnings(sheet, taken, /[_.]/g))
      take(sheet, question, members, { pattern: /_/, shown: 'name_option', least: 3, strong: false }, claims, taken);
    for (const [question, members] of beginnings(sheet, taken, /\s/g))
      take(
        sheet,
        question,
        members,
        { pattern: /\s/, shown: 'question option', least: 3, together: true, strong: false },
        claims,
        taken,
      );
    return claims;
  },
});

/** Whether an option says that there is no answer, or another one: no question is called so. */
const isAnswer = (option: string): boolean =>
  missingState(option) !== null || /^(none|other)([ _]of[ _](these|them|the above))?$/i.test(option.trim());

/** Words that answer a question as well as they tick a box. */
const YES = /^(y(es)?|oui|ja?|s[ií]|sim|是)$/i;

/** Longer texts are remarks. */
const LONGEST_ANSWER = 200;

/** The option where people write an answer of their own, beside boxes: "Question [Other]" holds what it is. */
function writtenIn({ profiles }: Sheet, [index, option]: Member): CheckboxOption[] {
  const { values, paged } = profiles[index]!;
  const texts = values.map(([text]) => text);
  if (!isOtherOption(option) || paged || texts.some(text => text.length > LONGEST_ANSWER)) return [];
  const off = texts.filter(text => UNCHECKED_WORDS.has(text));
  const on = texts.filter(text => !UNCHECKED_WORDS.has(text));
  return on.length === 0 ? [] : [{ index, value: option, ticks: { on, off, telling: false }, text: true }];
}

type Member = readonly [index: number, option: string];

/** Every beginning of a header before a mark may be the question: the longest first. */
const beginnings = (sheet: Sheet, taken: ReadonlySet<number>, mark: RegExp): [string, Member[]][] =>
  [
    ...grouped(sheet, taken, header =>
      [...header.matchAll(mark)].map(
        ({ index }) => [header.slice(0, index).trim(), header.slice(index + 1).trim()] as const,
      ),
    ),
  ].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

function grouped(
  sheet: Sheet,
  taken: ReadonlySet<number>,
  split: (header: string) => readonly (readonly [string, string])[],
): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const { index, header } of sheet.profiles) {
    if (!sheet.isFree(index) || taken.has(index)) continue;
    for (const [question, option] of split(header))
      if (question !== '' && option !== '') {
        const list = groups.get(question) ?? [];
        list.push([index, option]);
        groups.set(question, list);
      }
  }
  return groups;
}

function take(
  sheet: Sheet,
  question: string,
  members: readonly Member[],
  { shown, least, strong, answers = false, together = false }: Separator,
  claims: Claim[],
  taken: Set<number>,
): void {
  const free = members.filter(([index]) => !taken.has(index));
  const read = tickWordsOf(free.map(([index, option]) => ({ profile: sheet.profiles[index]!, option })));
  const ticked = free.flatMap(([index, option], at): CheckboxOption[] => {
    const ticks = read[at]!;
    return ticks === null ? [] : [{ index, value: option, ticks }];
  });
  const written = !strong ? [] : free.flatMap((member, at) => (read[at] === null ? writtenIn(sheet, member) : []));
  const options = [...ticked, ...written].sort((a, b) => a.index - b.index);
  const used = ticked.filter(option => option.ticks.on.length > 0);
  if (ticked.length < least || used.length < 1 || options.length < free.length * 0.6) return;
  // yes and no written out in every cell are answers to questions, not ticks
  const off = options.some(option => option.ticks.off.length > 0);
  // but "Question [Yes]" and "Question [No]" are options
  const words =
    options.some(option => option.ticks.on.some(text => YES.test(text))) &&
    !options.some(option => /^(yes|no|oui|non|ja|nein|s[ií]|sim|não|是|否)$/i.test(option.value));
  // "Not reported" and "None of these" are answers, so the columns beside them are too
  const sure =
    answers ||
    written.length > 0 ||
    options.some(({ value }) => (strong ? isAnswer(value) : !words && missingState(value) !== null));
  const joined = !strong && off && tickedTogether(sheet, options);
  if (together && !joined) return;
  if (off && !sure && !joined && (words || (!strong && !options.some(option => option.ticks.telling)))) return;
  if (!off && words && !strong) return;
  if (new Set(options.map(option => option.value)).size < options.length) return;
  const claim = checkboxField(
    sheet,
    fieldName(question),
    question,
    options,
    `${options.length} columns of the form "${shown}" whose cells are ticks`,
  );
  const note = {
    message: `${options.length} columns that begin with "${question}" were made one field with several codes: they are filled in the same rows, and some rows have several ticks`,
    change: 'make fields of their own of columns that answer questions of their own',
  };
  claims.push(joined && !sure ? { ...claim, notes: [note, ...(claim.notes ?? [])] } : claim);
  for (const { index } of options) taken.add(index);
}
