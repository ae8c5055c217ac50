import { type OpenReview, openReview } from '../../src/read/session.ts';
import { memoryEffects, seedFiles } from './memory-effects.ts';

/** A review from files in memory, with every sheet read. */
export const reviewOf = (files: Readonly<Record<string, string>>): Promise<OpenReview> =>
  openReview(memoryEffects(files), null);

/** The repository's own review. */
export const seedReview = (): Promise<OpenReview> => reviewOf(seedFiles());
