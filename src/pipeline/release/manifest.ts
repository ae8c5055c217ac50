import { createHash } from 'node:crypto';
import { VERSION } from '../../base/version.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output } from '../../write/output.ts';

/** Where the manifest stands in the review's folder. */
export const MANIFEST = 'out/manifest.json';

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** The SHA-256 of a file of the review, read in pieces. */
async function hashOf(open: OpenReview, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (await open.review.source(path)).stream()) hash.update(chunk);
  return hash.digest('hex');
}

/** The SHA-256 of every file that outputs were made from, by path. */
export async function inputHashes(open: OpenReview, outputs: readonly Output[]): Promise<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const path of [...new Set(outputs.flatMap(output => output.inputs))].sort())
    inputs[path] = await hashOf(open, path);
  return inputs;
}

/** What out/manifest.json says. */
export interface Manifest {
  readonly scopebook: string;
  readonly review: { readonly name: string; readonly version: string | null };
  readonly codebook: { readonly path: string; readonly version: string | null };
  /** SHA-256 by path */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly inputs: readonly string[];
    readonly rows: readonly string[];
  }[];
}

/** out/manifest.json: for every output what it was made from, by which declarations and which tool. No clock, no machine. */
export async function manifestOf(open: OpenReview, outputs: readonly Output[]): Promise<string> {
  const inputs = await inputHashes(open, outputs);
  const manifest: Manifest = {
    scopebook: VERSION,
    review: { name: open.review.value.name, version: open.review.value.version ?? null },
    codebook: { path: open.codebook.file, version: open.codebook.version },
    inputs,
    outputs: [...outputs]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(output => ({ path: output.path, sha256: sha256(output.data), inputs: output.inputs, rows: output.rows })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
