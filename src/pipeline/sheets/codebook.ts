import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import type { CodebookFormat } from '../../export/codebook/codebook-format.ts';
import { CODEBOOK_FORMATS } from '../../export/codebook/formats/index.ts';
import type { Codebook } from '../../model/codebook.ts';
import { neededCodebook } from '../../read/session.ts';
import { loadReview, type Review } from '../../review.ts';
import { writeFiles } from '../../write/outputs.ts';

/** A codebook in the form that was asked for. */
export interface CodebookWritten {
  readonly format: CodebookFormat;
  readonly data: string | Uint8Array;
  /** what the form can't say */
  readonly unsaid: readonly string[];
  /** the file it went to; null: it is to be printed */
  readonly written: string | null;
}

/** The codebook of the studies, or of another resource. */
export async function codebookOf(effects: Effects, path: string | null, resource: string | null): Promise<Codebook> {
  return codebookIn(await loadReview(effects, path), resource);
}

const codebookIn = (review: Review, resource: string | null): Promise<Codebook> =>
  neededCodebook(review, resource === null ? review.studies : review.resource(resource));

/** Writes a codebook in a form; the form follows the ending of `out` where none is named. */
export async function writeCodebook(
  effects: Effects,
  path: string | null,
  options: { readonly format: string | null; readonly out: string | null; readonly resource: string | null },
): Promise<CodebookWritten> {
  const ending = options.out === null ? null : (/\.([^./\\]+)$/.exec(options.out)?.[1]?.toLowerCase() ?? null);
  const wanted = options.format ?? (ending === 'yml' ? 'yaml' : ending === 'htm' ? 'html' : ending) ?? 'md';
  const format = CODEBOOK_FORMATS.need(wanted, 'codebook format', 'format');
  if (format.binary && options.out === null)
    throw usageFault(
      'out',
      `a codebook as ${format.name} needs a file`,
      door => `write ${door.option('out', `codebook.${format.extension}`)}`,
    );
  const review = await loadReview(effects, path);
  const { data, unsaid } = await format.write(await codebookIn(review, options.resource));
  if (options.out !== null) await writeFiles(effects, { review }, [{ path: options.out, data }]);
  return { format, data, unsaid, written: options.out };
}
