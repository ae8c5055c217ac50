import { schemaLine } from '../../pipeline/sheets/editor-schemas.ts';
import { FOLDER } from './memory-folder.ts';
import { type Workbench, withFile } from './workbench.ts';

/** A new figure or table as a declaration in figures/; what cannot be drawn is refused and nothing is added. */
export async function addExhibit(bench: Workbench, exhibit: NewExhibit): Promise<Workbench> {
  const path = await exhibitPath(bench, exhibit);
  const text = `${hasSchemas(bench) ? schemaLine(path) : ''}${await exhibitText(exhibit)}`;
  const next = await withFile(bench, path, new TextEncoder().encode(text));
  const fault = next.look.faults.find(({ message }) => message.startsWith(`${path}:`));
  if (fault !== undefined) throw fault;
  return next;
}

/** A folder that was saved by an earlier version has none. */
const hasSchemas = ({ folder }: Workbench): boolean => folder.files.has(`${FOLDER}/.scopebook/exhibit.schema.json`);

export const removeExhibit = (bench: Workbench, name: string): Promise<Workbench> => {
  const path = [...bench.folder.files.keys()]
    .map(file => file.slice(FOLDER.length + 1))
    .find(file => file === `figures/${name}.yaml` || file === `figures/${name.replace(/-\d+$/, '')}.yaml`);
  return path === undefined ? Promise.resolve(bench) : withFile(bench, path, null);
};

/** What a new figure or table is to show. */
export interface NewExhibit {
  readonly kind: 'figure' | 'table';
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Partial<Record<'field' | 'fields' | 'with' | 'by' | 'where', string | readonly string[]>>>;
}

const exhibitText = async ({ kind, type, title, fields }: NewExhibit): Promise<string> => {
  const yaml = await import('yaml');
  const declared = {
    [kind]: type,
    ...(title === '' ? {} : { title }),
    ...fields,
    ...(kind === 'figure'
      ? { width: '180mm', formats: ['svg', 'png', 'pdf', 'csv'] }
      : { formats: ['md', 'docx', 'csv'] }),
  };
  return yaml.stringify(declared, { lineWidth: 0 });
};

/** A file name that no exhibit has yet. */
async function exhibitPath({ folder }: Workbench, { kind, type, title }: NewExhibit): Promise<string> {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 40);
  const stem = `${kind}-${words === '' ? type : words}`;
  const isTaken = (name: string): boolean => folder.files.has(`${FOLDER}/figures/${name}.yaml`);
  let name = stem;
  for (let next = 2; isTaken(name); next++) name = `${stem}-${next}`;
  return `figures/${name}.yaml`;
}
