/** How bad a problem is: an error makes its cell `invalid` (it counts nowhere), a warning and a note leave it as it is. */
export type Severity = 'error' | 'warning' | 'note';

/** Where a cell stands, in the spreadsheet's own terms. */
export interface Address {
  /** the file as it is named in the review, with `/` */
  readonly file: string;
  readonly sheet: string | null;
  /** the spreadsheet's own row number (header = 1, blank rows counted) */
  readonly row: number | null;
  /** the column's letter, e.g. `C` */
  readonly column: string | null;
  /** the column's header as written */
  readonly header: string | null;
}

/**
 * One problem in the data: a value, collected and never thrown.
 * Codes are stable: `D` data, `C` codebook, `A` agreement, `R` reproduction, `F` figure, and a number.
 */
export interface Finding extends Address {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** the codebook's field */
  readonly field: string | null;
  readonly coder: string | null;
  /** the cell as it stands in the sheet */
  readonly value: string | null;
  /** what to write instead, where the evidence allows a proposal */
  readonly suggestion: string | null;
}

/** A finding from what is known of it; everything else is null. */
export function finding(
  code: string,
  severity: Severity,
  message: string,
  rest: Partial<Omit<Finding, 'code' | 'severity' | 'message'>> = {},
): Finding {
  return {
    code,
    severity,
    message,
    file: '',
    sheet: null,
    row: null,
    column: null,
    header: null,
    field: null,
    coder: null,
    value: null,
    suggestion: null,
    ...rest,
  };
}
