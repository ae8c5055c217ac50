import type { Words } from './words.ts';

/** What stands around a sentence. */
export interface SentenceContext {
  readonly sentence: Words;
  readonly section: Words;
  readonly paragraph: Words;
  /** the field of the number before, in an earlier sentence of the paragraph */
  readonly previous: string | null;
}
