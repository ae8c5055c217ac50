import type { Severity } from '../../model/finding.ts';

/** One problem of a sheet, as the coder who mends it needs it. */
export interface Annotation {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | null;
  readonly coder: string | null;
  /** the key of the study, '' where there is none */
  readonly unit: string;
  readonly field: string;
  readonly value: string;
  /** the row as the spreadsheet counts it, from 1; null where the whole sheet is meant */
  readonly row: number | null;
  /** from 0; null where a whole row or the sheet is meant */
  readonly column: number | null;
}

/** Colours of cells by the worst that is said of them, light enough to read the text on. */
export const TINTS: Readonly<Record<Severity, string>> = { error: 'F8CBAD', warning: 'FFE699', note: 'DDEBF7' };

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Who a finding is for first, then where it stands: one coder's cells stand together. */
export const byCoder = (a: Annotation, b: Annotation): number =>
  text(a.coder, b.coder) ||
  (a.row ?? 0) - (b.row ?? 0) ||
  (a.column ?? -1) - (b.column ?? -1) ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  text(a.code, b.code) ||
  text(a.message, b.message);

const text = (a: string | null, b: string | null): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
