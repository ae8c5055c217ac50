import { ANALYSES } from '../../src/analyses/index.ts';
import { parseRequest } from '../../src/analyses/parse-request.ts';
import type { Results } from '../../src/model/result-row.ts';
import { results } from '../../src/pipeline/request/results.ts';
import type { OpenReview } from '../../src/read/session.ts';

/** What the command of an analysis gives: `scopebook NAME FIELD… --option value`. */
export function commandResults(
  open: OpenReview,
  name: string,
  fields: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Results {
  const analysis = ANALYSES.get(name)!;
  const { request, target } = parseRequest(analysis, fields, options);
  return results(open, analysis.requests?.(request, open.material) ?? [request], target);
}
