import type { ExhibitInput, ExhibitType } from '../model/exhibit.ts';
import type { TableModel } from '../model/table-model.ts';

export type TableType = ExhibitType<ExhibitInput, TableModel>;

export const tableType = (entry: TableType): TableType => entry;
