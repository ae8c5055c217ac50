import { type Block, placeIn } from '../read/block.ts';
import type { ScannedClaim } from './scan.ts';

/** A number whose place is known without a search: a mark names it, or it was filled in. */
interface Placed extends Pick<ScannedClaim, 'id' | 'start' | 'end' | 'text' | 'context' | 'numbers' | 'proposal'> {
  /** the index of its block */
  readonly index: number;
}

/** Such a number as a scan would have found and bound it. */
export const placedClaim = (block: Block, { index, ...placed }: Placed): ScannedClaim => ({
  ...placed,
  at: placeIn(block, placed.start),
  block: index,
  section: block.section,
  whole: false,
  alternatives: [],
  others: [],
  reason: null,
  bound: true,
  units: false,
  partition: null,
  N: null,
  parts: [],
});
