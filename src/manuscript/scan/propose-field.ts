import type { Block } from './block.ts';
import { cellAt, labelOf } from './cell.ts';
import type { Mention } from './mention.ts';
import type { Proposal } from './proposal.ts';

/** Sure enough to be bound: one field is named by its title. */
const NAMED = 0.8;

/** A coefficient of agreement speaks of a field and of no category: the one whose title stands before it, alone in its row or sentence. */
export function proposeField(
  block: Block,
  mention: Mention,
  titledIn: (text: string) => ReadonlySet<string>,
): Proposal | null {
  const before =
    block.row === undefined
      ? (block.text
          .slice(0, mention.start)
          .split(/[.!?;]\s/)
          .at(-1) ?? '')
      : labelOf(block.text, cellAt(block.text, mention.start).column);
  const [field, ...others] = titledIn(before);
  return field === undefined || others.length > 0 ? null : { field, level: null, confidence: NAMED };
}
