import { unitOf } from '../../model/unit-of.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import { results } from '../../pipeline/request/results.ts';
import type { OpenReview } from '../../read/session.ts';
import { printedRow } from './printed-row.ts';
import type { OtherRowJson, OtherUnitsJson } from './report-json.ts';

/** What an exhibit of another resource counts, and its numbers. */
export interface OtherRows {
  readonly of: OtherUnitsJson;
  readonly rows: readonly OtherRowJson[];
}

/**
 * The numbers of an exhibit that counts the units of another resource than the studies, with the studies that these units
 * belong to: the page has no rows of that resource. null for exhibits of the studies.
 */
export function otherRows(open: OpenReview, { declaration, requests, model }: Shown): OtherRows | null {
  const { of } = declaration;
  if (of === undefined || of === open.review.studies.name) return null;
  const view = open.of(of);
  const { coded, parents } = view.material;
  const place = unitOf(coded);
  const study = unitOf(open.studies.coded);
  const root = parents?.at(-1);
  const studiesOf = (keys: readonly string[]): number[] => {
    const found = keys.flatMap(key => {
      const parent = root?.of[place(key) ?? -1] ?? -1;
      return root === undefined || parent < 0 ? [] : (study(root.key(parent)) ?? []);
    });
    return [...new Set(found)].sort((a, b) => a - b);
  };
  // of a table what its cells print, of a figure what it draws
  const printed =
    model === null
      ? null
      : new Set(model.groups.flatMap(group => group.rows.flatMap(row => row.cells.map(cell => cell.row))));
  const rows = results(
    view,
    requests.map(request => ({ ...request, studies: true })),
  )
    .rows.filter(({ id, n, studies }) => n !== null && studies !== null && (printed === null ? n > 0 : printed.has(id)))
    .map(row => ({ ...printedRow(row, view.words), studies: studiesOf(row.studies ?? []) }));
  return { of: { units: view.words.units, count: coded.units, rows: rows.map(({ id }) => id) }, rows };
}
