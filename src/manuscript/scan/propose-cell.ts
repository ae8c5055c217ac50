import type { Block } from './block.ts';
import { cellAt, isBlank, isPlain, labelOf, wholeIn } from './cell.ts';
import { inGroup } from './in-group.ts';
import type { Mention } from './mention.ts';
import { doubted, type Proposal } from './proposal.ts';

/**
 * What a cell of a table speaks of: the category that its row names; where its column's head names a category of another
 * field, that category is the subgroup. A column or row that says something else makes the proposal doubtful.
 */
export function proposeCell(
  block: Block,
  mention: Mention,
  ofLabel: (label: string, around: string) => Proposal | null,
  multi: ReadonlySet<string>,
): Proposal | null {
  const { row } = block;
  if (row === undefined) return null;
  const { column, before } = cellAt(block.text, mention.start);
  if (row.head) return isPlain(before) ? null : ofLabel(before, '');
  // a second number of a cell, or columns that ran into one
  if (column > 0 && /\d/.test(before)) return null;
  // what stands in the cell itself before the number, or else what heads the row
  const label = /\p{L}{2}/u.test(before) ? before : labelOf(block.text, column);
  const { heads } = row.table;
  const head = column === 0 ? '' : (heads[column] ?? '');
  const [ofRow, ofColumn] = [
    isPlain(label) ? null : ofLabel(label, `${row.group} ${heads[0] ?? ''}`),
    isPlain(head) ? null : ofLabel(head, ''),
  ];
  if (isPlain(label)) return ofColumn;
  if (ofRow === null) return null;
  // several columns, and nothing says what this one is
  if (column > 0 && heads.length > 2 && isBlank(head)) return doubted(ofRow);
  // one column that says more than "n" is the only one there is
  const others = heads.filter((entry, i) => i > 0 && i !== column && !isPlain(entry));
  if (isPlain(head) || (ofColumn === null && others.length === 0)) return ofRow;
  if (ofColumn === null || ofColumn.field === ofRow.field || ofColumn.level === null) return doubted(ofRow);
  // the whole stands where the subgroup is named: beside the row's name, or else at the column's head
  const rowIsGroup = wholeIn(label) !== null && wholeIn(head) === null;
  if (ofRow.level === null) return doubted(ofRow);
  const [plain, turned] = [inGroup(ofRow, ofColumn, multi), inGroup(ofColumn, ofRow, multi)];
  return rowIsGroup ? { ...turned, turned: plain, byRow: true } : { ...plain, turned, byRow: false };
}
