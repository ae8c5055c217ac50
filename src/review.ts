import type { Effects, Source } from './base/effects.ts';
import { Fault } from './base/fault.ts';
import { absolutePath, folderOf, insidePath, isFilePattern } from './base/paths.ts';
import { type Declaration, readDeclaration, type Schema } from './base/read-declaration.ts';
import { unknownMessage } from './base/unknown-word.ts';
import { checkReview } from './model/check-review.ts';
import { closeCodebook, type ScopeAbove } from './model/close-codebook.ts';
import type { Codebook, Module } from './model/codebook.ts';
import type { ReviewFile } from './model/review-file.ts';
import { unconfirmedGuess } from './model/unconfirmed-guess.ts';

export type Resource = ReviewFile['resources'][number];

/** A review: its descriptor, and its files on demand. */
export interface Review {
  /** absolute, for reading and writing; never printed into an output */
  readonly folder: string;
  readonly declaration: Declaration<ReviewFile>;
  readonly value: ReviewFile;
  /** the resource whose units are counted */
  readonly studies: Resource;
  /** a former sheet of studies stands in the place of the present one, and nothing else of that state is known */
  readonly sheetOnly?: true;
  resource(name: string): Resource;
  codebook(resource: Resource): Promise<Codebook | null>;
  /** bytes of a file of the review, named as in the review */
  source(path: string): Promise<import('./base/effects.ts').Source>;
}

/** What review.yaml guesses and nobody has confirmed: the counting unit, how the studies' sheet is read, who coded. */
export function reviewGuesses(
  { declaration, value, studies }: Pick<Review, 'declaration' | 'value' | 'studies'>,
  counted: Resource = studies,
) {
  const at = (path: readonly PropertyKey[]) => ({ file: declaration.file, ...declaration.position(path) });
  return [
    unconfirmedGuess(value.unit?.guess, 'unit', '', at(['unit', 'guess'])),
    ...value.resources.map((resource, i) =>
      resource.name === counted.name || resource.name === studies.name
        ? unconfirmedGuess(resource.guess, 'layout', resource.name, at(['resources', i, 'guess']))
        : null,
    ),
    ...(value.codings ?? []).map((coding, i) =>
      unconfirmedGuess(coding.guess, 'coders', coding.name, at(['codings', i, 'guess'])),
    ),
  ].filter(guess => guess !== null);
}

/** The nearest review.yaml: given as a file or folder, else upwards from the present folder. */
export async function findReview(effects: Effects, path: string | null): Promise<{ folder: string; file: string }> {
  if (path !== null) {
    const folder =
      path.endsWith('.yaml') || path.endsWith('.yml') ? folderOf(absolute(effects, path)) : absolute(effects, path);
    const file = path.endsWith('.yaml') || path.endsWith('.yml') ? absolute(effects, path) : `${folder}/review.yaml`;
    if (!(await effects.exists(file)))
      throw new Fault(
        'no-review',
        `there is no review at ${path}`,
        door =>
          `name the path of a review.yaml or of its folder (${door.option('review', 'PATH')}), or start one with \`scopebook init\``,
      );
    return { folder: folder || '/', file };
  }
  for (let folder = effects.cwd.replaceAll('\\', '/'); ; folder = folderOf(folder)) {
    if (await effects.exists(`${folder}/review.yaml`)) return { folder: folder || '/', file: `${folder}/review.yaml` };
    if (folder === '' || folderOf(folder) === folder) break;
  }
  throw new Fault(
    'no-review',
    'there is no review.yaml here or in a folder above',
    door =>
      `change into the folder of a review, name one (${door.option('review', 'PATH')}), or start one with \`scopebook init\``,
  );
}

const absolute = (effects: Effects, path: string): string => absolutePath(effects.cwd, path);

