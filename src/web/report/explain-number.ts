import type { Explanation } from '../../analyses/explain.ts';
import { explainRow } from '../../analyses/explain-row.ts';
import { findRow } from '../../analyses/find-row.ts';
import { Fault } from '../../base/fault.ts';
import type { Material } from '../../model/material.ts';
import { parseRowId } from '../../tabulate/rows/parse-row-id.ts';
import type { ReportJson } from '../data/report-json.ts';

/** The units behind a result row, or the reason why no list of units stands behind it. */
export function explainNumber(
  id: string,
  material: Material,
  citation: ReportJson['citation'],
): Explanation | { readonly refusal: string } {
  try {
    const name = parseRowId(id);
    if (name === null) return { refusal: id };
    return explainRow(material, findRow(material, name), id, citation);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { refusal: error.message };
  }
}
