import type { Effects } from '../../base/effects.ts';
import { schemaText } from '../../node/schema-text.ts';
import { readText } from '../../review.ts';
import type { NewFile } from '../../write/outputs.ts';

/** Where a review keeps the JSON Schemas of its files. */
const FOLDER = '.scopebook';
const SCHEMAS = ['review', 'codebook', 'exhibit', 'claims', 'migration'] as const;

/** The schema of a declaration, by where it is in the review; null for files that are no declarations. */
const schemaOf = (path: string): (typeof SCHEMAS)[number] | null => {
  if (path === 'review.yaml') return 'review';
  if (!path.endsWith('.yaml')) return null;
  return path.startsWith('codebook/') ? 'codebook' : path.startsWith('figures/') ? 'exhibit' : null;
};

/**
 * The first line of a declaration, by which editors with a YAML language server complete and check it. The path is relative to
 * the declaration, so that the folder can be moved, and no editor needs the network.
 *
 * @param path the declaration's path inside the review
 */
export function schemaLine(path: string): string {
  const schema = schemaOf(path);
  if (schema === null) return '';
  return `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}${FOLDER}/${schema}.schema.json\n`;
}

/** The files of a new review, with that line in each declaration, and the schemas that the lines name. */
export const withEditorSchemas = (files: readonly NewFile[]): NewFile[] => [
  ...files.map(file =>
    typeof file.data === 'string' ? { ...file, data: `${schemaLine(file.path)}${file.data}` } : file,
  ),
  ...SCHEMAS.map(name => ({ path: `${FOLDER}/${name}.schema.json`, data: schemaText(name) })),
];

/** The schemas of a review that are not those of this version, so that a later `init` brings them up to date. */
export async function newerSchemas(effects: Effects, within: (path: string) => string): Promise<NewFile[]> {
  const newer: NewFile[] = [];
  for (const name of SCHEMAS) {
    const path = within(`${FOLDER}/${name}.schema.json`);
    const text = schemaText(name);
    if ((await effects.exists(path)) && (await readText(effects, path, path)) !== text)
      newer.push({ path, data: text });
  }
  return newer;
}
