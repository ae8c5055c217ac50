import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import type { IngestOptions } from '../ingest/options.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import { loadCodebook, loadReview, type Review } from '../review.ts';
import type { Unit, Validated, ValidateOptions } from '../validate/validate.ts';
import { citationFields, citationOf } from './citation-fields.ts';
import { codedSheet, readTable, requireSource } from './coded-sheet.ts';
import { unitOfResource } from './counted-sheet.ts';
import { countingUnit } from './counting-unit.ts';
import { readForReview } from './read-for-review.ts';

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
  /** the name of the resource where it has a unit of its own, whose foreign keys are checked too */
  readonly counted: string | null;
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
    const source = await requireSource(effects, file);
    const codebook = await loadCodebook(effects, choice.codebook, choice.codebook);
    const table = await readTable(source, chosen);
    return {
      path: file,
      source,
      reading: chosen,
      table,
      codebook,
      options: { citation: citationOf(codebook) },
      review: null,
      counted: null,
    };
  }
  if (file !== null) await requireSource(effects, file);
  const review = file === null ? await loadReview(effects, path) : await reviewFor(effects, path, file);
  // whoever checks one sheet may change it: a table on a server is refused here
  if (file === null && review.studies.source !== undefined) await (await review.source(review.studies.path)).bytes();
  const read = await readForReview(effects, review, file ?? `${review.folder}/${review.studies.path}`, chosen);
  const { resource, codebook, reading, table } = read;
  const source = file === null ? await review.source(review.studies.path) : read.source;
  const { unit } = await countingUnit(review);
  const isStudies = resource === null || resource === review.studies;
  const isCounted = !isStudies && resource?.unit !== undefined;
  const options: Partial<ValidateOptions> = {
    unit: unitFor(),
    fieldsMatch: resource?.fieldsMatch ?? 'partial',
    coder: resource === null ? null : coderOf(review, resource.name),
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
    counted: isCounted ? resource.name : null,
  };

  function unitFor(): Unit {
    if (isCounted) return unitOfResource(review, resource!, codebook);
    return isStudies || codebook.fields.some(field => field.name === unit.key) ? unit : { name: 'row', key: null };
  }
}

export const checked = ({ table, codebook, options }: SheetToCheck): Validated => codedSheet(table, codebook, options);

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
      `there is no review.yaml here or in a folder above, so it is not known which codebook ${file} is to be checked against`,
      door => `name a codebook (${door.option('codebook', 'PATH')}) or a review (${door.option('review', 'PATH')})`,
    );
  }
}
