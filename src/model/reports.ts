import type { Address } from './finding.ts';

/** One report (publication, registration, thesis …) of a study. */
export interface Report {
  readonly report: string;
  /** the unit that it belongs to */
  readonly study: string;
  readonly type: string;
  /** 1 speaks before 2; null where none is given */
  readonly precedence: number | null;
  readonly at: Address;
}

/** Which report belongs to which study. */
export interface Reports {
  readonly file: string;
  readonly all: readonly Report[];
  get(report: string): Report | undefined;
}

/** Which columns of the table of reports hold what; null: by the usual names. */
export interface ReportColumns {
  readonly report: string | null;
  readonly study: string | null;
  readonly type: string | null;
  readonly precedence: string | null;
}
