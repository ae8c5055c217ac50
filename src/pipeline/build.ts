import type { Effects } from '../base/effects.ts';
import type { Fault } from '../base/fault.ts';
import type { ClaimsCheck } from '../claims/check.ts';
import type { Finding } from '../model/finding.ts';
import { reviewClaims } from './claims.ts';
import { manifestOf } from './manifest.ts';
import { type OpenReview, openReview } from './open.ts';
import type { Output } from './output.ts';
import { renderExhibits } from './render.ts';

export interface Built {
  readonly open: OpenReview;
  /** of the sheets, then of the exhibits */
  readonly findings: readonly Finding[];
  /** the verdicts on the claims that review.yaml names; null where it names none */
  readonly claims: ClaimsCheck | null;
  readonly written: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * The main job, in the only order there is:
 *
 * ```
 * bytes ─ingest→ Table ─validate(codebook)→ CodedTable ─tabulate(plan)→ ResultRow[] ─┬ figures → Vega-Lite spec ─┐
 *                          └→ Finding[]          (all coders' tables too)           ├ tables  → TableModel     ─┼ export → out/
 *                                                                                   └ claims  → verdicts        ┘
 * ```
 */
export async function build(effects: Effects, path: string | null): Promise<Built> {
  const open = await openReview(effects, path, { everySheet: true });
  const rendering = await renderExhibits(effects, open, 'all');
  const claims = await reviewClaims(effects, open);
  const outputs: Output[] = [...rendering.outputs, ...(claims?.outputs ?? [])];
  outputs.push({ path: 'out/manifest.json', data: await manifestOf(open, outputs), inputs: [], rows: [] });
  const written = await writeOutputs(effects, open, outputs);
  return {
    open,
    findings: [...open.findings, ...rendering.findings],
    claims: claims?.check ?? null,
    written,
    faults: rendering.faults,
  };
}

/** Writes outputs into the review's folder, each whole or not at all. */
export async function writeOutputs(effects: Effects, open: OpenReview, outputs: readonly Output[]): Promise<string[]> {
  for (const output of outputs) await effects.write(`${open.review.folder}/${output.path}`, output.data);
  return outputs.map(output => output.path);
}
