import { initialsOf, type Words } from './words.ts';

/** How well a name is joined, as a match of the vocabulary says it. */
interface Joined {
  readonly cover: number;
  readonly precise: number;
  readonly words: number;
  readonly away: number;
}

/** How well the words of a label, joined or by their first letters, give a name of one word; looked up once for each. */
export function joinedNames(own: readonly string[], content: readonly string[], label: string, words: Words) {
  const initials = initialsOf(label);
  const long = own.filter(stem => stem.length >= 3);
  const known = new Map<string, Joined | null>();
  const find = (code: string): Joined | null => {
    const parts = long.filter(stem => code.includes(stem));
    const joined = parts.reduce((sum, stem) => sum + stem.length, 0) / code.length;
    const short = code.length >= 3 && code.length <= 5 && initials.includes(code);
    if (!short && (parts.length < 2 || joined < 0.75)) return null;
    return {
      cover: short ? 0.6 : Math.min(1, joined),
      precise: short ? code.length / Math.max(code.length, content.length) : parts.length / Math.max(1, content.length),
      words: short ? code.length : parts.length,
      away: Math.max(0, ...parts.map(stem => words.get(stem) ?? 0)),
    };
  };
  return (code: string): Joined | null => {
    let found = known.get(code);
    if (found === undefined) {
      found = find(code);
      known.set(code, found);
    }
    return found;
  };
}
