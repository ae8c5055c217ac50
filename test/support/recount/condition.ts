/** What one field of a study says. */
export interface Answer {
  readonly state: string;
  readonly codes: readonly string[];
}

/** A condition of a codebook: true, false, or null where a missing value leaves it open. */
export type Condition = (answer: (field: string) => Answer) => boolean | null;

const TOKEN = /\s*(?:(>=|<=|!=|=|<|>|\(|\)|,)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|`([^`]*)`|([^\s()=<>!,]+))/y;

export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Reads `appliesIf:`, by the grammar in the documentation of the codebook. */
export function conditionOf(text: string): Condition {
  const tokens: { sign: boolean; text: string }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) throw new Error(`cannot read ${text}`);
    const [, sign, single, double, tick, word] = found;
    tokens.push({
      sign: sign !== undefined,
      text: sign ?? single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? tick ?? word!,
    });
  }
  let at = 0;
  const next = (): string => tokens[at++]!.text;
  const isAhead = (word: string): boolean => tokens[at]?.text === word;
  const list = (): string[] => {
    const found = [next()];
    while (next() === ',') found.push(next());
    return found;
  };
  const or = (): Condition => {
    let left = and();
    while (isAhead('or')) {
      at++;
      const [first, second] = [left, and()];
      left = answer => {
        const both = [first(answer), second(answer)];
        return both.includes(true) ? true : both.includes(null) ? null : false;
      };
    }
    return left;
  };
  const and = (): Condition => {
    let left = not();
    while (isAhead('and')) {
      at++;
      const [first, second] = [left, not()];
      left = answer => {
        const both = [first(answer), second(answer)];
        return both.includes(false) ? false : both.includes(null) ? null : true;
      };
    }
    return left;
  };
  const not = (): Condition => {
    if (isAhead('not')) {
      at++;
      const inner = not();
      return answer => {
        const found = inner(answer);
        return found === null ? null : !found;
      };
    }
    if (tokens[at]?.sign === true && isAhead('(')) {
      at++;
      const inner = or();
      at++;
      return inner;
    }
    return comparison();
  };
  const comparison = (): Condition => {
    const field = next();
    const operator = next();
    if (operator === 'is') {
      const negated = isAhead('not');
      if (negated) at++;
      const state = next();
      return answer => {
        const found = answer(field).state;
        return (state === 'missing' ? found !== 'coded' : found === state) !== negated;
      };
    }
    const negated = operator === 'not';
    const kind = negated ? next() : operator;
    const all = isAhead('all');
    if (kind === 'has' && (all || isAhead('any')) && tokens[at + 1]?.text === '(') at++;
    const listed = (kind === 'in' || kind === 'has') && isAhead('(');
    if (listed) at++;
    const values = (listed ? list() : [next()]).map(folded);
    return answer => {
      const { state, codes } = answer(field);
      if (state !== 'coded') return null;
      const own = codes.map(folded);
      const order = Number(codes[0]) - Number(values[0]);
      const found =
        kind === '<' || kind === '>' || kind === '<=' || kind === '>='
          ? (kind.startsWith('<') ? order < 0 : order > 0) || (kind.endsWith('=') && order === 0)
          : all
            ? values.every(value => own.includes(value))
            : values.some(value => own.includes(value));
      return found !== (negated || kind === '!=');
    };
  };
  return or();
}
