import { countedFields } from '../analyses/counted-fields.ts';
import { ANALYSES } from '../analyses/index.ts';
import { parseRequest } from '../analyses/parse-request.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import { results } from '../pipeline/request/results.ts';
import { withReference } from '../pipeline/request/with-reference.ts';
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
  const analysis = ANALYSES.get(name);
  if (analysis === undefined) throw new Error(`the analysis ${name} has a command, and is not in the list`);
  checkResultFormat(format);
  const { request: typed, view, target } = parseRequest(analysis, fields, options);
  const request = await withReference(effects, typed);
  const { of = null } = request;
  const requestsOf = (material: Material | null): AnalysisRequest[] =>
    analysis.requests?.(request, material) ?? [request];
  const openFor = async (): Promise<OpenReview> => {
    if (analysis.readsCoders === true) return (await openReview(effects, review)).of(of);
    const counted = await openStudies(effects, review, of, codebook => countedFields(requestsOf(null), codebook));
    // what it is can only be seen from the sheet: a test of numbers compares the units themselves
    return countedFields(requestsOf(counted.material), counted.codebook) === null &&
      counted.material.coded.weights !== undefined
      ? openStudies(effects, review, of)
      : counted;
  };
  const open = await openFor();
  const requests = requestsOf(open.material);
  await printResults(effects, open, results(open, requests, target), format, view);
  return 0;
}
