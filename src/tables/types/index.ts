import { registry } from '../../base/registry.ts';
import type { TableType } from '../table-type.ts';
import { characteristics } from './characteristics.ts';
import { citations } from './citations.ts';
import { codebook } from './codebook.ts';
import { shares } from './shares.ts';

/** Every type of table. To add one: a file here, and a line in this list. */
export const TABLE_TYPES = registry<TableType>([characteristics, shares, citations, codebook]);
