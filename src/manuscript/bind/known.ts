/** What is known of the document and the review. */
export interface Known {
  readonly total: number | null;
  readonly boxes: ReadonlySet<string>;
  /** the review has the codes of single coders */
  readonly coders: boolean;
}
