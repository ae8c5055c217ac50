import { registry } from '../../base/registry.ts';
import type { TableType } from '../table-type.ts';
import { agreement } from './agreement.ts';
import { characteristics } from './characteristics.ts';
import { citations } from './citations.ts';
import { codebook } from './codebook.ts';
import { crosstab } from './crosstab.ts';
import { disagreements } from './disagreements.ts';
import { flags } from './flags.ts';
import { gapList } from './gap-list.ts';
import { profile } from './profile.ts';
import { shares } from './shares.ts';
import { trend } from './trend.ts';

/** Every type of table. To add one: a file here, and a line in this list. */
export const TABLE_TYPES = registry<TableType>([
  characteristics,
  shares,
  crosstab,
  trend,
  agreement,
  disagreements,
  gapList,
  profile,
  flags,
  citations,
  codebook,
]);
