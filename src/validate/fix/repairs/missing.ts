import { isNumeric } from '../../../model/close-codebook.ts';
import { CODED } from '../../../model/state.ts';
import { type CellToMend, repair } from '../repair.ts';

/** Letters and digits alone: what is left of `N/R`, `n.r.` and `nr` is the same. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export const missing = repair({
  name: 'missing',
  describe: 'another spelling of a declared missing value, or the name of its state, becomes the declared token',
  mend(cell) {
    const text = cell.text.trim();
    const word = plain(text);
    if (word === '' || cell.field.missing.has(text) || !unread(cell)) return null;
    const tokens = [...cell.field.missing];
    const spelt = tokens.filter(([token]) => plain(token) === word);
    const found = spelt.length > 0 ? spelt : tokens.filter(([, state]) => plain(state) === word);
    const [token, state] = found[0] ?? [];
    if (token === undefined || state === undefined || found.length > 1) return null;
    return { text: token, reason: `"${text}" is another spelling of ${token} (${state.replaceAll('_', ' ')})` };
  },
});

/** Whether the field can't read the cell; open text reads everything, so nothing in it is taken for a missing value. */
function unread({ text, field, reader }: CellToMend): boolean {
  const { state, items, typed } = reader.read(text);
  if (state !== CODED) return false;
  if (field.categories === null && (isNumeric(field.type) || field.type === 'date')) return !typed;
  return items.some(item => item.level < 0);
}
