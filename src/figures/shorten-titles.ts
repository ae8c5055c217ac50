import type { Words } from '../model/words.ts';

/** Longer titles of fields are cut: questions of a form don't fit an axis. */
const LONGEST = 70;

/** Words for axes and legends, and what was cut of them. */
export interface ShortWords {
  readonly words: Words;
  /** `Short = full text` of each title that was used and cut */
  full(): readonly string[];
}

/**
 * Titles of fields as an axis has room for them, by rule: the number of a question, an instruction in brackets at its end and
 * everything after the first question mark are left out; what is longer still is cut at a word.
 *
 * @example shortTitle('12. Which clinical settings were studied, and by whom? (Select all that apply.)') // => 'Which clinical settings were studied, and by whom?'
 * @example shortTitle('Clinical domain') // => 'Clinical domain'
 */
export function shortTitle(title: string): string {
  if (title.length <= LONGEST) return title;
  const question = /^(.{12,}?\?)(\s|$)/s.exec(title)?.[1] ?? title;
  const short = question
    .replace(/^\s*(?:Q(?:uestion)?\s*)?\d+(?:\.\d+)*[.):]?\s+/i, '')
    .replace(/[([][^()[\]]*[)\]]\s{0,9}$/, '')
    .trim();
  if (short.length <= LONGEST) return short;
  const cut = short.slice(0, LONGEST - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).replace(/(?<![\s,;:–-])[\s,;:–-]+$/, '')}…`;
}

/** Words whose field titles are short. */
export function shortenTitles(words: Words): ShortWords {
  const cut = new Map<string, string>();
  const fieldTitle = (field: string): string => {
    const full = words.fieldTitle(field);
    const short = shortTitle(full);
    if (short !== full) cut.set(short, full);
    return short;
  };
  return {
    words: { ...words, fieldTitle },
    full: () => [...cut].map(([short, full]) => `"${short}" in full: ${full}`),
  };
}
