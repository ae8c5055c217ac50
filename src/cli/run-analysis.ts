import { ANALYSES } from '../analyses/index.ts';
import { parseRequest } from '../analyses/parse-request.ts';
import { results } from '../pipeline/request/results.ts';
import { withReference } from '../pipeline/request/with-reference.ts';
import { openReview, openStudies } from '../read/session.ts';
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
  const open =
    analysis.readsCoders === true ? (await openReview(effects, review)).of(of) : await openStudies(effects, review, of);
  const requests = analysis.requests?.(request, open.material) ?? [request];
  await printResults(effects, open, results(open, requests, target), format, view);
  return 0;
}
