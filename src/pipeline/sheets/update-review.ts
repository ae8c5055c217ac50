import type { Effects, FolderLock, Source } from '../../base/effects.ts';
import { readDeclaration, type Schema } from '../../base/read-declaration.ts';
import type { DraftCodebook } from '../../infer/draft.ts';
import { editYaml } from '../../infer/write/edit-yaml.ts';
import { updateCodebook } from '../../infer/write/update-codebook.ts';
import type { CodebookFile } from '../../model/codebook-file.ts';
import { readText } from '../../review.ts';
import { type NewFile, writeFiles } from '../../write/outputs.ts';
import { newerSchemas } from './editor-schemas.ts';
import { baseName, checkCodebook, inFolder, reviewThere } from './review-paths.ts';

/** A second run: the codebook that people have edited takes in what the newer export brings. */
export async function updateReview(
  effects: Effects,
  within: (path: string) => string,
  folder: string,
  from: string | null,
  source: Source,
  stem: string,
  theirs: DraftCodebook,
  lock: FolderLock,
): Promise<{ written: string[]; news: string[] }> {
  const found = (await effects.list(within('codebook'))).filter(name => name.endsWith('.proposed.json'));
  const own = found.includes(`${stem}.proposed.json`)
    ? stem
    : found.length === 1
      ? found[0]!.replace(/\.proposed\.json$/, '')
      : null;
  if (own === null) throw reviewThere(within('review.yaml'));
  const at = { codebook: `codebook/${own}.yaml`, proposed: `codebook/${own}.proposed.json` };
  const { codebookFile } = await import('../../model/codebook-file.ts');
  const text = await readText(effects, within(at.codebook), at.codebook);
  const mine = await readDeclaration(at.codebook, text, codebookFile as unknown as Schema<CodebookFile>);
  const base = JSON.parse(await readText(effects, within(at.proposed), at.proposed)) as { codebook: DraftCodebook };
  const update = updateCodebook(base.codebook, mine.value as unknown as DraftCodebook, theirs);
  const news = [...update.news];
  const files: NewFile[] = [];
  if (update.edits.length > 0) {
    const edited = await editYaml(text, update.edits);
    await checkCodebook(at.codebook, edited);
    files.push({ path: within(at.codebook), data: edited });
  }
  const proposed = `${JSON.stringify({ bytes: source.size, codebook: theirs }, null, 1)}\n`;
  files.push({ path: within(at.proposed), data: proposed });
  files.push(...(await newerSchemas(effects, within)));
  const replaces = files.map(file => file.path);
  const copy = await newCopy(effects, within, source, from === null ? null : inFolder(folder, from));
  if (copy !== null) {
    if (copy.file !== null) files.push(copy.file);
    news.push(copy.message);
  }
  return {
    written: await writeFiles(effects, { review: null, inputs: from === null ? [] : [from], replaces, lock }, files),
    news,
  };
}

/** The newer export stands beside the older one; which of them is read, people decide in review.yaml. */
async function newCopy(
  effects: Effects,
  within: (path: string) => string,
  source: Source,
  inside: string | null,
): Promise<{ file: NewFile | null; message: string } | null> {
  if (inside !== null) {
    const declared = await readText(effects, within('review.yaml'), 'review.yaml');
    if (declared.includes(inside)) return null;
    return {
      file: null,
      message: `write \`path: ${inside}\` in review.yaml to read the new file instead of the old one`,
    };
  }
  const bytes = await source.bytes();
  const name = baseName(source.name);
  const [stem, ending] = [name.replace(/\.[^.]*$/, ''), /\.[^.]*$/.exec(name)?.[0] ?? ''];
  for (let i = 1; ; i++) {
    const path = within(`corpus/${i === 1 ? name : `${stem}-${i}${ending}`}`);
    if (path === source.name) return null;
    const old = await effects.source(path);
    if (old !== null) {
      const before = await old.bytes();
      if (before.length === bytes.length && before.every((byte, at) => byte === bytes[at])) return null;
      continue;
    }
    return {
      file: { path, data: bytes },
      message: `the new export was written to ${path}; name it as \`path:\` in review.yaml to read it instead of the old one`,
    };
  }
}
