import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { VERSION } from '../../base/version.ts';
import { readText } from '../../review.ts';
import { type BuildOptions, type Prepared, prepare } from './build.ts';
import { MANIFEST, type Manifest, sha256 } from './manifest.ts';

/** What a written file is, held against what the review gives now. */
export interface Verified {
  readonly path: string;
  readonly state: 'same' | 'stale' | 'edited' | 'missing' | 'extra';
  /** what changed since it was written; '' where it is the same */
  readonly why: string;
}

/**
 * Whether every file in out/ (or in a published copy of it) is what the present data, codebook, declarations and tool give.
 * Everything is made anew in memory and compared by SHA-256; the manifest beside the files says what each was made from.
 *
 * @param folder the copy; null for out/ of the review
 */
export async function verify(
  effects: Effects,
  path: string | null,
  folder: string | null,
  options: BuildOptions = {},
): Promise<{ prepared: Prepared; files: readonly Verified[] }> {
  const prepared = await prepare(effects, path, options);
  const base = folder ?? `${prepared.open.review.folder}/out`;
  if (!(await effects.exists(base)))
    throw new Fault('no-output', `${folder ?? 'out'} does not exist`, 'write it with `scopebook build`');
  const there = await effects.list(base);
  const manifest = await manifestIn(effects, base);
  const recorded = new Map(manifest?.outputs.map(output => [inside(output.path), output]) ?? []);
  const now = JSON.parse(String(prepared.outputs.at(-1)?.data ?? '{}')) as Manifest;
  const files: Verified[] = [];
  for (const output of prepared.outputs) {
    const name = inside(output.path);
    if (output.path === MANIFEST) continue;
    if (!there.includes(name)) {
      files.push({ path: name, state: 'missing', why: 'the review produces it, but the file is missing' });
      continue;
    }
    const found = await hashIn(effects, `${base}/${name}`);
    const record = recorded.get(name);
    if (found === sha256(output.data)) files.push({ path: name, state: 'same', why: '' });
    else if (record !== undefined && record.sha256 !== found)
      files.push({
        path: name,
        state: 'edited',
        why: 'it was changed after it was written: its bytes are not those in the manifest',
      });
    else files.push({ path: name, state: 'stale', why: whyStale(manifest, now, record?.inputs ?? output.inputs) });
  }
  const given = new Set(prepared.outputs.map(output => inside(output.path)));
  for (const name of there)
    if (!given.has(name))
      files.push({
        path: name,
        state: 'extra',
        why: recorded.has(name) ? 'the review no longer produces it' : 'no build wrote it',
      });
  return { prepared, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

const inside = (path: string): string => path.replace(/^out\//, '');

async function manifestIn(effects: Effects, folder: string): Promise<Manifest | null> {
  if (!(await effects.exists(`${folder}/manifest.json`))) return null;
  try {
    return JSON.parse(await readText(effects, `${folder}/manifest.json`, 'manifest.json')) as Manifest;
  } catch {
    throw new Fault('manifest', 'manifest.json is damaged', 'write it anew with `scopebook build`');
  }
}

async function hashIn(effects: Effects, path: string): Promise<string> {
  const source = await effects.source(path);
  return source === null ? '' : sha256(await source.bytes());
}

/** Which of its inputs are other files now; else the version of the tool. */
function whyStale(then: Manifest | null, now: Manifest, inputs: readonly string[]): string {
  if (then === null) return 'there is no manifest that lists its inputs';
  const changed = [...new Set([...inputs, ...Object.keys(now.inputs).filter(path => inputs.includes(path))])].filter(
    path => then.inputs[path] !== now.inputs[path],
  );
  if (changed.length > 0) return `${changed.join(', ')} changed since`;
  if (then.scopebook !== VERSION) return `it was made by scopebook ${then.scopebook}, this is ${VERSION}`;
  return 'its inputs are unchanged, but the output differs';
}
