/**
 * Rows whose key stands in an earlier row, and rows without one (`earlier: null`). A table of hashes over row numbers:
 * no key is kept, so that a million rows cost a few megabytes. Equal hashes are compared by their keys.
 *
 * @param keyOf the key of a row; '' where it has none
 * @example [...repeats(3, row => ['a', 'b', 'a'][row] ?? '')] // => [{ row: 2, earlier: 0 }]
 */
export function* repeats(
  rows: number,
  keyOf: (row: number) => string,
): Iterable<{ row: number; earlier: number | null }> {
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 2)) - 1;
  /** a row's number and one more; 0 where the slot is free */
  const slots = new Uint32Array(mask + 1);
  const hashes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const key = keyOf(row);
    if (key === '') {
      yield { row, earlier: null };
      continue;
    }
    const hash = textHash(key);
    hashes[row] = hash;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const earlier = slots[slot]! - 1;
      if (earlier < 0) {
        slots[slot] = row + 1;
        break;
      }
      if (hashes[earlier] !== hash || keyOf(earlier) !== key) continue;
      yield { row, earlier };
      break;
    }
  }
}

/** FNV-1a over UTF-16 units. */
function textHash(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
