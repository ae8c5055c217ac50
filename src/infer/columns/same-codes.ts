import { fold } from '../../base/fold.ts';

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
 * (`Yes - in the appendix`).
 */
export function sameCodes(all: readonly Spelt[]): { list: Spelt[]; joined: [string, string][] } {
  const list = all.map(entry => ({ ...entry, aliases: [...entry.aliases] }));
  const joined: [string, string][] = [];
  const join = (other: Spelt, into: Spelt): void => {
    into.aliases.push(other.code, ...other.aliases);
    into.count += other.count;
    list.splice(list.indexOf(other), 1);
    joined.push([other.code, into.code]);
  };
  for (const bare of [...list]) {
    if (!/^(\d{1,3}|[a-z])$/i.test(bare.code)) continue;
    const whole = list.filter(({ code }) => beginsWith(code, bare.code));
    if (whole.length === 1) join(bare, whole[0]!);
  }
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
  for (const answer of [...list]) {
    if (!ANSWER.test(fold(answer.code))) continue;
    const explained = list.filter(
      entry => entry !== answer && entry.count <= Math.max(1, answer.count * 0.34) && explains(entry.code, answer.code),
    );
    for (const entry of explained) join(entry, answer);
  }
  return { list, joined };
}

const beginsWith = (code: string, bare: string): boolean =>
  /^(\d{1,3}|[a-z])\s*[-–=:.)]\s*\p{L}{2}/iu.test(code) && fold(/^[^\W_]+/.exec(code)![0]) === fold(bare);

/** `Yes - in appendix`, `No (see p. 4)`; `Yes, partly` and `Yes (partially)` are other answers. */
function explains(code: string, answer: string): boolean {
  const rest = fold(code).startsWith(fold(answer)) ? fold(code).slice(fold(answer).length) : '';
  return (
    /^\s*(\(|[-–—:;]\s)/.test(rest) &&
    !/\b(part(ly|ial(ly)?)?|full(y)?|some|most(ly)?|but|only|not|probabl[ey]|limited)\b/.test(rest)
  );
}
