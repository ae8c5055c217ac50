import type { ListedAnalysis } from '../analyses/analysis.ts';
import { countedFields } from '../analyses/counted-fields.ts';
import { LAZY_ANALYSES } from '../analyses/lazy-analyses.ts';
import { parseRequest } from '../analyses/parse-request.ts';
import { runRequests } from '../analyses/run-requests.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import { withReference } from '../pipeline/request/with-reference.ts';
import { changedMaterial } from '../read/material.ts';
import { type OpenReview, openReview, openStudies } from '../read/session.ts';
import type { CommandContext } from './command.ts';
import { checkResultFormat, printResults } from './print-results.ts';

/** What was typed after the command of an analysis. */
export interface TypedAnalysis {
  readonly name: string;
  readonly fields: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly format: string;
}

/** Runs one analysis of the review and prints its rows. */
export async function runAnalysis(
  { effects, review }: Pick<CommandContext, 'effects' | 'review'>,
  { name, fields, options, format }: TypedAnalysis,
): Promise<number> {
  const loaded = new Map<string, ListedAnalysis>();
  // what a request needs beside its own analysis, such as the test that a share goes with
  const load = async (names: readonly string[]): Promise<void> => {
    for (const one of names) if (!loaded.has(one)) loaded.set(one, await LAZY_ANALYSES[one]!());
  };
  const analysisOf = (one: string): ListedAnalysis => loaded.get(one)!;
  await load([name]);
  const analysis = analysisOf(name);
  checkResultFormat(format);
  const { request: typed, view, target } = parseRequest(analysis, fields, options);
  const request = await withReference(effects, typed);
  const { of = null } = request;
  const requestsOf = async (material: Material | null): Promise<AnalysisRequest[]> => {
    const requests = analysis.requests?.(request, material) ?? [request];
    await load(requests.map(one => one.analysis));
    return requests;
  };
  const openFor = async (): Promise<OpenReview> => {
    if (analysis.readsCoders === true) return (await openReview(effects, review)).of(of);
    const unopened = await requestsOf(null);
    const counted = await openStudies(effects, review, of, codebook => countedFields(unopened, codebook, analysisOf));
    // what it is can only be seen from the sheet: a test of numbers compares the units themselves
    return counted.material.coded.weights !== undefined &&
      countedFields(await requestsOf(counted.material), counted.codebook, analysisOf) === null
      ? openStudies(effects, review, of)
      : counted;
  };
  const open = await openFor();
  const requests = await requestsOf(open.material);
  const material = target === null ? open.material : changedMaterial(open.material, { target });
  await printResults(effects, open, runRequests(requests, material, analysisOf), format, view, analysisOf);
  return 0;
}
