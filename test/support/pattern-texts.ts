import type { AST } from '@eslint-community/regexpp';

const CANDIDATES = [...`ae1 ()A.,-"<>/:=_;|#%&{}[]\\'\`$~?!*+@^\n\té–é£`];

/** What a repetition of a pattern is fed with: what stands before it, and what it repeats. */
export interface Repeated {
  readonly before: string;
  readonly bodies: readonly string[];
  /** a character that ends the repetition, where one is known */
  readonly other: string;
}

const accepted = (node: AST.Element, flags: string): string[] => {
  const native = new RegExp(`^(?:${node.raw})$`, flags.replace(/[gymd]/g, ''));
  return CANDIDATES.filter(char => native.test(char));
};

/** A short text that an element matches. */
function shortest(node: AST.Element, flags: string): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return accepted(node, flags)[0] ?? '';
    case 'Group':
    case 'CapturingGroup':
      return shortestOf(node.alternatives, flags);
    case 'Quantifier':
      return shortest(node.element, flags).repeat(node.min);
    default:
      return '';
  }
}

const textOf = (elements: readonly AST.Element[], flags: string): string =>
  elements.map(element => shortest(element, flags)).join('');

const shortestOf = (alternatives: readonly AST.Alternative[], flags: string): string =>
  alternatives
    .map(({ elements }) => textOf(elements, flags))
    .reduce((best, text) => (best === '' || (text !== '' && text.length < best.length) ? text : best), '');

/** Every open or long repetition of a pattern, with a text that leads to it. */
export function repetitions(pattern: AST.Pattern, flags: string): Repeated[] {
  const found: Repeated[] = [];
  const walk = (alternatives: readonly AST.Alternative[], before: string): void => {
    for (const { elements } of alternatives)
      elements.forEach((element, i) => {
        const lead = before + textOf(elements.slice(0, i), flags);
        let inner: AST.Element = element;
        while (inner.type === 'Quantifier') {
          if (inner.max > 30) {
            const one = inner.element;
            const single = shortest(one, flags);
            const chars = 'alternatives' in one || one.type === 'Character' ? [] : accepted(one, flags);
            const words =
              'alternatives' in one
                ? (one.alternatives as AST.Alternative[]).map(({ elements: list }) => textOf(list, flags))
                : [];
            const other = chars.length === 0 ? '' : (CANDIDATES.find(char => !chars.includes(char)) ?? '');
            found.push({
              before: lead,
              bodies: [...new Set([single, ...words, ...chars.slice(0, 5), ...chars.slice(-2)])],
              other,
            });
          }
          inner = inner.element;
        }
        if ('alternatives' in inner) walk(inner.alternatives as AST.Alternative[], lead);
      });
  };
  walk(pattern.alternatives, '');
  return found;
}

/** What may make the repetitions of a pattern costly: each fed long, each begun again and again, and every character that the pattern speaks of. */
export function* longTexts(pattern: AST.Pattern, flags: string, size: number): Generator<string> {
  const all = repetitions(pattern, flags);
  const pumps = new Set<string>();
  for (const { before, bodies, other } of all)
    for (const body of bodies) {
      if (body !== '') {
        pumps.add(body);
        const long = body.repeat(size / body.length);
        for (const end of [...ENDS, `${other}\u0001`]) yield before + long + end;
        // what may begin the text stands behind another character here
        if (pattern.raw.startsWith('^')) yield `\u0001${before}${long}${other}\u0001`;
      }
      if (before !== '') pumps.add(before + body);
    }
  for (const { before } of all) if (before !== '') pumps.add(before);
  for (const pump of pumps) for (const end of ENDS) yield pump.repeat(Math.ceil(size / pump.length)) + end;
  for (const pump of pumps) if (pump !== ' ') yield `${pump}${' '.repeat(size)}!`;
}

const ENDS = ['\u0001', '\n!'];
