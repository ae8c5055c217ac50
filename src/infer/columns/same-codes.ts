import { append } from '../../base/append.ts';
import { fold } from '../../base/fold.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import { timeUnit } from './mixed-units.ts';
import { sameCountry } from './same-country.ts';

/** A code with its spellings, and how many cells hold one of them. */
export interface Spelt {
  code: string;
  aliases: string[];
  count: number;
}

const YES = /^(yes|y|true|t|1|ja|j|oui|sí|si|sim)$/;
const NO = /^(no|n|false|f|0|nein|non|não|nao)$/;
/** Answers to which coders add an explanation. */
const ANSWER =
  /^(yes|no|partly|partial(ly)?|unclear|low|high|moderate|some concerns|ja|nein|teilweise|oui|non|sí|sim|não)$/;

/**
 * Folds spellings that are very likely the same code, each of which becomes a question: a number alone (`1`) beside
 * `1 - Cohort`; the words for yes and no where a column uses several (`Yes`, `Y`, `1`); a rare explanation behind an answer
 * (`Yes - in the appendix`); names of one country.
 */
export function sameCodes(all: readonly Spelt[]): {
  list: Spelt[];
  joined: [string, string][];
  /** frequent explanations behind an answer, which may be answers of their own */
  explained: [string, string][];
} {
  const list = all.map(entry => ({ ...entry, aliases: [...entry.aliases] }));
  const joined: [string, string][] = [];
  const gone = new Set<Spelt>();
  const join = (other: Spelt, into: Spelt): void => {
    into.aliases.push(other.code, ...other.aliases);
    into.count += other.count;
    list.splice(list.indexOf(other), 1);
    gone.add(other);
    joined.push([other.code, into.code]);
  };
  // the entries that begin with a number or a letter, or are labels behind one, each by that part
  const byPart = (partOf: (code: string) => string | undefined): ((part: string) => Spelt[]) => {
    const groups = new Map<string, Spelt[]>();
    for (const entry of list) {
      const part = partOf(entry.code);
      if (part !== undefined) groups.set(fold(part), append(groups.get(fold(part)) ?? [], [entry]));
    }
    return part => (groups.get(fold(part)) ?? []).filter(entry => !gone.has(entry));
  };
  const withMark = byPart(markOf);
  for (const bare of [...list]) {
    if (!/^(\d{1,3}|[a-z])$/i.test(bare.code)) continue;
    const whole = withMark(bare.code);
    if (whole.length === 1) join(bare, whole[0]!);
  }
  for (const bare of [...list]) {
    if (!/\p{L} ?(\d{1,2}|[ivx]{1,4}|[a-e])$/iu.test(bare.code)) continue;
    const labelled = list.filter(({ code }) => code.startsWith(`${bare.code} (`) && code.endsWith(')'));
    if (labelled.length === 1 && labelled[0]!.code.length <= bare.code.length + 40) join(bare, labelled[0]!);
  }
  const numbered = groupedBy(list, ({ code }) => {
    const [, number = '', label = ''] = LOOSE.exec(code) ?? [];
    return label === '' ? '' : `${number} ${fold(label)}`;
  });
  for (const alike of numbered.filter(([entry]) => entry !== undefined && LOOSE.test(entry.code))) {
    const [first, ...others] = alike.toSorted((a, b) => b.count - a.count);
    for (const other of others) join(other, first!);
  }
  const bareLabels = new Set(list.map(({ code }) => fold(code)));
  const withNumber = byPart(code => {
    const label = NUMBERED.exec(code)?.[1];
    if (label !== undefined) return label;
    const loose = LOOSE.exec(code)?.[2];
    return loose !== undefined && bareLabels.has(fold(loose)) ? loose : undefined;
  });
  for (const label of [...list]) {
    const numbered = withNumber(label.code);
    if (numbered.length === 1) join(label, numbered[0]!);
  }
  for (const names of sameCountry(list.map(({ code }) => code))) {
    const [first, ...others] = list
      .filter(({ code }) => names.includes(code))
      .toSorted((a, b) => Number(a.code.length < 3) - Number(b.code.length < 3) || b.count - a.count);
    for (const other of others) join(other, first!);
  }
  for (const [first, others] of alikeBut(list, writtenAlike)) for (const other of others) join(other, first);
  const keys = list.map(({ code }) => fold(code));
  const sides = [YES, NO].map(side => list.filter((_, i) => side.test(keys[i]!)));
  const isYesNo = sides.flat().length === list.length && sides.some(side => side.length > 1);
  if (isYesNo && keys.some(key => /^\p{L}{2}/u.test(key)))
    for (const side of sides) {
      const [word, ...others] = side.toSorted(
        (a, b) => Number(b.code.length > 1) - Number(a.code.length > 1) || b.count - a.count,
      );
      for (const other of others) join(other, word!);
    }
  for (const [first, others] of alikeBut(list, withoutAccents)) for (const other of others) join(other, first);
  for (const doubted of [...list]) {
    const sure = doubted.code
      .replace(/(?<!\s)\s*(\(\?{1,9}\)|\[\?{1,9}\]|(?<!\?)\?+)$/, '')
      .replace(/^(?:\(\?{1,9}\)|\[\?{1,9}\]|\?{1,9})\s*/, '');
    const into = sure === doubted.code ? undefined : list.find(({ code }) => fold(code) === fold(sure));
    if (into !== undefined) join(doubted, into);
  }
  addPlain(list, code => withoutInitials(code, all));
  for (const entry of [...list]) {
    const plain = withoutInitials(entry.code, all) ?? correction(entry, list);
    const into = plain === undefined ? undefined : list.find(({ code }) => fold(code) === fold(plain));
    if (into !== undefined && into !== entry) join(entry, into);
  }
  for (const entry of [...list]) {
    const plain = /^(.{2,}[\p{L})]) [a-h]$/u.exec(entry.code)?.[1];
    const into = plain === undefined ? undefined : list.find(({ code }) => code === plain);
    if (into !== undefined && into.count >= entry.count) join(entry, into);
  }
  addBareAnswers(list);
  for (const answer of [...list]) {
    if (!ANSWER.test(fold(answer.code))) continue;
    const explained = list.filter(
      entry =>
        entry !== answer &&
        (answer.count === 0 || isPlace(entry.code) || entry.count <= Math.max(1, answer.count * 0.34)) &&
        explains(entry.code, answer.code),
    );
    for (const entry of explained) join(entry, answer);
  }
  const kept = list.filter(({ count }) => count > 0);
  return { list: kept, joined, explained: explanations(kept) };
}

