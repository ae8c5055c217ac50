import type { Formatter } from '../base/format-number.ts';
import type { Words } from '../model/words.ts';

/** What the printers of statistics need beside the rows. */
export interface TableWords {
  readonly colour: boolean;
  readonly markdown: boolean;
  readonly words: Words;
  readonly format: Formatter;
}

/** What was asked of the print alone, e.g. which percentages. */
export type View = Readonly<Record<string, string>>;
