import type { Effects } from '../base/effects.ts';
import { filesOfPattern } from '../base/parquet-pattern.ts';
import { isFilePattern } from '../base/paths.ts';
import { suggestionsPath } from '../read/suggestion-log.ts';
import { modulesOf, type Review } from '../review.ts';

/** Every file that a review is made of, whether a job reads it or not: its real path, and what it is to the review. */
export async function reviewInputs(effects: Effects, review: Review): Promise<ReadonlyMap<string, string>> {
  const { folder, declaration, value } = review;
  const inputs = new Map<string, string>();
  const add = (path: string, what: string): void => {
    const real = effects.realPath(`${folder}/${path.replaceAll('\\', '/')}`);
    if (!inputs.has(real)) inputs.set(real, what);
  };
  add(declaration.file, 'the declaration of the review');
  for (const { name, path, schema, source } of value.resources) {
    for (const file of source !== undefined
      ? []
      : isFilePattern(path)
        ? await filesOfPattern(effects, folder, path)
        : [path])
      add(file, `a sheet of the review ("${name}")`);
    if (schema !== undefined) add(schema, `the codebook of "${name}"`);
  }
  for (const { resource, module } of await modulesOf(review))
    add(module.file, `a module of the codebook of "${resource}"`);
  for (const path of value.claims ?? []) add(path, 'named under `claims:` in the review');
  for (const path of value.migrations ?? []) add(path, 'named under `migrations:` in the review');
  add(suggestionsPath(review), 'the record of suggested codes');
  for (const file of await effects.list(`${folder}/figures`)) add(`figures/${file}`, 'the declaration of an exhibit');
  return inputs;
}
