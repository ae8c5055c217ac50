import { byCodePoint } from '../../base/by-code-point.ts';
import { fold } from '../../base/fold.ts';
import { nearest } from '../../base/nearest.ts';
import type { DraftCategory } from '../draft.ts';
import { bareItem, differByNumbers, spellingKey, withoutNumbers } from './bare-item.ts';
import { isLikelyTypo } from './likely-typo.ts';
import { type Spelt, sameCodes } from './same-codes.ts';

/** Categories out of the spellings that were seen. */
export interface FoundCategories {
  readonly categories: DraftCategory[];
  readonly counts: Map<string, number>;
  /** what was folded, and what looks like a typing error but was left */
  readonly evidence: readonly string[];
  readonly alike: readonly (readonly [string, string])[];
  /** spellings that were folded into another code, which is a guess (`1` into `1 - Cohort`, `Interviews (n = 12)` into `Interviews`) */
  readonly joined: readonly (readonly [other: string, code: string])[];
  /** answers with an explanation behind them that are frequent enough to be answers of their own */
  readonly explained: readonly (readonly [other: string, code: string])[];
}

const WORD_FOR_OTHER =
  'others?|(?:ander|sonstig)e[rsn]?|autres?|otr[oa]s?|outr[oa]s?|altr[oi]|anders|overige?|annet|andet|övrigt|inne|diğer|drug[oa]e|другое|其他|其它|その他|기타';
/** `Other: diaries`, `Autre (précisez) : …`: the option with what was typed behind it. */
const OTHER = new RegExp(
  String.raw`^(?:${WORD_FOR_OTHER})(?:\s{0,3}(?:[:：(（–-]|,\s{0,3}(?:please|specify))|\s{1,3}(?:please|specify)\b)`,
  'iu',
);
const PLAIN_OTHER = new RegExp(`^(?:${WORD_FOR_OTHER})$`, 'iu');
/** `Other: none`: there is no other. */
const NO_OTHER =
  /^[^:：(（–-]{1,40}[:：(（–-]\s{0,3}(?:none|no|nothing|nil|not applicable|n\/?a|-+|keine?[srn]?|nichts|aucune?|rien|ning[uú]n[ao]?|nada|nenhum[a]?|nessun[oa]?|geen|ingen|无|無)[.)）]?$/iu;
/** Whether an option is the one where people write an answer of their own: `Other`, `Sonstiges`, `Autre (précisez)`. */
export const isOtherOption = (text: string): boolean => PLAIN_OTHER.test(text) || OTHER.test(text);
const MAX_COMPARED = 80;

/**
 * The most frequent spelling is the code; spellings that differ by case, white space, dash, quote, bullet, full stop or a
 * count of their own are its aliases, and "Other: …" texts are aliases of "Other". Numbers are put in their order, words by frequency.
 */
export function foundCategories(counts: ReadonlyMap<string, number>): FoundCategories {
  const byFold = new Map<string, Spelt>();
  const numbered: [string, string][] = [];
  const entries = [...counts].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]));
  const isTyped = (text: string): boolean => OTHER.test(text) && !NO_OTHER.test(text);
  const others = entries.filter(([text]) => isTyped(text)).length;
  const unnumbered = withoutNumbers(counts.keys());
  const plain = entries.find(([text]) => PLAIN_OTHER.test(text))?.[0];
  const typed = entries.find(([text]) => isTyped(text))?.[0] ?? '';
  const plainOther = plain ?? /^[\p{L}\p{M}]+/u.exec(typed)?.[0] ?? 'Other';
  for (const [text, count] of entries) {
    const isOther = isTyped(text) && (others > 1 || plain !== undefined);
    const key = isOther ? fold(plainOther) : spellingKey(unnumbered(text));
    const known = byFold.get(key);
    if (known === undefined) {
      const code = isOther ? plainOther : bareItem(unnumbered(text));
      byFold.set(key, { code, aliases: code === text ? [] : [text], count });
    } else {
      // words are shown as people write them, not as programs do
      if (known.code.includes('_') && !text.includes('_') && /\p{L} \p{L}/u.test(text)) {
        known.aliases.push(known.code);
        known.code = bareItem(unnumbered(text));
      }
      if (text !== known.code) known.aliases.push(text);
      known.count += count;
    }
    const { code } = byFold.get(key)!;
    // what was typed behind it may be a code of its own
    if (isOther ? text !== code : differByNumbers(text, code)) numbered.push([text, code]);
  }
  const { list, joined, explained } = sameCodes([...byFold.values()]);
  const isOther = (code: string): boolean => fold(code) === fold(plainOther);
  const withoutOther = list.some(({ code }) => isOther(code))
    ? entries.filter(([text]) => OTHER.test(text) && NO_OTHER.test(text)).map(([text]) => [text, plainOther] as const)
    : [];
  const numeric = list.every(entry => /^-?\d+(\.\d+)?$/.test(entry.code));
  list.sort((a, b) => (numeric ? Number(a.code) - Number(b.code) : b.count - a.count || byCodePoint(a.code, b.code)));
  const evidence: string[] = [];
  for (const entry of list)
    if (entry.aliases.length > 0) {
      const some = entry.aliases.slice(0, 3).map(alias => `"${alias.replace(/\s+/g, ' ').slice(0, 40)}"`);
      evidence.push(
        `${some.join(', ')}${entry.aliases.length > 3 ? ` and ${entry.aliases.length - 3} more` : ''} folded into "${entry.code}"`,
      );
    }
  return {
    categories: list.map(entry => ({
      value: entry.code,
      // a spelling that differs by case alone is found without being declared
      ...(entry.aliases.length > 0 ? { aliases: entry.aliases } : {}),
    })),
    counts: new Map(list.map(entry => [entry.code, entry.count])),
    evidence,
    alike: alike(list),
    joined: [...numbered, ...joined],
    explained: [...explained, ...withoutOther],
  };
}

/** Rare codes that are spelt nearly like a more frequent one: told, never folded. */
function alike(list: readonly { code: string; count: number }[]): [string, string][] {
  if (list.length > MAX_COMPARED) return [];
  const found: [string, string][] = [];
  for (const entry of list) {
    if (entry.code.length < 5 || entry.code.length > 60 || /\d/.test(entry.code)) continue;
    const others = list.filter(
      other => other !== entry && entry.count <= Math.max(1, other.count * 0.2) && other.code.length >= 5,
    );
    const near = nearest(
      entry.code,
      others.map(other => other.code),
    )[0];
    if (
      near !== undefined &&
      isLikelyTypo(entry.code, near) &&
      !found.some(([first, second]) => first === near && second === entry.code)
    )
      found.push([entry.code, near]);
  }
  return found;
}
