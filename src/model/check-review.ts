import { insidePath } from '../base/paths.ts';
import { type Declaration, declarationFault, type Mistake } from '../base/read-declaration.ts';
import { unknownOrListed } from '../base/unknown-word.ts';
import { referenceOrder } from './reference-order.ts';
import type { ReviewFile } from './review-file.ts';

/** What a schema can't see: names that point nowhere. */
export function checkReview(declaration: Declaration<ReviewFile>): void {
  const { value } = declaration;
  const mistakes: Mistake[] = [];
  const names = value.resources.map(resource => resource.name);
  const known = (name: string | undefined, path: readonly PropertyKey[]): void => {
    if (name === undefined || names.includes(name)) return;
    mistakes.push({ path, message: unknownOrListed(name, names, 'resource') });
  };
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i)
      mistakes.push({
        path: ['resources', i, 'name'],
        message: `the resource "${name}" occurs twice; give one of them another name`,
      });
  });
  value.resources.forEach((resource, i) => {
    for (const key of ['path', 'schema'] as const)
      try {
        if (resource[key] !== undefined && (key === 'schema' || resource.source === undefined))
          insidePath(resource[key], declaration.file);
      } catch (error) {
        mistakes.push({
          path: ['resources', i, key],
          message: error instanceof Error ? error.message.replace(`${declaration.file}: `, '') : '',
        });
      }
  });
  checkCounted(value, known, mistakes);
  known(value.studies, ['studies']);
  known(value.verification?.resource, ['verification', 'resource']);
  const reports = value.unit?.reports;
  if (typeof reports === 'string') known(reports, ['unit', 'reports']);
  else known(reports?.resource, ['unit', 'reports', 'resource']);
  value.codings?.forEach((coding, i) => {
    const { from } = coding;
    known(coding.of, ['codings', i, 'of']);
    if ('files' in from)
      for (const [coder, name] of Object.entries(from.files)) known(name, ['codings', i, 'from', 'files', coder]);
    else known(from.resource, ['codings', i, 'from', 'resource']);
  });
  if (mistakes.length > 0) throw declarationFault(declaration, mistakes);
}

/** What resources say of their units: the studies' own unit stands elsewhere, and whoever has a parent has a unit. */
function checkCounted(
  value: ReviewFile,
  known: (name: string | undefined, path: readonly PropertyKey[]) => void,
  mistakes: Mistake[],
): void {
  const studies = value.studies ?? value.resources[0]?.name;
  const parents = new Map<string, string[]>();
  value.resources.forEach((resource, i) => {
    const at = ['resources', i];
    known(resource.of, [...at, 'of']);
    if (resource.name === studies)
      for (const key of ['unit', 'of', 'by'] as const) {
        if (resource[key] === undefined) continue;
        mistakes.push({
          path: [...at, key],
          message: `"${key}" is for resources beside the studies; what the studies count is declared by \`unit:\` of the review`,
        });
      }
    else if (resource.of !== undefined && resource.unit === undefined)
      mistakes.push({ path: [...at, 'of'], message: 'declare what one of its rows is, e.g. `unit: outcome`' });
    else if (resource.by !== undefined && resource.of === undefined)
      mistakes.push({ path: [...at, 'by'], message: 'declare whose key it is, e.g. `of: studies`' });
    parents.set(resource.name, resource.of === undefined ? [] : [resource.of]);
  });
  for (const circle of referenceOrder(parents).cycles)
    mistakes.push({
      path: ['resources', value.resources.findIndex(resource => resource.name === circle[0]), 'of'],
      message: `these resources belong to each other in a cycle: ${[...circle, circle[0]].join(' → ')}`,
    });
}
