import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** One instruction of a pattern; places are indices of the program. */
type Step =
  | { readonly kind: 'one'; readonly of: (char: string) => boolean; readonly back: boolean }
  | { readonly kind: 'any'; ways: number[] }
  | { readonly kind: 'to'; at: number }
  | { readonly kind: 'open' | 'close'; readonly group: number }
  | { readonly kind: 'same'; readonly group: number; readonly back: boolean }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'look'; readonly program: readonly Step[]; readonly negate: boolean }
  | { readonly kind: 'began'; readonly loop: number }
  | { readonly kind: 'moved'; readonly loop: number }
  | { readonly kind: 'done' };

/** A pattern as a backtracking engine runs it, with its steps counted. */
export interface Countable {
  readonly pattern: AST.Pattern;
  /** the places of the groups of the first match from a place, or null */
  match(
    text: string,
    from: number,
    count: { steps: number; readonly most: number },
  ): readonly (number | undefined)[] | null;
}

/** More steps than a run was allowed. */
export class TooManySteps extends Error {}

/**
 * A pattern of JavaScript that counts what it costs: it backtracks as an engine without shortcuts does. Texts are read by code
 * unit. Lookarounds, groups, references back and lazy quantifiers are covered; repetitions are written out.
 */
export function countable(source: string, flags: string): Countable {
  const unicode = flags.includes('u');
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode,
    unicodeSets: flags.includes('v'),
  });
  const refers = /\\[1-9]|\\k</.test(source);
  let [groups, loops] = [1, 0];
  const places = new Map<AST.CapturingGroup, number>();
  const known = new Map<string, (char: string) => boolean>();
  const oneOf = (raw: string): ((char: string) => boolean) => {
    const found = known.get(raw);
    if (found !== undefined) return found;
    const native = new RegExp(`^(?:${raw})$`, flags.replace(/[gymd]/g, ''));
    const answers = new Map<string, boolean>();
    const test = (char: string): boolean => {
      let answer = answers.get(char);
      if (answer === undefined) {
        answer = native.test(char);
        answers.set(char, answer);
      }
      return answer;
    };
    known.set(raw, test);
    return test;
  };
  const isWord = (text: string, at: number): boolean => /^\w$/.test(text[at] ?? '');
  const edge = (node: AST.EdgeAssertion | AST.WordBoundaryAssertion): ((text: string, at: number) => boolean) => {
    const lines = flags.includes('m');
    if (node.kind === 'word') return (text, at) => (isWord(text, at - 1) !== isWord(text, at)) !== node.negate;
    return node.kind === 'start'
      ? (text, at) => at === 0 || (lines && /[\n\r\u2028\u2029]/.test(text[at - 1]!))
      : (text, at) => at === text.length || (lines && /[\n\r\u2028\u2029]/.test(text[at]!));
  };
  const placeOf = (group: AST.CapturingGroup): number => {
    const place = places.get(group) ?? groups++;
    places.set(group, place);
    return place;
  };
  const number = (node: AST.Alternative[]): void => {
    for (const alternative of node)
      for (const element of alternative.elements) {
        let inner: AST.Element = element;
        while (inner.type === 'Quantifier') inner = inner.element;
        if (inner.type === 'CapturingGroup') placeOf(inner);
        if ('alternatives' in inner) number(inner.alternatives as AST.Alternative[]);
      }
  };
  number(pattern.alternatives);

  const write = (program: Step[], alternatives: readonly AST.Alternative[], back: boolean): void => {
    const ends: { at: number }[] = [];
    const fork: { kind: 'any'; ways: number[] } = { kind: 'any', ways: [] };
    if (alternatives.length > 1) program.push(fork);
    for (const { elements } of alternatives) {
      fork.ways.push(program.length);
      for (const element of back ? elements.toReversed() : elements) writeOne(program, element, back);
      if (alternatives.length > 1) {
        const end = { kind: 'to' as const, at: 0 };
        program.push(end);
        ends.push(end);
      }
    }
    for (const end of ends) end.at = program.length;
  };
  const writeOne = (program: Step[], node: AST.Element, back: boolean): void => {
    switch (node.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        program.push({ kind: 'one', of: oneOf(node.raw), back });
        return;
      case 'Group':
        write(program, node.alternatives, back);
        return;
      case 'CapturingGroup': {
        const group = placeOf(node);
        if (refers) program.push({ kind: back ? 'close' : 'open', group });
        write(program, node.alternatives, back);
        if (refers) program.push({ kind: back ? 'open' : 'close', group });
        return;
      }
      case 'Backreference': {
        const group = Array.isArray(node.resolved) ? node.resolved[0]! : node.resolved;
        program.push({ kind: 'same', group: placeOf(group), back });
        return;
      }
      case 'Assertion': {
        if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
          const inner: Step[] = [];
          write(inner, node.alternatives, node.kind === 'lookbehind');
          inner.push({ kind: 'done' });
          program.push({ kind: 'look', program: inner, negate: node.negate });
        } else program.push({ kind: 'edge', holds: edge(node) });
        return;
      }
      case 'Quantifier': {
        for (let i = 0; i < node.min; i++) writeOne(program, node.element, back);
        if (node.max === Number.POSITIVE_INFINITY) {
          const loop = loops++;
          const mayBeEmpty =
            'alternatives' in node.element &&
            new RegExp(`^(?:${node.element.raw})$`, flags.replace(/[gymd]/g, '')).test('');
          const at = program.length;
          const fork: { kind: 'any'; ways: number[] } = { kind: 'any', ways: [] };
          program.push(fork);
          const body = program.length;
          if (mayBeEmpty) program.push({ kind: 'began', loop });
          writeOne(program, node.element, back);
          if (mayBeEmpty) program.push({ kind: 'moved', loop });
          program.push({ kind: 'to', at });
          fork.ways = node.greedy ? [body, program.length] : [program.length, body];
          return;
        }
        const forks: { kind: 'any'; ways: number[] }[] = [];
        for (let i = node.min; i < node.max; i++) {
          const fork: { kind: 'any'; ways: number[] } = { kind: 'any', ways: [program.length + 1] };
          forks.push(fork);
          program.push(fork);
          writeOne(program, node.element, back);
        }
        for (const fork of forks)
          fork.ways = node.greedy ? [fork.ways[0]!, program.length] : [program.length, fork.ways[0]!];
        return;
      }
      default:
        throw new Error(`a pattern holds what the counter of steps does not know: ${source}`);
    }
  };
  const whole: Step[] = [];
  write(whole, pattern.alternatives, false);
  whole.push({ kind: 'done' });

  type Count = { steps: number; readonly most: number };
  type Places = readonly (number | undefined)[];
  const run = (
    program: readonly Step[],
    text: string,
    from: number,
    given: Places,
    count: Count,
  ): { readonly to: number; readonly places: Places } | null => {
    // what else may be tried, the last first: where in the program, where in the text, and the groups
    const places: number[] = [];
    const groupsThen: Places[] = [];
    let [pc, at, held] = [0, from, given];
    for (;;) {
      if (++count.steps > count.most) throw new TooManySteps();
      const step = program[pc]!;
      let goes = true;
      pc++;
      if (step.kind === 'one') {
        const place = step.back ? at - 1 : at;
        goes = place >= 0 && place < text.length && step.of(text[place]!);
        at = step.back ? place : place + 1;
      } else if (step.kind === 'any') {
        for (let way = step.ways.length - 1; way > 0; way--) {
          places.push(step.ways[way]!, at);
          groupsThen.push(held);
        }
        pc = step.ways[0]!;
      } else if (step.kind === 'to') pc = step.at;
      else if (step.kind === 'open' || step.kind === 'close') {
        const copy = [...held];
        copy[2 * step.group + (step.kind === 'open' ? 0 : 1)] = at;
        held = copy;
      } else if (step.kind === 'same') {
        const [start, end] = [held[2 * step.group], held[2 * step.group + 1]];
        const part = start === undefined || end === undefined ? '' : text.slice(start, end);
        const first = step.back ? at - part.length : at;
        const found = first < 0 ? '' : text.slice(first, first + part.length);
        goes = flags.includes('i') ? found.toLowerCase() === part.toLowerCase() : found === part;
        count.steps += part.length;
        at = step.back ? first : first + part.length;
      } else if (step.kind === 'edge') goes = step.holds(text, at);
      else if (step.kind === 'look') {
        const found = run(step.program, text, at, held, count);
        goes = (found !== null) !== step.negate;
        if (found !== null && !step.negate) held = found.places;
      } else if (step.kind === 'began') {
        const copy = [...held];
        copy[2 * groups + step.loop] = at;
        held = copy;
      } else if (step.kind === 'moved') goes = held[2 * groups + step.loop] !== at;
      else return { to: at, places: held };
      if (!goes) {
        if (groupsThen.length === 0) return null;
        held = groupsThen.pop()!;
        at = places.pop()!;
        pc = places.pop()!;
      }
    }
  };
  return {
    pattern,
    match(text, from, count) {
      for (let at = from; at <= (flags.includes('y') ? from : text.length); at++) {
        const found = run(whole, text, at, [], count);
        if (found !== null) return [at, found.to, ...found.places.slice(2, 2 * groups)];
      }
      return null;
    },
  };
}

/** The steps of all matches of a pattern in a text; those of the first one without the flag g. */
export function stepsOf(matcher: Countable, flags: string, text: string, most: number): number {
  const count = { steps: 0, most };
  for (let from = 0; from <= text.length; ) {
    const found = matcher.match(text, from, count);
    if (found === null || !flags.includes('g')) break;
    from = found[1]! === found[0] ? found[1]! + 1 : found[1]!;
  }
  return count.steps;
}
