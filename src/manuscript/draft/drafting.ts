import type { Named } from '../../base/registry.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { StatisticCatalogue } from '../../model/statistic-catalogue.ts';
import type { Words } from '../../model/words.ts';

/** An analysis that is to be put into words, and the options of the exhibit that declares it. */
export interface Declared {
  readonly request: AnalysisRequest;
  readonly options: Readonly<Record<string, unknown>>;
}

export type FieldKind = 'single' | 'multi' | 'numeric' | 'proposition';

/** What sentences are made with. */
export interface Tools {
  readonly words: Words;
  /** the rows of a request */
  rows(request: AnalysisRequest): readonly ResultRow[];
  kind(field: string): FieldKind;
  catalogue(analysis: string): StatisticCatalogue;
}

/**
 * One analysis in plain sentences. Every number is a placeholder that `fill` understands; nothing is judged, compared or left
 * out. To add one: a file here, and a line in index.ts.
 */
export interface Drafting extends Named {
  /** what the sentences say, for the guide */
  readonly describe: string;
  /** analyses that make one paragraph together; where it is left out, each is its own */
  merge?(declared: readonly Declared[], tools: Tools): Declared[];
  /** paragraphs in Markdown; none where there is nothing to say */
  write(declared: Declared, tools: Tools): string[];
  /** the sentences say what the analysis' notes of the code `result` say */
  readonly saysResult?: boolean;
}

export const drafting = (entry: Drafting): Drafting => entry;
