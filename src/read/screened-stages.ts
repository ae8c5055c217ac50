import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { ReviewFile } from '../model/review-file.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import type { ScreeningStage } from '../validate/flow/screening-decisions.ts';
import type { ScreenedStage } from '../validate/flow/screening-flow.ts';
import { codedSheet } from './coded-sheet.ts';

type Declared = Extract<NonNullable<ReviewFile['flow']>, object>['screening'];
type DeclaredStage = Exclude<NonNullable<Declared>, readonly unknown[]>;

/** The stages of screening that a review declares, in the order of the diagram, each with its sheet; a sheet is read once. */
export async function screenedStages(
  review: Review,
  declared: NonNullable<Declared>,
  read: (resource: Resource) => Promise<Table>,
): Promise<(ScreenedStage & { readonly resource: string })[]> {
  const stages: readonly DeclaredStage[] = Array.isArray(declared) ? declared : [declared as DeclaredStage];
  const rank = (stage: DeclaredStage): number => (stage.stage === 'full_text' ? 1 : 0);
  const names = stages.map(stage => stage.stage ?? '');
  if (new Set(names).size !== names.length || (stages.length > 1 && names.includes('')))
    throw new Fault(
      'screening',
      `${review.declaration.file}: the entries of flow.screening do not have different stages`,
      'write `stage: title_abstract` for one and `stage: full_text` for the other',
    );
  const sheets = new Map<string, CodedTable>();
  const found: (ScreenedStage & { readonly resource: string })[] = [];
  for (const entry of [...stages].sort((a, b) => rank(a) - rank(b))) {
    const resource = review.resource(entry.resource);
    const codebook = await review.codebook(resource);
    if (codebook === null)
      throw new Fault(
        'no-codebook',
        `${review.declaration.file}: the resource "${resource.name}" has no codebook`,
        'add `schema: codebook/….yaml` to it',
      );
    const stage: ScreeningStage = {
      name: entry.stage ?? null,
      decision: typeof entry.decision === 'string' ? [entry.decision] : entry.decision,
      consensus: entry.consensus ?? null,
      include: entry.include ?? 'include',
      notRetrieved: entry.not_retrieved ?? null,
      reason: entry.reason ?? null,
    };
    requireFields(review, codebook, stage);
    const coded =
      sheets.get(resource.name) ??
      codedSheet(await read(resource), codebook, { unit: { name: 'record', key: null } }).coded;
    sheets.set(resource.name, coded);
    found.push({ stage, coded, resource: resource.name });
  }
  return found;
}

function requireFields(review: Review, codebook: Codebook, stage: ScreeningStage): void {
  const names = codebook.fields.map(field => field.name);
  for (const name of [...stage.decision, stage.consensus, stage.reason]) {
    if (name === null || names.includes(name)) continue;
    throw new Fault(
      'screening',
      `${review.declaration.file}: flow.screening names "${name}", which is not a field of ${codebook.file}${didYouMean(name, names)}`,
      `the fields are ${names.join(', ')}`,
    );
  }
  const field = codebook.fields.find(entry => entry.name === stage.decision[0]);
  const codes = (field?.categories ?? []).map(category => category.value);
  if (codes.length > 0 && !codes.includes(stage.include))
    throw new Fault(
      'screening',
      `${review.declaration.file}: no category of ${stage.decision[0]} is "${stage.include}", so no record would be included`,
      `add \`include:\` with the code that includes (${codes.join(', ')})`,
    );
}
