import { registry } from '../../../base/registry.ts';
import type { TableFormat } from '../table-format.ts';
import { csv } from './csv.ts';
import { md } from './md.ts';

/** Every file format of tables. To add one: a file here, and a line in this list. */
export const TABLE_FORMATS = registry<TableFormat>([md, csv]);
