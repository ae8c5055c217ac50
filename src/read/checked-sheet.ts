import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { ingest } from '../ingest/ingest.ts';
import type { IngestOptions } from '../ingest/options.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import { loadCodebook, loadReview, type Review } from '../review.ts';
import { type Validated, type ValidateOptions, validate } from '../validate/validate.ts';
import { unitOf } from './counting-unit.ts';
import { citationFields, citationOf, neededCodebook } from './session.ts';

/** One sheet with everything that checking it needs. */
export interface SheetToCheck {
  /** the path as it was given, or of the review's studies */
  readonly path: string;
  readonly source: Source;
  readonly reading: IngestOptions;
  readonly table: Table;
  readonly codebook: Codebook;
  readonly options: Partial<ValidateOptions>;
  /** null where a codebook was named */
  readonly review: Review | null;
}

export interface SheetChoice {
  readonly codebook: string | null;
  readonly sheet: string | null;
}

/**
 * The sheet that a command is about, read: FILE by a codebook of its own (`--codebook`), else as the review declares it or
 * like its studies; without FILE the studies.
 */
export async function sheetToCheck(
  effects: Effects,
  path: string | null,
  file: string | null,
  choice: SheetChoice,
): Promise<SheetToCheck> {
  const chosen = choice.sheet === null ? {} : { sheetName: choice.sheet };
  if (file !== null && choice.codebook !== null) {
    const source = await sourceOf(effects, file);
    const codebook = await loadCodebook(effects, choice.codebook, choice.codebook);
    const table = await ingest(source, chosen);
    return {
      path: file,
      source,
      reading: chosen,
      table,
      codebook,
      options: { citation: citationOf(codebook) },
      review: null,
    };
  }
  if (file !== null) await sourceOf(effects, file);
  const review = file === null ? await loadReview(effects, path) : await reviewFor(effects, path, file);
  // a file of the review is read as the review declares it, any other like the studies
  const resource =
    file === null
      ? review.studies
      : review.value.resources.find(entry => samePath(effects, `${review.folder}/${entry.path}`, file));
  const source = file === null ? await review.source(review.studies.path) : await sourceOf(effects, file);
  const { dialect = {}, encoding } = resource ?? {};
  const reading = { ...dialect, ...(encoding === undefined ? {} : { encoding }), ...chosen };
  const table = await ingest(source, reading);
  const own = resource === undefined ? null : await review.codebook(resource);
  const codebook = own ?? (await neededCodebook(review, review.studies));
  const { unit } = await unitOf(review);
  const isStudies = resource === undefined || resource === review.studies;
  const options: Partial<ValidateOptions> = {
    unit: isStudies || codebook.fields.some(field => field.name === unit.key) ? unit : { name: 'row', key: null },
    fieldsMatch: resource?.fieldsMatch ?? 'partial',
    coder: resource === undefined ? null : coderOf(review, resource.name),
    ...(isStudies ? { citation: citationFields(review, codebook) } : {}),
  };
  return {
    path: file ?? `${review.folder}/${review.studies.path}`,
    source,
    reading,
    table,
    codebook,
    options,
    review,
  };
}

export const checked = ({ table, codebook, options }: SheetToCheck): Validated => validate(table, codebook, options);

async function sourceOf(effects: Effects, file: string): Promise<Source> {
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  return source;
}

/** Who coded a sheet of the review; null for the consensus and what is no coding. */
const coderOf = (review: Review, resource: string): string | null =>
  review.value.codings
    ?.flatMap(({ from }) => ('files' in from ? Object.entries(from.files) : []))
    .find(([, name]) => name === resource)?.[0] ?? null;

/** The review that a file is to be checked by; without one, a codebook must be named. */
async function reviewFor(effects: Effects, path: string | null, file: string): Promise<Review> {
  try {
    return await loadReview(effects, path);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'no-review' || path !== null) throw error;
    throw new Fault(
      'no-review',
      `there is no review.yaml here or in a folder above, so nothing says by which codebook ${file} is to be checked`,
      'name a codebook with --codebook PATH, or a review with --review PATH',
    );
  }
}

/** Whether two paths of the command line name one file. */
const samePath = (effects: Effects, a: string, b: string): boolean => effects.realPath(a) === effects.realPath(b);
