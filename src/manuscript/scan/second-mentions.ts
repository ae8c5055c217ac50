import type { Block } from './block.ts';
import type { Mention } from './mention.ts';
import type { Proposal } from './proposal.ts';
import { sentences } from './totals.ts';

/**
 * Mentions that are less surely of a category than another number of the same sentence: a sentence doesn't report a category
 * twice with different numbers. In `Data in 25 (28.7%) and Model in 10 (11.5%)` the 25 is not of Model.
 */
export function secondMentions(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  proposals: readonly (Proposal | null)[],
): Set<number> {
  const found = new Set<number>();
  for (const run of sentences(blocks, mentions)) {
    const surest = new Map<string, number>();
    const named = run.flatMap(index => {
      const proposal = proposals[index];
      if (proposal == null || blocks[mentions[index]!.block]!.row !== undefined) return [];
      const key = JSON.stringify([proposal.field, proposal.level]);
      surest.set(key, Math.max(surest.get(key) ?? 0, proposal.confidence));
      return [{ index, key, confidence: proposal.confidence }];
    });
    for (const { index, key, confidence } of named) if (confidence < surest.get(key)!) found.add(index);
  }
  return found;
}
