import { registry } from '../../base/registry.ts';
import { TABLE_TYPES } from '../../tables/types/index.ts';
import { ANALYSES } from '../index.ts';
import { analysisTable, type ExhibitTable } from './analysis-table.ts';

/**
 * Every type of table that an exhibit can be: those with a layout of their own, then every analysis that has none of its name,
 * as its command prints it.
 */
export const EXHIBIT_TABLES = registry<ExhibitTable>([
  ...TABLE_TYPES.all,
  ...ANALYSES.all.filter(({ name }) => TABLE_TYPES.get(name) === undefined).map(analysisTable),
]);
