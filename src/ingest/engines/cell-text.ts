import type { CellKind, EngineValue } from './engine.ts';

/**
 * A value of an engine as the raw cell of a Table. Whole numbers in a column of floating-point numbers lose their ".0", as a
 * spreadsheet prints them; a list is written as JSON, so that no delimiter can be mistaken and "no list" (a blank cell), an
 * empty list and a list with a null stay three things.
 *
 * @example cellText('float', '2020.0') // => '2020'
 * @example cellText('list', ['a;b', null]) // => '["a;b",null]'
 */
export function cellText(kind: CellKind | null, value: EngineValue): string {
  if (value === null) return '';
  if (kind === 'list' || kind === 'float-list') {
    const items = value as readonly (string | null)[];
    return JSON.stringify(kind === 'list' ? items : items.map(item => (item === null ? null : plainFloat(item))));
  }
  return kind === 'float' ? plainFloat(String(value)) : String(value);
}

/** A floating-point number as JavaScript writes it; what is no number ("nan") stays as it is. */
const plainFloat = (text: string): string => {
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? text : String(number);
};
