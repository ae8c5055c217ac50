import { fold } from '../../base/fold.ts';
import type { Table } from '../../model/table.ts';
import { type Profile, profileOf } from '../columns/profile.ts';
import { range } from './find-header.ts';

/** Columns that hold the first, second, third … answer to one question. */
export interface Slots {
  /** header of the joined column → headers of the slots */
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly evidence: string;
  /** how a number would change if each slot were a field of its own */
  readonly otherwise: string;
}

const MAX_SLOTS = 12;
const MAX_CODES = 60;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * Columns whose headers differ by a running number or letter (`threat_1`, `2nd outcome`, `Intervention 1: type`, `B. Topic`),
 * that draw on the same words, are filled from the first on, and never repeat an answer within a row.
 */
export function findSlots(table: Table): Slots | null {
  const profiles = table.columns.map((_, index) => profileOf(table, index));
  const groups = new Map<string, { at: number; profile: Profile }[]>();
  for (const profile of profiles)
    for (const { stem, at } of numbersIn(profile.header))
      groups.set(stem, [...(groups.get(stem) ?? []), { at, profile }]);
  const slots: Record<string, string[]> = {};
  const taken = new Set<number>();
  const notes: string[] = [];
  let otherwise = '';
  const headers = new Set(profiles.map(({ header }) => fold(header)));
  for (const [stem, members] of groups) {
    const sorted = members.toSorted((a, b) => a.at - b.at);
    const list = sorted.map(({ profile }) => profile);
    const isRun = sorted.every(({ at }, i) => at === i + 1) && sorted.length >= 2 && sorted.length <= MAX_SLOTS;
    // the last ones of a form may be blank in all rows
    const used = list.slice(0, list.findLastIndex(profile => profile.coded > 0) + 1);
    if (!isRun || used.length < 2 || list.some(({ index }) => taken.has(index)) || !areSlots(used)) continue;
    const header = headers.has(fold(stem)) ? `${stem} (all)` : stem;
    slots[header] = list.map(profile => profile.header);
    for (const { index } of list) taken.add(index);
    notes.push(
      `${list.map(({ header: name }) => `"${name}"`).join(', ')} hold the answers to one question: filled from the first on, with the same words, and never the same answer twice`,
    );
    otherwise ||= difference(list);
  }
  return notes.length === 0 ? null : { slots, evidence: notes.join('; '), otherwise };
}

/** The ways to read a header as a question with a running number: a number, an ordinal, or a letter in front. */
function numbersIn(header: string): { stem: string; at: number }[] {
  const found: { stem: string; at: number }[] = [];
  const put = (before: string, at: number, after: string): void => {
    const left = before.replace(/(?<![\s_.#([-])[\s_.#([-]+$/, '');
    const right = after.replace(/^(?:st|nd|rd|th)?[\s_.)\]-]*/, '');
    const colon = /^[:.]/.test(right) || left === '' || right === '';
    const stem = `${left}${colon ? '' : ' '}${right}`.replace(/^[\s:.]+|(?<![\s:])[\s:]+$/g, '').trim();
    if (/\p{L}/u.test(stem)) found.push({ stem, at });
  };
  // options of a REDCap checkbox field are no slots
  if (header.includes('___')) return [];
  const number = /^(\D*?)#?(\d{1,2})(?!\d)(\D*)$/.exec(header);
  if (number !== null) put(number[1]!, Number(number[2]), number[3]!);
  const ordinal = /^(?=.*$)(.*?)\b_?(first|second|third|fourth|fifth)(?![a-z])(.*)$/i.exec(header);
  if (ordinal !== null) put(ordinal[1]!, ORDINALS.indexOf(ordinal[2]!.toLowerCase()) + 1, ordinal[3]!);
  const letter = /^([A-F])[.):]\s*(\S.*)$/.exec(header);
  if (letter !== null) put('', letter[1]!.charCodeAt(0) - 64, letter[2]!);
  return found;
}

function areSlots(list: readonly Profile[]): boolean {
  const words = new Map<string, number>();
  for (const { values } of list) for (const [text] of values) words.set(fold(text), (words.get(fold(text)) ?? 0) + 1);
  const coded = list.reduce((sum, profile) => sum + profile.coded, 0);
  if (list.some(profile => profile.paged) || words.size > MAX_CODES || words.size < 2 || words.size > coded * 0.6)
    return false;
  if ([...words.keys()].every(word => /^[\d.,%<>-]+$/.test(word) || /^(1|x|yes|no|true|false|0)$/.test(word)))
    return false;
  // what the later slots say is also said elsewhere
  const known = (profile: Profile): number =>
    profile.values.reduce((sum, [text, count]) => sum + (words.get(fold(text))! > 1 ? count : 0), 0);
  const later = list.slice(1);
  const sum = (of: (profile: Profile) => number): number => later.reduce((all, profile) => all + of(profile), 0);
  if (later.some(profile => profile.coded === 0) || sum(known) < sum(profile => profile.coded) * 0.25) return false;
  const isFilled = (profile: Profile, row: number): boolean => {
    const text = profile.text(row);
    return text !== '' && !profile.missing.has(text) && !/^none$/i.test(text);
  };
  let [gaps, twice, both] = [0, 0, 0];
  for (const row of range(0, list[0]!.rows - 1)) {
    const filled = list.map(profile => isFilled(profile, row));
    const answers = list.filter((_, i) => filled[i]).map(profile => fold(profile.text(row)));
    if (filled.some((is, i) => is && i > 0 && !filled[i - 1])) gaps++;
    if (answers.length > 1) both++;
    if (new Set(answers).size < answers.length) twice++;
  }
  const fewer = list.slice(1).every((profile, i) => filledRows(profile, isFilled) <= filledRows(list[i]!, isFilled));
  const last = filledRows(list.at(-1)!, isFilled);
  return fewer && last <= list[0]!.rows * 0.8 && gaps <= both * 0.1 && twice <= both * 0.04 && both > 0;
}

const filledRows = (profile: Profile, isFilled: (profile: Profile, row: number) => boolean): number =>
  range(0, profile.rows - 1).filter(row => isFilled(profile, row)).length;

/** The answer that moves most, in the first slot alone and in all. */
function difference(list: readonly Profile[]): string {
  const all = new Map<string, number>();
  for (const { values } of list) for (const [text, count] of values) all.set(text, (all.get(text) ?? 0) + count);
  const first = new Map(list[0]!.values);
  const [text, count] = [...all].toSorted(
    (a, b) => b[1] - (first.get(b[0]) ?? 0) - (a[1] - (first.get(a[0]) ?? 0)),
  )[0]!;
  return `each is a field of its own: "${text}" ${first.get(text) ?? 0} in "${list[0]!.header}" instead of ${count}`;
}
