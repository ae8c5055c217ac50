import { stemsOf } from '../../text/stems.ts';

/** Words that stand in many labels and tell none from another. */
export const COMMON = new Set(
  stemsOf(
    'the a an both of in on to and or for by with was were is are be as at that this these those from most only any type kind category used use using study studies article articles paper papers data report reported reporting review reviewed included number numbers record total all not their its there say says said has have had been it they them which who whose where when also',
  ).map(entry => entry.stem),
);

export const isCommon = (stem: string): boolean => COMMON.has(stem);
export const isDigits = (stem: string): boolean => stem <= '9z' && /^\d+$/.test(stem);

/** Stems of a name or label, each once, in their order. */
export const stemsIn = (text: string): string[] => [
  ...new Set(stemsOf(spaced(text)).map(({ stem }) => plainStem(stem))),
];

/** A stem of running text, with every word that denies as one. */
export const plainStem = (stem: string): string => (NEGATION.test(stem) ? WITHOUT : stem);

/** `no control`, `without controls`, `uncontrolled` differ from `controls`. */
const NEGATION = /^(?:no|non|not|without|lack|nor)$/;
/** The stem of every word that denies. */
export const WITHOUT = 'without';

/** `drug_used`, `drugUsed` and `drug-used` are words. */
export const spaced = (text: string): string => text.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

/** Lower-case words with single blanks between them. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words of a label or of the text beside a number: stem → how far away. */
export type Words = ReadonlyMap<string, number>;

export const wordsOfLabel = (label: string): Words => new Map(stemsIn(label).map(stem => [stem, 0]));

/** How much a word of a field's title counts. */
export const titleWeight = (stem: string): number => (COMMON.has(stem) ? 0.25 : isDigits(stem) ? 0.5 : 1);

/** `criminal` and `crime`, `rurality` and `rural`: the longer the start that two stems share, the surer. 0 for other words. */
export function alikeWords(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || isDigits(a) || isDigits(b)) return 0;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  const part = same / Math.max(a.length, b.length);
  return same >= 4 && part >= 0.6 ? 0.4 + 0.5 * (part - 0.2) : 0;
}

/** The first letters of every run of words in a label. */
export function initialsOf(label: string): string {
  return label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !/^(?:of|and|the|in|or|for)$/.test(word))
    .map(word => word[0])
    .join('');
}
