import { simplePattern } from './simple-pattern.ts';

/** A regular expression from a user's file, matched in time that grows with the length of the text and no faster. */
export interface LinearPattern {
  /** whether the whole text matches */
  matches(text: string): boolean;
}

type Engine = typeof import('re2js');

let engine: Engine | null = null;
const compiled = new Map<string, LinearPattern>();

/**
 * Loads what matches these patterns; to be awaited before `linearPattern` is called with one of them. The engine of RE2
 * (re2js) is only loaded where a pattern is none of the simple ones.
 */
export async function loadLinearPatterns(patterns: readonly string[]): Promise<void> {
  if (engine === null && patterns.some(pattern => simplePattern(pattern) === null)) engine = await import('re2js');
}

/**
 * What is wrong with a pattern, or null. RE2 has no look-around and no references back, which is why it never takes
 * longer than linear time; what it lacks is named.
 *
 * @param pattern RE2 syntax
 */
export function patternProblem(pattern: string): string | null {
  try {
    linearPattern(pattern);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const construct = UNSUPPORTED.find(({ found }) => found.test(pattern));
    return construct === undefined ? reason.replace(/^error parsing regexp: /, '') : construct.name;
  }
}

/** Constructs of JavaScript that RE2 refuses, with their names. */
const UNSUPPORTED: readonly { readonly found: RegExp; readonly name: string }[] = [
  { found: /\(\?<?[=!]/, name: 'look-ahead and look-behind, "(?=…)" or "(?<=…)", are not supported' },
  { found: /\\[1-9]|\\k</, name: 'references back to a group, such as "\\1", are not supported' },
  { found: /\\u/, name: 'write a character by its code as "\\x{e9}", not "\\u00e9"' },
  { found: /\\c[A-Za-z]/, name: 'control characters by letter, such as "\\cA", are not supported' },
  { found: /\\p\{[^{}=]*=/, name: 'write a script as "\\p{Greek}", not "\\p{Script=Greek}"' },
];

/** Spaces that RE2's \s does not know: no-break spaces, the ideographic space, the byte order mark, the vertical tab. */
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\v]/g;

/**
 * A pattern for whole texts. Unusual spaces in a text are matched as plain spaces.
 *
 * @throws where the pattern is no RE2 expression, or the engine was not loaded
 */
export function linearPattern(pattern: string): LinearPattern {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const wholeText = simplePattern(pattern) ?? engineMatcher(pattern);
  const made = { matches: (text: string) => wholeText(text.replace(OTHER_SPACES, ' ')) };
  compiled.set(pattern, made);
  return made;
}

function engineMatcher(pattern: string): (text: string) => boolean {
  if (engine === null) throw new Error('loadLinearPatterns() was not awaited');
  const expression = engine.RE2JS.compile(pattern);
  return text => expression.matches(text);
}

/**
 * Texts that RE2 and JavaScript judge differently under one pattern, so that its author may have meant something else.
 * Only short texts of the author's own are compared (a field's codes and its example), and only under patterns that
 * JavaScript matches in few steps: without repeated groups, and with three open repetitions or fewer.
 */
export function differsFromJavaScript(pattern: string, texts: readonly string[]): string[] {
  const repeats = pattern.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  if (repeats > 3 || /\)[*+?{]/.test(pattern)) return [];
  let native: RegExp;
  try {
    native = new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return [];
  }
  const linear = linearPattern(pattern);
  return texts.filter(text => text.length <= COMPARED && native.test(text) !== linear.matches(text));
}

const COMPARED = 60;
