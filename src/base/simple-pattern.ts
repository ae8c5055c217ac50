/** One place of a pattern: what it matches, and how often. */
interface Place {
  readonly accepts: (code: number) => boolean;
  readonly optional: boolean;
  readonly repeated: boolean;
}

/** More places than this do not fit into the bits of a whole number. */
const MAX_PLACES = 30;

const ATOM =
  /\\(?<escape>[dwsDWS\\.|*+?()[\]{}^$/-])|(?<any>\.)|\[(?<not>\^?)(?<members>(?:\\[dws\\.|*+?()[\]{}^$/-]|[^\\[\]^-]-[^\\[\]^-]|[^\\[\]^-])+-?)\]|(?<plain>[^\\.|*+?()[\]{}^$])/uy;
const QUANTIFIER = /[*+?](?![*+?])|\{(?<least>\d{1,2})(?:(?<open>,)(?<most>\d{0,2}))?\}(?![*+?{])/y;
const MEMBER = /\\(?<escape>.)|(?<from>.)-(?<to>.)|(?<plain>.)/gsu;

type Test = Place['accepts'];

const within = (from: number, to: number): Test => {
  return code => code >= from && code <= to;
};
const digit = (code: number): boolean => code >= 48 && code <= 57;
const CLASSES: Readonly<Record<string, Test>> = {
  d: digit,
  w: code => digit(code) || code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122),
  s: code => code === 32 || code === 9 || code === 10 || code === 12 || code === 13,
};

/**
 * A matcher for patterns without groups and alternatives, such as `s[0-9]{3}` or `[^|]+ \| .+`, which most patterns of
 * codebooks are; they then need no engine. It follows all places at once, so it takes linear time.
 *
 * @param pattern RE2 syntax
 * @returns whether a whole text matches; null for every other pattern, also a wrong one
 * @example simplePattern('s[0-9]{3}')?.('s001') // => true
 * @example simplePattern('(a|b)') // => null
 */
export function simplePattern(pattern: string): ((text: string) => boolean) | null {
  const places = placesOf(pattern);
  if (places === null) return null;
  const last = 1 << places.length;
  // where one stands at each place: there, and behind it where it may be left out
  const reached: number[] = [last];
  for (let i = places.length - 1; i >= 0; i--) reached.unshift((1 << i) | (places[i]!.optional ? reached[0]! : 0));
  return text => {
    let states = reached[0]!;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      let next = 0;
      for (let rest = states & ~last; rest !== 0; rest &= rest - 1) {
        const i = 31 - Math.clz32(rest & -rest);
        const place = places[i]!;
        if (place.accepts(code)) next |= reached[place.repeated ? i : i + 1]!;
      }
      if (next === 0) return false;
      states = next;
    }
    return (states & last) !== 0;
  };
}

function placesOf(pattern: string): Place[] | null {
  const places: Place[] = [];
  for (let at = 0; at < pattern.length; ) {
    ATOM.lastIndex = at;
    const atom = ATOM.exec(pattern);
    const accepts = atom === null ? null : testOf(atom.groups ?? {});
    if (atom === null || accepts === null) return null;
    at += atom[0].length;
    QUANTIFIER.lastIndex = at;
    const quantifier = QUANTIFIER.exec(pattern);
    at += quantifier?.[0].length ?? 0;
    const [least, most] = quantifier === null ? [1, 1] : bounds(quantifier);
    if (most < least || places.length + least > MAX_PLACES) return null;
    for (let i = 0; i < least; i++) places.push({ accepts, optional: false, repeated: false });
    if (most === Number.POSITIVE_INFINITY) places.push({ accepts, optional: true, repeated: true });
    else for (let i = least; i < most; i++) places.push({ accepts, optional: true, repeated: false });
  }
  return places.length > MAX_PLACES ? null : places;
}

function bounds([sign, ...rest]: RegExpExecArray): [least: number, most: number] {
  if (sign === '*') return [0, Number.POSITIVE_INFINITY];
  if (sign === '+') return [1, Number.POSITIVE_INFINITY];
  if (sign === '?') return [0, 1];
  const [least, open, most] = rest;
  if (open === undefined) return [Number(least), Number(least)];
  return [Number(least), most === '' || most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
}

type Groups = Readonly<Record<string, string | undefined>>;

function testOf({ escape: own, any, not, members, plain }: Groups): Test | null {
  if (own !== undefined) return escaped(own);
  if (any !== undefined) return code => code !== 10;
  if (plain !== undefined) return exactly(plain);
  const tests: Test[] = [];
  for (const { groups = {} } of (members ?? '').matchAll(MEMBER)) {
    const { escape: letter, from, to, plain: single } = groups as Groups;
    if (letter !== undefined) tests.push(escaped(letter));
    else if (from !== undefined && to !== undefined) {
      if (from > to) return null;
      tests.push(within(from.codePointAt(0)!, to.codePointAt(0)!));
    } else tests.push(exactly(single ?? ''));
  }
  const inside: Test = code => tests.some(test => test(code));
  return not === '^' ? code => !inside(code) : inside;
}

const exactly = (character: string): Test => {
  const own = character.codePointAt(0);
  return code => code === own;
};

function escaped(letter: string): Test {
  const test = CLASSES[letter.toLowerCase()];
  if (test === undefined || /[^a-zA-Z]/.test(letter)) return exactly(letter);
  return letter === letter.toLowerCase() ? test : code => !test(code);
}
