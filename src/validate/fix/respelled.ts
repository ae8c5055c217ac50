import { CODED } from '../../model/state.ts';
import type { Via } from '../reading.ts';
import type { CellToMend } from './repair.ts';

/** A cell with the items that are spelt in one way replaced by their codes; the others stay as they are written. */
export function respelled(
  { text, field, reader }: CellToMend,
  via: Via,
  reason: (spelling: string, code: string) => string,
): { text: string; reason: string } | null {
  // the codes of a yes-or-no field are this program's own
  if (field.categories === null) return null;
  const { state, items } = reader.read(text);
  if (state !== CODED || !items.some(item => item.via === via)) return null;
  const reasons: string[] = [];
  const parts = items.map(item => {
    if (item.via !== via) return item.raw;
    const code = field.categories?.[item.level]?.value ?? item.raw;
    if (code !== item.raw) reasons.push(reason(item.raw, code));
    return code;
  });
  return reasons.length === 0 ? null : { text: parts.join(field.delimiter ?? ''), reason: reasons.join('; ') };
}
