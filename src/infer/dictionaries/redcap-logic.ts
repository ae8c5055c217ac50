import { printWord } from '../../base/expression/print.ts';

/** A condition, or why it can't be taken over. */
export type Translated =
  | { readonly ok: true; readonly expression: string }
  | { readonly ok: false; readonly reason: string };

const TOKEN =
  /\s*(?:(\[[^\]]+\](?:\[[^\]]+\])?)|('[^']*'|"[^"]*"|-?\d+(?:\.\d+)?)|(<>|!=|<=|>=|=|<|>)|(\(|\))|(and|or|not)\b)/iy;

/**
 * REDCap's branching logic as a condition of the codebook: `[a] = '1' and [b(2)] = '1'` becomes `a = 1 and b has 2`.
 * Functions (datediff, contains …) are refused with their name.
 */
export function fromRedcapLogic(logic: string): Translated {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = logic.trim().replace(/\s+/g, ' ');
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) return { ok: false, reason: `"${text.slice(at, at + 30).trim()}" has no counterpart` };
    tokens.push(match[0].trim());
  }
  const parts: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!token.startsWith('[')) {
      if (/^(and|or|not)$/i.test(token)) parts.push(token.toLowerCase());
      else if (token === '(' || token === ')') parts.push(token);
      else return { ok: false, reason: `"${token}" stands where a field is expected` };
      continue;
    }
    const [operator, value] = [tokens[i + 1] ?? '', tokens[i + 2] ?? ''];
    if (!/^(<>|!=|<=|>=|=|<|>)$/.test(operator) || value === '' || value.startsWith('[') || value === '(')
      return { ok: false, reason: `${token} is not compared with a value` };
    const part = comparison(token, operator, value.replace(/^(['"])(.*)\1$/s, '$2'));
    if (part === null) return { ok: false, reason: `${token} ${operator} ${value} has no counterpart` };
    parts.push(part);
    i += 2;
  }
  const expression = parts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  return expression === '' ? { ok: false, reason: 'it is empty' } : { ok: true, expression };
}

function comparison(variable: string, operator: string, value: string): string | null {
  // [event][field]: the field
  const name = /\[([^[\]]+)\]$/.exec(variable)?.[1]?.trim() ?? '';
  const box = /^([a-z]\w*)\(([^)]+)\)$/i.exec(name);
  if (box !== null) {
    const has = `${printWord(box[1]!, '`')} has ${printWord(box[2]!.trim(), "'")}`;
    const ticked = (operator === '=') === (value === '1');
    if (!['=', '<>', '!='].includes(operator) || !['0', '1'].includes(value)) return null;
    return ticked ? has : `not ${has}`;
  }
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return null;
  const field = printWord(name, '`');
  if (value === '')
    return operator === '='
      ? `${field} is missing`
      : operator === '<>' || operator === '!='
        ? `${field} is not missing`
        : null;
  return `${field} ${operator === '<>' ? '!=' : operator} ${printWord(value, "'")}`;
}
