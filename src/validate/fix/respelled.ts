import type { Category } from '../../model/codebook.ts';
import { CODED } from '../../model/state.ts';
import type { Via } from '../reading.ts';
import type { CellToMend } from './repair.ts';

/**
 * A cell with the items that are spelt in one way replaced by their codes; the others stay as they are written.
 *
 * @param left whether a spelling is left although a code stands for it
 */
export function respelled(
  { text, field, reader }: CellToMend,
  via: Via,
  reason: (spelling: string, code: string) => string,
  left: (spelling: string, category: Category) => boolean = () => false,
): { text: string; reason: string } | null {
  // the codes of a yes-or-no field are this program's own
  if (field.categories === null) return null;
  const { state, items } = reader.read(text);
  if (state !== CODED || !items.some(item => item.via === via)) return null;
  const reasons: string[] = [];
  const parts = items.map(item => {
    if (item.via !== via) return item.raw;
    const category = field.categories?.[item.level];
    if (category === undefined || left(item.raw, category)) return item.raw;
    const code = category.value;
    if (code !== item.raw) reasons.push(reason(item.raw, code));
    return code;
  });
  return reasons.length === 0 ? null : { text: parts.join(field.delimiter ?? ''), reason: reasons.join('; ') };
}
