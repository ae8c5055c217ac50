/** A file that is ready to be written. */
export interface Output {
  /** inside the review's folder, e.g. `out/table-1.md` */
  readonly path: string;
  readonly data: Uint8Array | string;
  /** what it was made from: paths inside the review's folder */
  readonly inputs: readonly string[];
  /** ids of the result rows in it */
  readonly rows: readonly string[];
}

/** Sizes and formats of the command line, stronger than what an exhibit declares. */
export interface Overrides {
  readonly width?: number;
  readonly dpi?: number;
  readonly fontSize?: number;
  readonly journal?: string;
  readonly formats?: readonly string[];
}
