import type { Effects, Source } from './base/effects.ts';
import { Fault } from './base/fault.ts';
import { absolutePath, folderOf, insidePath, isFilePattern } from './base/paths.ts';
import {
  type Declaration,
  declarationFault,
  type Mistake,
  readDeclaration,
  type Schema,
} from './base/read-declaration.ts';
import { unknownMessage, unknownOrListed } from './base/unknown-word.ts';
import { closeCodebook, type ScopeAbove } from './model/close-codebook.ts';
import type { Codebook } from './model/codebook.ts';
import { referenceOrder } from './model/reference-order.ts';
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
  const codebookAt = (schema: string, within: readonly string[] = []): Promise<Codebook> => {
    const safe = insidePath(schema, name);
    refuseOutside(effects, folder, safe);
    return loadCodebook(effects, `${folder}/${safe}`, safe, async (own, keys) => {
      const { scopeAbove } = await import('./model/scope-above.ts');
      return scopeAbove(value, own, [...within, schema], keys, codebookAt);
    });
  };
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
  above?: ScopeAbove,
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

/** What a schema can't see: names that point nowhere. */
function checkReview(declaration: Declaration<ReviewFile>): void {
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
