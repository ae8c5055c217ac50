import type { English } from './en.ts';

/** All words of the pages in one language. */
export type Strings = English;

export interface Language {
  /** of `lang` attributes */
  readonly code: string;
  /** in the language itself */
  readonly name: string;
  readonly strings: Strings;
}
