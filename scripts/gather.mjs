// Gathers modules that are always loaded together into one chunk: each further file that a command opens costs it a millisecond.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

const GROUP = 'gathered';

/**
 * An esbuild plugin. esbuild puts modules into one chunk where the same entries reach them; so whoever imports a module of a
 * group is made to import the whole group.
 *
 * @param root the folder that the paths are relative to
 * @param inputs the inputs of esbuild's metafile: what each module imports
 * @param groups `[{ name, modules, entries }]`: all modules of a group, closed under static imports but for earlier groups;
 *   `entries` are those that are imported dynamically, and become one entry
 */
export const gather = (root, inputs, groups) => ({
  name: 'gather',
  setup(build) {
    const groupOf = new Map();
    for (const group of groups) for (const path of group.modules) groupOf.set(resolve(root, path), group);
    build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const target = resolve(resolveDir, path);
      const group = groupOf.get(target);
      return kind === 'dynamic-import' && group?.entries.some(entry => resolve(root, entry) === target)
        ? { path: `${group.name}:entries`, namespace: GROUP }
        : undefined;
    });
    build.onResolve({ filter: /^gathered:/ }, ({ path }) => ({ path: path.slice(GROUP.length + 1), namespace: GROUP }));
    build.onLoad({ filter: /./, namespace: GROUP }, ({ path }) => {
      const [name, part] = path.split(':');
      const { modules, entries } = groups.find(group => group.name === name);
      const quoted = list => list.map(module => JSON.stringify(resolve(root, module)));
      const contents =
        part === 'entries'
          ? `import "${GROUP}:${name}:all";${quoted(entries)
              .map(module => `export * from ${module};`)
              .join('')}`
          : quoted(modules)
              .map(module => `import ${module};`)
              .join('');
      return { contents, resolveDir: root };
    });
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const own = groupOf.get(path);
      const needed = new Set();
      for (const { path: next, kind } of inputs[relative(root, path)]?.imports ?? []) {
        const group = groupOf.get(resolve(root, next));
        if (kind !== 'dynamic-import' && group !== undefined && group !== own) needed.add(group.name);
      }
      const contents = readFileSync(path, 'utf8');
      return { contents: `${contents}${[...needed].map(name => `import "${GROUP}:${name}:all";`).join('')}`, loader: 'ts' };
    });
  },
});

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
