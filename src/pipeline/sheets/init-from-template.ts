import type { Effects, FolderLock } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { yamlComment, yamlFlow, yamlText } from '../../base/yaml-text.ts';
import { TEMPLATES } from '../../model/templates.ts';
import { templateText } from '../../node/template-text.ts';
import { citationOf } from '../../read/citation-fields.ts';
import { loadCodebook } from '../../review.ts';
import { type NewFile, whileLocked, writeFiles } from '../../write/outputs.ts';
import { withEditorSchemas } from './editor-schemas.ts';
import { reviewThere, slug } from './review-paths.ts';

/** A review that was started with a template. */
export interface BegunFromTemplate {
  readonly review: string;
  readonly template: string;
  readonly written: readonly string[];
  readonly fields: number;
  /** modules with their versions */
  readonly modules: readonly string[];
  readonly advice: string;
}

/** Starts a review with a shipped codebook. */
export async function initFromTemplate(
  effects: Effects,
  dir: string | null,
  template: string,
): Promise<BegunFromTemplate> {
  const folder = (dir ?? '.').replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '') || '.';
  const within = (path: string): string => (folder === '.' ? path : `${folder}/${path}`);
  TEMPLATES.need(template, 'template', 'template');
  return whileLocked(effects, folder, async lock => {
    if (await effects.exists(within('review.yaml'))) throw reviewThere(within('review.yaml'));
    return beginFromTemplate(effects, folder, within, template, lock);
  });
}

/** Writes a review without data: the codebook of a template with its modules, and a sheet with the headers alone. */
async function beginFromTemplate(
  effects: Effects,
  folder: string,
  within: (path: string) => string,
  name: string,
  lock: FolderLock,
): Promise<BegunFromTemplate> {
  const template = TEMPLATES.need(name, 'template', 'template');
  const schema = `codebook/${template.codebook}`;
  const texts = new Map(
    [template.codebook, ...template.modules].map(path => [`codebook/${path}`, templateText(path)] as const),
  );
  for (const path of [...texts.keys(), 'corpus/studies.csv', 'review.yaml'])
    if (await effects.exists(within(path)))
      throw new Fault(
        'file-there',
        `${within(path)} exists already and is not overwritten`,
        door => `name another folder: scopebook init FOLDER ${door.option('template', 'NAME')}`,
      );
  const codebook = await loadCodebook(shipped(effects, texts), schema, schema);
  const { stringify } = await import('csv-stringify/sync');
  const headers = codebook.fields.flatMap(field => field.columns?.map(column => column.name) ?? [field.name]);
  const citation = Object.fromEntries(Object.entries(citationOf(codebook)).filter(([, field]) => field !== null));
  const files: NewFile[] = [...texts].map(([path, data]) => ({ path, data }));
  files.push(
    { path: 'corpus/studies.csv', data: stringify([headers]) },
    {
      path: 'review.yaml',
      data: [
        yamlComment(
          `A scopebook review, started with the template ${name}. Enter one row for each ${template.unit.name} in corpus/studies.csv, then run \`scopebook validate\`.`,
        ),
        ...(template.advice === '' ? [] : [yamlComment(template.advice)]),
        `name: ${yamlText(folder === '.' ? name : slug(folder))}`,
        `title: ${yamlText(template.title)}`,
        'version: 0.1.0',
        `unit: ${yamlFlow(template.unit)}`,
        'studies: studies',
        `citation: ${yamlFlow(citation)}`,
        'resources:',
        `  - { name: studies, path: corpus/studies.csv, schema: ${yamlText(schema)} }`,
        '',
      ].join('\n'),
    },
  );
  const written = await writeFiles(
    effects,
    { review: null, lock },
    withEditorSchemas(files).map(file => ({ ...file, path: within(file.path) })),
  );
  return {
    review: within('review.yaml'),
    template: name,
    written,
    fields: codebook.fields.length,
    modules: codebook.modules.map(module => `${module.file}, version ${module.version}`),
    advice: template.advice,
  };
}

/** The template's files where nothing is written yet. */
const shipped = (effects: Effects, texts: ReadonlyMap<string, string>): Effects => ({
  ...effects,
  realPath: path => path,
  async source(path, name = path) {
    const text = texts.get(path.replace(/^\.\//, ''));
    if (text === undefined) return null;
    const bytes = new TextEncoder().encode(text);
    return {
      name,
      size: bytes.length,
      bytes: async () => bytes,
      async *stream() {
        yield bytes;
      },
    };
  },
});
