import type { Effects, Source } from './effects.ts';
import { Fault } from './fault.ts';
import { folderOf } from './paths.ts';

/** The files that a pattern stands for as one source; only Parquet files can be joined without reading them. */
export async function parquetPattern(
  effects: Effects,
  folder: string,
  pattern: string,
  declaredIn: string,
  source: (path: string) => Promise<Source>,
): Promise<Source> {
  if (!/\.parquet$/i.test(pattern))
    throw new Fault(
      'several-files',
      `${declaredIn}: "${pattern}" matches several files, and only Parquet files can be read together`,
      'name one file, or make one sheet of them',
    );
  return joinedSource(pattern, await Promise.all((await filesOfPattern(effects, folder, pattern)).map(source)));
}

/** The files inside a folder that a pattern stands for, in the order of their names. */
export async function filesOfPattern(effects: Effects, folder: string, pattern: string): Promise<string[]> {
  const inside = folderOf(pattern);
  const parts = pattern.slice(inside === '' ? 0 : inside.length + 1).split('*');
  const names = await effects.list(inside === '' ? folder : `${folder}/${inside}`);
  return names
    .filter(name => !name.includes('/') && matches(name, parts))
    .map(name => (inside === '' ? name : `${inside}/${name}`));
}

/** Whether a name consists of these parts with anything between them. */
function matches(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** Several files as one source. Only formats that read many files at once take them: there is no text of all together. */
function joinedSource(name: string, sources: readonly Source[]): Source {
  const [first] = sources;
  if (first === undefined) throw new Fault('missing-file', `no file fits ${name}`, 'check the path');
  const files = sources.flatMap(source => source.files ?? []);
  return {
    name,
    size: sources.reduce((sum, source) => sum + source.size, 0),
    ...(files.length === sources.length ? { files } : {}),
    async bytes() {
      throw new Fault('several-files', `${name} stands for ${sources.length} files, and one is needed here`, 'name it');
    },
    stream: () => first.stream(),
  };
}
