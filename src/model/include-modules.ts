import { Fault } from '../base/fault.ts';
import { folderOf } from '../base/paths.ts';
import {
  type Declaration,
  declarationFault,
  type Mistake,
  type Path,
  type Position,
} from '../base/read-declaration.ts';
import type { Module } from './codebook.ts';
import type { CodebookFile } from './codebook-file.ts';

type CodebookDeclaration = Declaration<CodebookFile>;

/** A codebook with the parts of its modules, and which module each field is from. */
export interface Included extends CodebookDeclaration {
  readonly modules: readonly Module[];
  moduleOf(field: number): Module | null;
}

/** Reads a module by its path, which is seen from where codebooks' names are; a missing file is a Fault. */
export type ReadModule = (name: string) => Promise<CodebookDeclaration>;

const PARTS = ['fields', 'rules', 'derive'] as const;

type PartName = (typeof PARTS)[number];

/** Where one field, rule or derived field of the whole codebook stands. */
interface Origin {
  readonly declaration: CodebookDeclaration;
  readonly index: number;
  readonly module: Module | null;
}

/**
 * Adds the fields, rules and derived fields of the modules that a codebook includes. A module's own list of missing values
 * stays that of its fields; its key is not taken. Circles, missing files, other versions than the one that is named and names
 * that are there already are refused with their place.
 *
 * @param chain the files that include this one, to find circles
 */
export async function includeModules(
  declaration: CodebookDeclaration,
  read: ReadModule,
  chain: readonly string[] = [declaration.file],
): Promise<Included> {
  const included: { included: Included; module: Module; at: number }[] = [];
  const mistakes: Mistake[] = [];
  for (const [i, { path, version }] of (declaration.value.include ?? []).entries()) {
    const twice = (declaration.value.include ?? []).slice(0, i).some(other => bare(other.path) === bare(path));
    if (twice) {
      mistakes.push({
        path: ['include', i, 'path'],
        message: `the module "${path}" is included twice; remove one of the two`,
      });
      continue;
    }
    const loaded = await loadModule(declaration, path, read, chain, message =>
      mistakes.push({ path: ['include', i, 'path'], message }),
    );
    if (loaded === null) continue;
    const own = loaded.value.version;
    const module = { file: loaded.file, version, source: loaded.value.source ?? null };
    if (own === version) included.push({ included: loaded, module, at: i });
    else
      mistakes.push({
        path: ['include', i, 'version'],
        message:
          own === undefined
            ? `the module ${loaded.file} declares no version, and version ${version} is included; add \`version:\` to the module`
            : `the module ${loaded.file} has version ${own}, and version ${version} is included; name version ${own} here, or restore the other file`,
      });
  }
  if (mistakes.length > 0) throw declarationFault(declaration, mistakes);
  return merged(declaration, included);
}

const bare = (path: string): string => path.replace(/^(\.\/)+/, '');

async function loadModule(
  declaration: CodebookDeclaration,
  path: string,
  read: ReadModule,
  chain: readonly string[],
  wrong: (message: string) => void,
): Promise<Included | null> {
  if (/^[/\\]|^[a-z]+:|(^|[/\\])\.\.([/\\]|$)/i.test(path)) {
    wrong(
      `the module "${path}" lies outside the codebook's folder; copy it there and name it relative to the codebook`,
    );
    return null;
  }
  const folder = folderOf(declaration.file);
  const name = `${folder === '' ? '' : `${folder}/`}${bare(path)}`;
  if (chain.includes(name)) {
    wrong(`the includes form a cycle: ${[...chain.slice(chain.indexOf(name)), name].join(' → ')}; remove one of them`);
    return null;
  }
  try {
    const module = await read(name);
    return await includeModules(module, read, [...chain, name]);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'missing-file') throw error;
    wrong(`the module ${name} does not exist; check the path, or copy the module there`);
    return null;
  }
}

function merged(
  declaration: CodebookDeclaration,
  included: readonly { readonly included: Included; readonly module: Module; readonly at: number }[],
): Included {
  const origins: Record<PartName, Origin[]> = { fields: [], rules: [], derive: [] };
  for (const part of PARTS) {
    (declaration.value[part] ?? []).forEach(
      (_, index) => void origins[part].push({ declaration, index, module: null }),
    );
    for (const { included: from, module } of included)
      (from.value[part] ?? []).forEach(
        (_, index) =>
          void origins[part].push({
            declaration: from,
            index,
            module: (part === 'fields' ? from.moduleOf(index) : null) ?? module,
          }),
      );
  }
  const position = (path: Path): Position => {
    const [part, index, ...rest] = path;
    const origin = PARTS.includes(part as PartName) ? origins[part as PartName][Number(index)] : undefined;
    if (origin === undefined) return declaration.position(path);
    return { file: origin.declaration.file, ...origin.declaration.position([part!, origin.index, ...rest]) };
  };
  const clashes = clashesIn(origins);
  if (clashes.length > 0) throw declarationFault({ file: declaration.file, position }, clashes);
  const missing = (file: CodebookDeclaration) => file.value.missingValues ?? [];
  return {
    file: declaration.file,
    value: {
      ...declaration.value,
      fields: origins.fields.map(({ declaration: from, index, module }) => {
        const field = from.value.fields[index]!;
        return module === null ? field : { ...field, missingValues: field.missingValues ?? missing(from) };
      }),
      rules: origins.rules.map(({ declaration: from, index }) => from.value.rules![index]!),
      derive: origins.derive.map(({ declaration: from, index }) => from.value.derive![index]!),
    },
    position,
    modules: included.flatMap(({ included: from, module }) => [module, ...from.modules]),
    moduleOf: field => origins.fields[field]?.module ?? null,
  };
}

/** Names of a module that the codebook, or another module, has already. */
function clashesIn(origins: Record<PartName, readonly Origin[]>): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const parts of [['fields', 'derive'], ['rules']] as const) {
    const known = new Map<string, Origin & { readonly part: PartName }>();
    for (const part of parts)
      origins[part].forEach((origin, i) => {
        const { name } = origin.declaration.value[part]![origin.index]!;
        const first = known.get(name);
        if (first !== undefined && first.declaration !== origin.declaration) {
          const at = first.declaration.position([first.part, first.index, 'name']);
          const of =
            origin.module === null ? '' : ` of the module ${origin.module.file} (version ${origin.module.version})`;
          const what = part === 'rules' ? 'rule' : part === 'derive' ? 'derived field' : 'field';
          mistakes.push({
            path: [part, i, 'name'],
            message: `the ${what} "${name}"${of} is declared already at ${at.file ?? first.declaration.file}:${at.line}:${at.column}; give one of the two another name`,
          });
        } else if (first === undefined) known.set(name, { ...origin, part });
      });
  }
  return mistakes;
}
