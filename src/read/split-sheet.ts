import type { Codebook } from '../model/codebook.ts';
import type { Coding } from '../model/review-coding.ts';
import type { Table } from '../model/table.ts';
import type { Review } from '../review.ts';
import type { Split } from '../validate/coders/layout.ts';
import { LAYOUTS } from '../validate/coders/layouts.ts';
import { rowsWhere } from '../validate/coders/rows-where.ts';

/** Splits a sheet with the codes of several coders, by the layout that a declaration names. */
export function splitSheet(table: Table, codebook: Codebook, from: Exclude<Coding['from'], { files: unknown }>): Split {
  const cut = from.where === undefined ? table : rowsWhere(table, codebook, from.where);
  const layout = LAYOUTS.get('column' in from ? 'column' : 'affix' in from ? 'affix' : 'votes')!;
  return layout.split(cut, codebook, from);
}

/** A sheet of units (the studies', where no other is named); where it holds coders' rows or columns too, only the consensus. */
export function consensusSheet(
  review: Review,
  table: Table,
  codebook: Codebook,
  resource: string = review.studies.name,
): Table {
  for (const { from, of } of review.value.codings ?? []) {
    if ('files' in from || 'votes' in from || from.consensus === undefined) continue;
    if ((from.resource ?? of ?? review.studies.name) !== resource) continue;
    const { consensus } = splitSheet(table, codebook, from);
    if (consensus !== null) return { ...consensus, findings: [...table.findings, ...consensus.findings] };
  }
  return table;
}
