import { printWord } from '../../base/expression/print.ts';
import type { Block } from './block.ts';
import { cellAt, labelOf } from './cell.ts';
import type { Mention } from './mention.ts';
import type { Proposal } from './proposal.ts';
import { WHOLE_ROW } from './table-row.ts';

/** What a head says of numbers in general, and of no category. */
const PLAIN =
  /\b(?:n|no|nr|numbers?|counts?|freq\w*|stud(?:y|ies)|articles?|reviews?|papers?|reports?|publications?|records?|per ?cent\w*|shares?|proportions?|prevalence|totals?|all|overall|sum|values?|results?|of|the|in|and|ci|confidence|intervals?|included|\d+)\b|[^\p{L}]/giu;

const isPlain = (head: string): boolean => head.replace(PLAIN, '') === '';

/** How much is left of a proposal where a head says something that is not understood. */
const DOUBT = 0.5;

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
  if (row.head) return ofLabel(before, '');
  // what stands in the cell itself before the number, or else what heads the row
  const label = /\p{L}{2}/u.test(before) ? before : labelOf(block.text, column);
  const { heads } = row.table;
  const head = column === 0 ? '' : (heads[column] ?? '');
  const [ofRow, ofColumn] = [
    label === '' || WHOLE_ROW.test(label) || isPlain(label) ? null : ofLabel(label, `${row.group} ${heads[0] ?? ''}`),
    isPlain(head) ? null : ofLabel(head, ''),
  ];
  const general = label === '' || WHOLE_ROW.test(label) || isPlain(label);
  if (general) return ofColumn;
  if (ofRow === null) return null;
  // one column that says more than "n" is the only one there is
  const others = heads.filter((entry, i) => i > 0 && i !== column && !isPlain(entry));
  if (isPlain(head) || (ofColumn === null && others.length === 0)) return ofRow;
  if (ofColumn === null || ofColumn.field === ofRow.field || ofColumn.level === null)
    return { ...ofRow, confidence: Math.round(ofRow.confidence * DOUBT * 100) / 100 };
  // the whole stands where the subgroup is named: beside the row's name, or else at the column's head
  const rowIsGroup = /\b[nN] ?= ?\d/.test(label) && !/\b[nN] ?= ?\d/.test(head);
  const [part, group] = rowIsGroup ? [ofColumn, ofRow] : [ofRow, ofColumn];
  if (group.level === null) return { ...part, confidence: Math.round(part.confidence * DOUBT * 100) / 100 };
  const relation = multi.has(group.field) ? 'has' : '=';
  return {
    field: part.field,
    level: part.level,
    where: `${printWord(group.field, '`')} ${relation} ${printWord(group.level, "'")}`,
    confidence: Math.min(part.confidence, group.confidence),
  };
}
