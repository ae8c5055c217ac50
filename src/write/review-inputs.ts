import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { filesOfPattern } from '../base/parquet-pattern.ts';
import { isFilePattern } from '../base/paths.ts';
import type { Module } from '../model/codebook.ts';
import { suggestionsPath } from '../read/suggestion-log.ts';
import type { Review } from '../review.ts';

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

/** The modules that the codebooks of a review include; a codebook that can't be read has none. */
export async function modulesOf(review: Review): Promise<{ resource: string; module: Module }[]> {
  const codebooks = await Promise.all(
    review.value.resources.map(async resource => {
      const read = review.codebook(resource).catch((error: unknown) => {
        if (error instanceof Fault) return null;
        throw error;
      });
      return ((await read)?.modules ?? []).map(module => ({ resource: resource.name, module }));
    }),
  );
  return codebooks.flat();
}
