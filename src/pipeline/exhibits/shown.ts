import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import type { TableModel } from '../../model/table-model.ts';

/** A rendered exhibit as a page shows it: its words, and its picture or table. */
export interface Shown {
  /** the file's name without its extension; of a figure of several pages with the page's number */
  readonly name: string;
  readonly kind: 'figure' | 'table';
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  /** files that were made of it, without `out/` */
  readonly files: readonly string[];
  readonly requests: readonly AnalysisRequest[];
  readonly declaration: ExhibitFile;
  readonly svg: string | null;
  readonly model: TableModel | null;
}
