// Gathers modules that are always loaded together into one chunk: each further file that a command opens costs it a millisecond.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

const GROUP = 'gathered';

/**
 * An esbuild plugin. esbuild puts modules into one chunk where the same entries reach them; so whoever imports a module of a
 * group is made to import the whole group, and the modules of a group that are imported dynamically become one entry.
 *
 * @param root the folder that the paths are relative to
 * @param inputs the inputs of esbuild's metafile: what each module imports
 * @param groups `[{ name, modules }]`: all modules of a group, closed under static imports but for earlier groups
 */
export const gather = (root, inputs, groups) => ({
  name: 'gather',
  setup(build) {
    const groupOf = new Map(groups.flatMap(group => group.modules.map(path => [resolve(root, path), group])));
    const entries = new Set(lazyEntries(inputs).map(path => resolve(root, path)));
    build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const target = resolve(resolveDir, path);
      const group = kind === 'dynamic-import' && entries.has(target) ? groupOf.get(target) : undefined;
      return group && { path: `${group.name}:entries`, namespace: GROUP };
    });
    build.onResolve({ filter: /^gathered:/ }, ({ path }) => ({ path: path.slice(GROUP.length + 1), namespace: GROUP }));
    build.onLoad({ filter: /./, namespace: GROUP }, ({ path }) => {
      const [name, part] = path.split(':');
      const modules = groups.find(group => group.name === name).modules.map(module => resolve(root, module));
      const lines =
        part === 'all'
          ? modules.map(module => `import ${JSON.stringify(module)};`)
          : [
              `import "${GROUP}:${name}:all";`,
              ...modules
                .filter(module => entries.has(module))
                .map(module => `export * from ${JSON.stringify(module)};`),
            ];
      return { contents: lines.join('\n'), resolveDir: root };
    });
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const own = groupOf.get(path);
      const needed = new Set();
      for (const { path: next, kind } of inputs[relative(root, path)]?.imports ?? []) {
        const group = groupOf.get(resolve(root, next));
        if (kind !== 'dynamic-import' && group !== undefined && group !== own) needed.add(group.name);
      }
      const imports = [...needed].map(name => `import "${GROUP}:${name}:all";`).join('');
      return { contents: `${readFileSync(path, 'utf8')}${imports}`, loader: 'ts' };
    });
  },
});

/** The modules that are imported dynamically somewhere. */
export const lazyEntries = inputs =>
  Object.values(inputs)
    .flatMap(input => input.imports)
    .filter(entry => entry.kind === 'dynamic-import' && !entry.external)
    .map(entry => entry.path);

/** The modules of ours that are loaded with some, without waiting for a dynamic import. */
export function closure(inputs, entries) {
  const found = new Set();
  const visit = path => {
    if (found.has(path) || !path.startsWith('src/')) return;
    found.add(path);
    for (const { path: next, kind, external } of inputs[path].imports)
      if (!external && kind !== 'dynamic-import') visit(next);
  };
  for (const entry of entries) visit(entry);
  return found;
}

/** The modules that two or more of some entries load; entries that are loaded together are one list. */
export function sharedBy(inputs, entries) {
  const times = new Map();
  for (const entry of new Set(entries))
    for (const path of closure(inputs, [entry].flat())) times.set(path, (times.get(path) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([path]) => path);
}
