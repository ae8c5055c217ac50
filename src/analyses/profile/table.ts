import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { profileTable } from '../../tables/profile-table.ts';
import type { TableContext } from '../result-table.ts';

/** A line a facet (and subgroup), a column a level and a missing state. */
export const table = (rows: readonly ResultRow[], { words, format }: TableContext): TableModel[] =>
  profileTable(rows, words, format);
