import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import type { Results } from '../model/result-row.ts';
import type { StatisticCatalogue } from '../model/statistic-catalogue.ts';

/** One analysis: a request and the material in, result rows out. Pure. */
export interface Analysis {
  readonly name: string;
  /** one sentence for the reference */
  readonly describe: string;
  /** names of options that it understands, for messages */
  readonly options?: readonly string[];
  /** the statistics that a manuscript can ask for by name, and how each is printed */
  readonly catalogue: StatisticCatalogue;
  run(request: AnalysisRequest, material: Material): Results;
}

export const analysis = (entry: Analysis): Analysis => entry;
