/** Where a declaration stands: `codebook/x.yaml:12:5`. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