/** `Yes (email)`, `Yes - by phone`, `Yes, letter` beside `Yes`. */
function explanations(list: readonly Spelt[]): [string, string][] {
  return list.flatMap(answer =>
    ANSWER.test(fold(answer.code))
      ? list.flatMap(({ code }): [string, string][] =>
          code !== answer.code && explains(code, answer.code, /^\s*([,(/]|[-–—:;]\s)/) ? [[code, answer.code]] : [],
        )
      : [],
  );
}

/** `RCT [AB]`, `Cohort [AB]`: what comes back behind several codes is who wrote them. */
function withoutInitials(code: string, list: readonly Spelt[]): string | undefined {
  const [, plain, tag] = INITIALS.exec(code) ?? [];
  if (tag === undefined) return undefined;
  const plains = new Set(
    list.flatMap(entry => {
      const found = INITIALS.exec(entry.code);
      return found?.[2] === tag ? [fold(found![1]!)] : [];
    }),
  );
  return plains.size >= 2 ? plain : undefined;
}

/** Codes that stand in no cell alone, because something is written behind every one of them. */
function addPlain(list: Spelt[], plainOf: (code: string) => string | undefined): void {
  for (const { code } of [...list]) {
    const plain = plainOf(code);
    if (plain !== undefined && !list.some(entry => fold(entry.code) === fold(plain)))
      list.push({ code: plain, aliases: [], count: 0 });
  }
}

/** `Hospital -> Community`: what somebody corrected here and there; an arrow in many cells is part of the code. */
function correction({ code, count }: Spelt, list: readonly Spelt[]): string | undefined {
  const [, corrected] = /\s(?:->|=>|→|⇒)\s*(\S.*)/su.exec(code) ?? [];
  const into = corrected === undefined ? undefined : list.find(entry => fold(entry.code) === fold(corrected));
  return into !== undefined && count <= Math.max(1, into.count * 0.34) ? corrected : undefined;
}

const INITIALS = /^(.*\S)\s*[[(](\p{Lu}{2,3})[\])]$/u;

/** Where every `Yes` has a place of its own behind it (`Yes (p. 4)`), the answer alone is in no cell. */
function addBareAnswers(list: Spelt[]): void {
  const words = new Set(list.map(({ code }) => /^\p{L}+(?=\W)/u.exec(code)?.[0]).filter(word => word !== undefined));
  for (const word of words) {
    if (!ANSWER.test(fold(word)) || list.some(({ code }) => fold(code) === fold(word))) continue;
    const behind = list.filter(({ code }) => explains(code, word));
    if (behind.length >= 2 && behind.every(({ code }) => isPlace(code)))
      list.push({ code: word, aliases: [], count: 0 });
  }
}

/** `Yes (p. 4)`, `No, Table 2`, `Yes (2017)`: what is behind the answer says where or when it was found. */
const isPlace = (code: string): boolean =>
  /^\p{L}+ ?\((?:19|20)\d\d\)$/u.test(code) ||
  /^\p{L}+\s*[,;:(–—-]\s*\(?(see )?(pp?|pg|pages?|table|tab|fig(ure)?|section|sec|appendix|suppl(ement)?|s|seite|página|pág)[.\s]*(\d|[IVX]+\b|[A-E]\b)[^)]{0,12}\)?$/iu.test(
    code,
  );

/** Spellings that differ by nothing but what a key leaves out, the most frequent first. */
function alikeBut(list: readonly Spelt[], keyOf: (code: string) => string): [Spelt, Spelt[]][] {
  return groupedBy(list, ({ code }) => keyOf(code))
    .filter(group => group.length > 1)
    .map(group => {
      const [first, ...others] = group.toSorted((a, b) => b.count - a.count);
      return [first!, others];
    });
}

/** `4 - Agree`: a code with its label. */
const NUMBERED = /^\d{1,3}\s*[-–=:.)]\s*(\p{L}.+)$/u;
/** `4 Agree`, where another cell has `4. Agree` or `Agree`. */
const LOOSE = /^(\d{1,3})[\s.:)=–-]{1,3}(\p{L}.+)$/u;

