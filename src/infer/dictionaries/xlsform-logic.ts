import { printWord } from '../../base/expression/print.ts';
import type { Translated } from './redcap-logic.ts';

const TOKEN =
  /\s*(?:(selected)\s*\(\s*\$\{([^}]+)\}\s*,\s*('[^']*'|"[^"]*")\s*\)|\$\{([^}]+)\}\s*(!=|<=|>=|=|<|>)\s*('[^']*'|"[^"]*"|-?\d+(?:\.\d+)?)|(not)\s*\(|(\(|\))|(and|or)\b)/iy;

/**
 * A `relevant` of XLSForm as a condition of the codebook: `${a} = 'x' and selected(${b}, 'y')` becomes `a = x and b has y`.
 * Other functions are refused with their name.
 *
 * @param lists names of the questions with several answers
 * @example fromXlsformLogic("selected(${tools}, 'r')", new Set(['tools'])) // => { ok: true, expression: 'tools has r' }
 */
export function fromXlsformLogic(logic: string, lists: ReadonlySet<string>): Translated {
  const text = logic.trim().replace(/\s+/g, ' ');
  const parts: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) return { ok: false, reason: `"${text.slice(at, at + 30).trim()}" has no counterpart` };
    const [, selected, list, item, field, operator, value, not, bracket, word] = match;
    if (selected !== undefined) parts.push(hasItem(list!, unquoted(item!), lists));
    else if (field !== undefined) parts.push(comparison(field.trim(), operator!, unquoted(value!)));
    else if (not !== undefined) parts.push('not', '(');
    else parts.push(bracket ?? word!.toLowerCase());
  }
  const expression = parts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  return expression === '' ? { ok: false, reason: 'it is empty' } : { ok: true, expression };
}

const unquoted = (text: string): string => text.replace(/^(['"])(.*)\1$/s, '$2');

/** `selected` is used of questions with one answer as well. */
const hasItem = (field: string, item: string, lists: ReadonlySet<string>): string =>
  `${printWord(field.trim(), '`')} ${lists.has(field.trim()) ? 'has' : '='} ${printWord(item, "'")}`;

function comparison(name: string, operator: string, value: string): string {
  const field = printWord(name, '`');
  if (value === '') return operator === '=' ? `${field} is missing` : `not ${field} is missing`;
  return `${field} ${operator} ${printWord(value, "'")}`;
}
