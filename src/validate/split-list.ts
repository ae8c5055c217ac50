/**
 * Splits a multi-select cell into its items, trimmed. The longest known spelling wins before the delimiter does,
 * so that a label may contain the delimiter.
 *
 * @param known spellings that contain the delimiter, longest first
 * @example splitList('a, b (c, d), e', ',', ['b (c, d)']) // => ['a', 'b (c, d)', 'e']
 */
export function splitList(cell: string, delimiter: string, known: readonly string[]): string[] {
  if (known.length === 0) return cell.split(delimiter).map(item => item.trim());
  const items: string[] = [];
  const mark = delimiter.trim() === '' ? delimiter : delimiter.trim();
  let at = 0;
  for (;;) {
    while (at < cell.length && isSpace(cell, at)) at++;
    const spelling = known.find(
      candidate => cell.startsWith(candidate, at) && endsItem(cell, at + candidate.length, mark),
    );
    let end = spelling === undefined ? cell.indexOf(mark, at) : at + spelling.length;
    if (end < 0) end = cell.length;
    items.push(cell.slice(at, end).trim());
    const next = cell.indexOf(mark, end);
    if (next < 0) return items;
    at = next + mark.length;
  }
}

const isSpace = (cell: string, at: number): boolean => /\s/.test(cell[at] ?? '');

function endsItem(cell: string, at: number, mark: string): boolean {
  let end = at;
  while (end < cell.length && isSpace(cell, end) && !cell.startsWith(mark, end)) end++;
  return end === cell.length || cell.startsWith(mark, end);
}