/** `18 to 24` is `18-24`, `65 +` is `65+`, `12 wks` is `12w`, `Phase II` is `Phase 2`. */
function writtenAlike(code: string): string {
  const ranges = fold(code).replace(/(?<=\d) ?(?:to|bis|à|hasta|até|–|—|-) ?(?=\d)/gu, '-');
  const plain = ranges.replace(/(?<=[<>≤≥~]) (?=\d)|(?<=\d) (?=[+%])/gu, '');
  const [, number, unit = ''] = /^([\d.,<>≤≥~-]+) ?(\p{L}+)\.?$/u.exec(plain) ?? [];
  if (number !== undefined && timeUnit(unit) !== null) return `${number} ${timeUnit(unit)}`;
  const [, level, roman = ''] =
    /^(phase|stage|grade|type|class|level|tier|part|group)[ -]([ivx]{1,4})$/.exec(plain) ?? [];
  return level !== undefined && ROMAN.includes(roman) ? `${level} ${ROMAN.indexOf(roman)}` : plain;
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

const withoutAccents = (code: string): string => fold(code).normalize('NFD').replace(/\p{M}/gu, '');

/** The number or letter in front of a label: `1 - Cohort`, `b) Trial`. */
const markOf = (code: string): string | undefined =>
  /^(\d{1,3}|[a-z])\s*[-–=:.)(]\s*\p{L}{2}/iu.test(code) ? /^[^\W_]+/.exec(code)![0] : undefined;

/** `Yes - in appendix`, `No (see p. 4)`; `Yes, partly` and `Yes (partially)` are other answers. */
function explains(code: string, answer: string, mark = /^\s*(\(|[-–—:;]\s)/): boolean {
  const rest = fold(code).startsWith(fold(answer)) ? fold(code).slice(fold(answer).length) : '';
  if (rest !== '' && isPlace(code)) return true;
  return (
    mark.test(rest) && !/\b(part(ly|ial(ly)?)?|full(y)?|some|most(ly)?|but|only|not|probabl[ey]|limited)\b/.test(rest)
  );
}