/** Loads review.yaml; codebooks and data are read when they are asked for. */
export async function loadReview(effects: Effects, path: string | null): Promise<Review> {
  const { folder, file } = await findReview(effects, path);
  const name = file.slice(file.lastIndexOf('/') + 1);
  const { reviewFile } = await import('./model/review-file.ts');
  const written = await readDeclaration(
    name,
    await readText(effects, file, name),
    reviewFile as unknown as Schema<ReviewFile>,
  );
  const isFiles = written.value.resources.every(entry => entry.path !== undefined && entry.source === undefined);
  const { declaration, served } = isFiles
    ? { declaration: written, served: null }
    : (await import('./ingest/engines/served-tables.ts')).withServedTables(effects, written);
  const { value } = declaration;
  checkReview(declaration);
  const resource = (wanted: string): Resource => {
    const found = value.resources.find(entry => entry.name === wanted);
    if (found) return found;
    const names = value.resources.map(entry => entry.name);
    throw new Fault(
      'no-resource',
      `${name}: ${unknownMessage(wanted, names, 'resource')}`,
      `choose one of: ${names.join(', ')}`,
    );
  };
  const codebooks = new Map<string, Promise<Codebook>>();
  const codebookAt = (schema: string, within: readonly string[] = []): Promise<Codebook> =>
    loadCodebook(effects, `${folder}/${insidePath(schema, name)}`, insidePath(schema, name), async keys => {
      const { scopeAbove } = await import('./model/scope-above.ts');
      return scopeAbove(value, [...within, schema], keys, codebookAt);
    });
  const source = async (inside: string): Promise<Source> => {
    const table = served?.get(inside);
    if (table !== undefined) return table();
    const safe = insidePath(inside, name);
    if (isFilePattern(safe)) {
      const { parquetPattern } = await import('./base/parquet-pattern.ts');
      return parquetPattern(effects, folder, safe, name, source);
    }
    refuseOutside(effects, folder, safe);
    const found = await effects.source(`${folder}/${safe}`, safe);
    if (found === null)
      throw new Fault('missing-file', `${safe} does not exist`, `check the paths in ${name}, or put the file there`);
    return found;
  };
  return {
    folder,
    declaration,
    value,
    resource,
    source,
    studies: resource(value.studies ?? value.resources[0]?.name ?? ''),
    async codebook({ schema }) {
      if (schema === undefined) return null;
      const known = codebooks.get(schema);
      if (known) return known;
      refuseOutside(effects, folder, insidePath(schema, name));
      const loading = codebookAt(schema);
      codebooks.set(schema, loading);
      return loading;
    },
  };
}

/** The review that a command is in, or null where there is none and none was named. */
export async function reviewIfAny(effects: Effects, path: string | null): Promise<Review | null> {
  try {
    return await loadReview(effects, path);
  } catch (error) {
    if (path === null && error instanceof Fault && error.code === 'no-review') return null;
    throw error;
  }
}

/** Reads and closes a codebook, with the modules that it includes; `above`: the fields of the units that its own belong to. */
export async function loadCodebook(
  effects: Effects,
  path: string,
  name: string,
  above: ScopeAbove | null = null,
): Promise<Codebook> {
  const { codebookFile } = await import('./model/codebook-file.ts');
  const declaration = await readDeclaration(name, await readText(effects, path, name), codebookFile);
  if ((declaration.value.include ?? []).length === 0) return closeCodebook(declaration, above);
  const { includeModules } = await import('./model/include-modules.ts');
  const folder = folderOf(path) || '.';
  const start = folderOf(name);
  return closeCodebook(
    await includeModules(declaration, async module => {
      const inside = start === '' ? module : module.slice(start.length + 1);
      refuseOutside(effects, folder, inside);
      return readDeclaration(module, await readText(effects, `${folder}/${inside}`, module), codebookFile);
    }),
    above,
  );
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

/** Refuses a file of a review that lies outside its folder, once symbolic links are followed. */
export function refuseOutside(effects: Effects, folder: string, name: string): void {
  const root = effects.realPath(folder);
  const real = effects.realPath(`${folder}/${name}`);
  if (real !== root && !real.startsWith(root === '/' ? root : `${root}/`))
    throw new Fault(
      'outside',
      `${name} leads outside the review's folder: a part of its path is a symbolic link`,
      'copy the file into the review',
    );
}

/** A text file of a review, by its path inside the review's folder. */
export async function readReviewText(
  effects: Effects,
  folder: string,
  path: string,
  declaredIn: string,
): Promise<string> {
  const safe = insidePath(path, declaredIn);
  refuseOutside(effects, folder, safe);
  return readText(effects, `${folder}/${safe}`, safe);
}

export async function readText(effects: Effects, path: string, name: string): Promise<string> {
  const source = await effects.source(path, name);
  if (source === null) throw new Fault('missing-file', `${name} does not exist`, 'check the path');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await source.bytes());
  } catch {
    throw new Fault('encoding', `${name} is not UTF-8 text`, 'save the file as UTF-8');
  }
}
