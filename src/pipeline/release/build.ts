import { append } from '../../base/append.ts';
import type { Effects } from '../../base/effects.ts';
import type { Fault } from '../../base/fault.ts';
import type { ClaimsCheck } from '../../claims/check.ts';
import type { Finding } from '../../model/finding.ts';
import { loadScreening } from '../../read/load-screening.ts';
import { type OpenReview, openReview } from '../../read/session.ts';
import type { Output } from '../../write/output.ts';
import { writeOutputs } from '../../write/outputs.ts';
import { renderExhibits } from '../exhibits/render.ts';
import type { Shown } from '../exhibits/shown.ts';
import { reviewClaims } from '../manuscript/claims.ts';
import { INDEX, indexPage } from './index-page.ts';
import { inputHashes, MANIFEST, manifestOf } from './manifest.ts';
import type { PageMaker } from './pages.ts';

/** Everything that a build would write, before anything is written. */
export interface Prepared {
  readonly open: OpenReview;
  /** of the sheets, then of the exhibits */
  readonly findings: readonly Finding[];
  /** the verdicts on the claims that review.yaml names; null where it names none */
  readonly claims: ClaimsCheck | null;
  /** the exhibits as a page shows them */
  readonly shown: readonly Shown[];
  /** the manifest last */
  readonly outputs: readonly Output[];
  readonly faults: readonly Fault[];
}

export interface BuildOptions {
  /** a former state to say what changed since: a sheet, a folder or a git revision */
  readonly against?: string | null;
  /** makes the pages, e.g. out/report.html */
  readonly pages?: PageMaker;
}

/**
 * The main job, in the only order there is:
 *
 * ```
 * bytes ─ingest→ Table ─validate(codebook)→ CodedTable ─tabulate(plan)→ ResultRow[] ─┬ figures → Vega-Lite spec ─┐
 *                          └→ Finding[]          (all coders' tables too)           ├ tables  → TableModel     ─┼ export → out/
 *                                                                                   ├ claims  → verdicts        │
 *                                                                                   └ changes → what moved      ┘
 * ```
 */
export async function prepare(
  effects: Effects,
  path: string | null,
  { against = null, pages }: BuildOptions = {},
): Promise<Prepared> {
  const open = await openReview(effects, path);
  const rendering = await renderExhibits(effects, open, 'all');
  const claims = await reviewClaims(effects, open);
  const changes = against === null ? [] : await (await import('./changes.ts')).changesOutputs(effects, path, against);
  const outputs: Output[] = [...rendering.outputs, ...(claims?.outputs ?? []), ...changes];
  if (pages !== undefined)
    append(
      outputs,
      await pages({
        open,
        shown: rendering.shown,
        claims: claims?.check ?? null,
        claimSets: claims?.sets ?? [],
        hashes: Object.entries(await inputHashes(open, outputs)),
        changes: changedIn(changes),
        screening: await loadScreening(open),
      }),
    );
  // an exhibit may have taken the name
  if (!outputs.some(output => output.path === INDEX)) {
    const { title, name } = open.review.value;
    outputs.push(indexPage(title ?? name, outputs, rendering.shown));
  }
  outputs.push({ path: MANIFEST, data: await manifestOf(open, outputs), inputs: [], rows: [] });
  return {
    open,
    findings: [...open.findings, ...rendering.findings],
    claims: claims?.check ?? null,
    shown: rendering.shown,
    outputs,
    faults: rendering.faults,
  };
}

/** The paragraph of the report of changes, where there is one. */
function changedIn(changes: readonly Output[]): string | null {
  const json = changes.find(output => output.path.endsWith('.json'));
  if (json === undefined) return null;
  const { paragraph } = JSON.parse(String(json.data)) as { paragraph?: string };
  return paragraph ?? null;
}

/** Prepares everything and writes it. */
export async function build(
  effects: Effects,
  path: string | null,
  options: BuildOptions = {},
): Promise<Prepared & { readonly written: readonly string[] }> {
  const prepared = await prepare(effects, path, options);
  const { open, outputs } = prepared;
  return { ...prepared, written: await writeOutputs(effects, { review: open.review }, outputs) };
}
