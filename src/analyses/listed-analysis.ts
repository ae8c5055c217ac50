import type { Drafting } from '../manuscript/draft/drafting.ts';
import type { Analysis } from './analysis.ts';
import type { ResultTable } from './result-table.ts';

/** An analysis with what is made of its rows; tables and sentences are loaded when they are wanted. */
export interface ListedAnalysis extends Analysis {
  readonly table: () => Promise<{ readonly table: ResultTable }>;
  readonly sentences: () => Promise<{ readonly sentences: Drafting }>;
}

type Views = Pick<ListedAnalysis, 'table' | 'sentences'>;

/** An entry of the list of analyses. */
export const listed = (analysis: Analysis, table: Views['table'], sentences: Views['sentences']): ListedAnalysis => ({
  ...analysis,
  table,
  sentences,
});
