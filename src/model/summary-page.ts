import type { TableModel } from './table-model.ts';

/** A part of a page that sums a review up for somebody who has two minutes. */
export type SummaryBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: TableModel };

/** The page, without its format. */
export interface SummaryPage {
  readonly title: string;
  /** stands in the metadata of the file too; null where there is nothing to disclose */
  readonly disclosure: string | null;
  readonly blocks: readonly SummaryBlock[];
}
