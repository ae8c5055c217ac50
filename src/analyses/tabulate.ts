import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import type { Results } from '../model/result-row.ts';
import { ANALYSES } from './index.ts';
import { runRequests } from './run-requests.ts';

/** Runs requests for any analyses one after the other; a row that two requests give is kept once. */
export const tabulate = (requests: readonly AnalysisRequest[], material: Material): Results =>
  runRequests(requests, material, name => ANALYSES.need(name, 'analysis', 'analysis'));
