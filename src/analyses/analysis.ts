import type { Named } from '../base/registry.ts';
import type { Drafting } from '../manuscript/draft/drafting.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Material } from '../model/material.ts';
import type { Results } from '../model/result-row.ts';
import type { StatisticCatalogue } from '../model/statistic-catalogue.ts';
import type { RowName } from '../tabulate/rows/parse-row-id.ts';
import type { CommonOption, OptionShape, OptionsOf } from './option-shape.ts';
import { readOptions } from './read-options.ts';
import type { ResultTable } from './result-table.ts';

/** The command of an analysis; its flags are those of the options that the analysis understands. */
export interface AnalysisCommand {
  /** one line for --help */
  readonly describe: string;
  readonly arguments: readonly { readonly name: string; readonly describe: string }[];
  /** of the options that several analyses have, those that the command offers */
  readonly common: readonly CommonOption[];
  /** other words for a common option, where it means something narrower here */
  readonly words?: Partial<Readonly<Record<CommonOption, string>>>;
  /** options of the analysis that only exhibits and other analyses set */
  readonly hidden?: readonly string[];
}

/** What every analysis says of itself. */
interface Described extends Named {
  /** one sentence for the reference */
  readonly describe: string;
  /** left out where the analysis has no command of its own */
  readonly command?: AnalysisCommand;
  /** options of the printed table alone */
  readonly view?: OptionShape;
  /** it reads the coders' sheets too, not only the consensus */
  readonly readsCoders?: boolean;
  /**
   * It counts units by their cells alone, so that counted combinations of cells give the same rows as the units themselves:
   * the fields that it reads besides those that a request names.
   */
  countsCells?(request: AnalysisRequest, codebook: Codebook): readonly string[];
  /** the statistics that a manuscript can ask for by name, and how each is printed */
  readonly catalogue: StatisticCatalogue;
  /** statistics of its rows that a manuscript does not ask for by name */
  readonly alsoGives?: readonly string[];
  /**
   * What a request needs so that it gives a row that is known by its name alone; where left out, its fields and groups as the
   * name has them (`fieldsOf`)
   */
  requestFor?(name: RowName): Pick<AnalysisRequest, 'options'> & Partial<Pick<AnalysisRequest, 'fields' | 'by'>>;
  /** the requests of one command or table: e.g. all units first, then the subgroups; where left out, the request itself. null: no review is open yet */
  requests?(request: AnalysisRequest, material: Material | null): AnalysisRequest[];
}

/** One analysis: a request and the material in, result rows out. Pure. */
export interface Analysis extends Described {
  /** the options that it alone understands */
  readonly shape: OptionShape;
  run(request: AnalysisRequest, material: Material): Results;
}

/** A request whose options were read. */
export type RequestOf<S extends OptionShape> = Omit<AnalysisRequest, 'options'> & { readonly options: OptionsOf<S> };

/** An analysis from its description; options are read by its shape before it runs, whoever asks. */
export const analysis = <S extends OptionShape>(
  entry: Described & { readonly shape: S; run(request: RequestOf<S>, material: Material): Results },
): Analysis => ({
  ...entry,
  run: (request, material) =>
    entry.run({ ...request, options: readOptions(entry.name, entry.shape, request.options ?? {}) }, material),
});

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
