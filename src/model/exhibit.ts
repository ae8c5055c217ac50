import type { Formatter } from '../base/formatter.ts';
import type { Named } from '../base/registry.ts';
import type { AnalysisRequest } from './analysis-request.ts';
import type { Codebook } from './codebook.ts';
import type { Disagreement } from './disagreement.ts';
import type { Edits, EditsFollowed } from './edits.ts';
import type { ExhibitFile } from './exhibit-file.ts';
import type { Flow } from './flow.ts';
import type { Listing } from './listing.ts';
import type { Results } from './result-row.ts';
import type { Words } from './words.ts';

/** An option that only one type of figure or table understands (`options:` of its declaration). */
export interface ExhibitOption {
  readonly name: string;
  /** its name in version 0.1, which is still read */
  readonly formerly?: string;
  readonly describe: string;
  readonly kind: 'flag' | 'number' | 'word' | 'words' | 'field' | 'fields' | 'mapping' | 'state';
  /** the words that a `word` or `words` may be */
  readonly values?: readonly string[];
}

/** The rows of an exhibit in an earlier state of its review. */
export interface EarlierState {
  /** as the exhibit names it */
  readonly name: string;
  readonly results: Results;
}

/** Everything that a figure or table is made from. Numbers come from `results` alone. */
export interface ExhibitInput {
  /** the file's name without its extension */
  readonly name: string;
  readonly declaration: ExhibitFile;
  /** the rows of the exhibit's own plan, with the keys of the studies behind each */
  readonly results: Results;
  readonly words: Words;
  readonly format: Formatter;
  readonly codebook: Codebook;
  /** what the declaration changes in labels, order and looks; `words`, `results` and `codebook` follow it already */
  readonly edits: Edits;
  /** units one by one (of `where`, in the sheet's order) */
  listing(fields: readonly string[]): Listing;
  /** units whose coders differ, of these fields (all where empty) and of one stage or all */
  disagreements(fields: readonly string[], stage: string | null): readonly Disagreement[];
  /** the counts of the flow diagram, where the review declares them */
  readonly flow: Flow | null;
  /** where the exhibit names an earlier state (an option of the kind `state`) */
  readonly earlier?: EarlierState;
  /** what must be said of how the data were coded, e.g. "machine-coded from abstracts; 0 of 87 verified"; null where people coded */
  readonly disclosure: string | null;
}

/** One type of figure or table: which rows it needs, and what it makes of them. Pure. */
export interface ExhibitType<Input, Output> extends Named {
  /** its name in version 0.1, which is still read */
  readonly formerly?: string;
  /** one sentence for the reference */
  readonly describe: string;
  /** keys of the declaration that must be there; of a list, one of them */
  readonly needs: readonly (keyof ExhibitFile | readonly (keyof ExhibitFile)[])[];
  readonly options: readonly ExhibitOption[];
  /** which of the common edits it follows, and why not the others */
  readonly edits?: EditsFollowed;
  /** the rows that it needs, by the types of the codebook's fields where these matter; a declaration that this type can't draw is a usage Fault */
  plan(declaration: ExhibitFile, codebook: Codebook): AnalysisRequest[];
  /** what it lists one by one where its plan needs no rows: of a list there is no sentence */
  readonly lists?: string;
  draw(input: Input): Output;
}
