import { QueryError } from './query.ts';

/** The parts of a query before anything is looked up. */
export interface QueryParts {
  readonly head: string;
  readonly where: string | null;
  readonly denominator: string | null;
  /** the resource whose units are counted; null: the studies */
  readonly from: string | null;
  /** words after `|`, without where and denominator */
  readonly pipes: readonly string[];
}

/** Signs that word processors put in the place of what was typed. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/\u2264/g, '<='],
  [/\u2265/g, '>='],
  [/\u2260/g, '!='],
  [/[\u00a0\u2009\u202f\s]+/g, ' '],
];

/**
 * Cuts a query at its bars and at the words `where`, `denominator` and `from`, outside quotes.
 *
 * @example queryParts('method = a where year >= 2024 | n').where // => 'year >= 2024'
 * @example queryParts('method = "a | b" | %').pipes // => ['%']
 */
export function queryParts(text: string): QueryParts {
  const plain = TYPED.reduce((typed, [sign, by]) => typed.replace(sign, by), text).trim();
  const cuts = outsideQuotes(plain, /\||(?<![\p{L}\p{N}_])(?:where|denominator|from)(?= )/gu);
  let head = '';
  const pipes: string[] = [];
  const named = new Map<string, string>();
  let from = 0;
  let kind = 'head';
  const take = (to: number): void => {
    const part = plain.slice(from, to).trim();
    if (kind === 'head') head = part;
    else if (kind === '|') {
      if (part !== '') pipes.push(part);
    } else {
      if (part === '') throw new QueryError(`nothing follows "${kind}"`);
      if (named.has(kind)) throw new QueryError(`"${kind}" occurs twice; join conditions with "and"`);
      named.set(kind, part);
    }
  };
  for (const cut of cuts) {
    take(cut.at);
    kind = cut.text;
    from = cut.at + cut.text.length;
  }
  take(plain.length);
  if (kind === '|' && plain.slice(from).trim() === '') throw new QueryError('nothing follows the last "|"');
  if (head === '') throw new QueryError('the query is empty before "|"; write e.g. {{ method = prompting | n }}');
  return {
    head,
    where: named.get('where') ?? null,
    denominator: named.get('denominator') ?? null,
    from: named.get('from')?.replace(/^[`'"](.*)[`'"]$/, '$1') ?? null,
    pipes,
  };
}

function outsideQuotes(text: string, pattern: RegExp): { at: number; text: string }[] {
  // what is quoted is blanked out, so that offsets stay
  const blank = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, quoted => '_'.repeat(quoted.length));
  return [...blank.matchAll(pattern)].map(match => ({ at: match.index, text: match[0] }));
}
