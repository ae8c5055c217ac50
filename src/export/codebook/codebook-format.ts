import type { Named } from '../../base/registry.ts';
import type { Codebook } from '../../model/codebook.ts';

/** A codebook in another form, and what that form can't say. */
export interface WrittenCodebook {
  readonly data: string | Uint8Array;
  readonly unsaid: readonly string[];
}

/** One form of a codebook. */
export interface CodebookFormat extends Named {
  readonly extension: string;
  readonly describe: string;
  /** bytes that are no text need a file */
  readonly binary: boolean;
  write(codebook: Codebook): Promise<WrittenCodebook>;
}

export const codebookFormat = (entry: CodebookFormat): CodebookFormat => entry;
