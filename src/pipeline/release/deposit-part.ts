/** A file on its way into a deposit. */
export interface DepositPart {
  readonly path: string;
  readonly title: string;
  readonly data: Uint8Array | string;
  /** the files of the review that it is made from; [] where it is an input */
  readonly from: readonly string[];
}
