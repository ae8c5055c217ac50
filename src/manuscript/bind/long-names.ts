import { folded } from './words.ts';

/** A mark inside a name that would end a clause of a sentence. */
const HAS_MARK = /\S[,;:.][\s\S]/;
/** What stands between a name and its number. */
const BEFORE_NUMBER = /(?: (?:in|by|for|at|was|were|is|are|from|on|only|just|n)){1,6}$/;
const BEHIND_NUMBER = /^(?:(?:were|was|had|have|used|are|is|as|of|coded|studies|the) ){1,6}/;

/**
 * Finds a category's name with commas, colons or full stops in it (`Undecided: source, or contact not known`, a whole
 * sentence) beside a number: the marks do not end the clause that the number is of.
 */
export function longNames(names: readonly string[]): (text: string, side: 'before' | 'after') => string | null {
  const own = [...new Set(names.filter(name => HAS_MARK.test(name)).map(folded))]
    .filter(name => name.includes(' '))
    .sort((a, b) => b.length - a.length);
  return (text, side) => {
    if (own.length === 0) return null;
    const words = folded(text);
    const beside = side === 'before' ? ` ${words}`.replace(BEFORE_NUMBER, '') : `${words} `.replace(BEHIND_NUMBER, '');
    return own.find(name => (side === 'before' ? beside.endsWith(` ${name}`) : beside.startsWith(`${name} `))) ?? null;
  };
}
