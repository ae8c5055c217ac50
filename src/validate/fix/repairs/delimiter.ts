import { CODED } from '../../../model/state.ts';
import { CellReader } from '../../cell-reader.ts';
import { type CellToMend, repair } from '../repair.ts';

/** What people write between items. */
const MARKS = [';', ',', '|', '/', '\n', ' + '];

export const delimiter = repair({
  name: 'delimiter',
  describe:
    'between the items of a list: the declared delimiter, without white space around it, none without an item, and no item twice',
  mend({ text, field, reader }) {
    if (field.type !== 'list' || field.delimiter === null) return null;
    const { state, items, emptyItems = 0, repeatedItems = [] } = reader.read(text);
    if (state !== CODED || items.length === 0) return null;
    if (items.every(item => item.level >= 0)) {
      const tidy = items.map(item => item.raw).join(field.delimiter);
      const reasons = [
        ...(emptyItems > 0 ? ['a delimiter without an item'] : []),
        ...(repeatedItems.length > 0 ? [`${repeatedItems.map(item => `"${item}"`).join(', ')} named twice`] : []),
      ];
      if (tidy === text.trim() || (items.length < 2 && reasons.length === 0)) return null;
      return { text: tidy, reason: reasons.length > 0 ? reasons.join('; ') : 'white space around the delimiter' };
    }
    return otherMark({ text, field, reader });
  },
});

/** Another mark is taken for the delimiter only where it parts the cell into known, different items. */
function otherMark({ text, field }: CellToMend): { text: string; reason: string } | null {
  if (field.categories === null) return null;
  const found = MARKS.filter(mark => mark.trim() !== field.delimiter?.trim() || mark === '\n').flatMap(mark => {
    if (mark === field.delimiter) return [];
    const other = new CellReader({ ...field, delimiter: mark, delimiters: [mark] });
    const { items } = other.read(text);
    const levels = new Set(items.map(item => item.level));
    return items.length < 2 || levels.size < items.length || items.some(item => item.level < 0)
      ? []
      : [{ mark, items }];
  });
  const only = found[0];
  if (only === undefined || found.length > 1) return null;
  const shown = only.mark === '\n' ? 'a line break' : `"${only.mark.trim()}"`;
  return {
    text: only.items.map(item => item.raw).join(field.delimiter ?? ','),
    reason: `${shown} is used between the items instead of "${field.delimiter}"`,
  };
}
