import { registry } from '../../../base/registry.ts';
import type { Repair } from '../repair.ts';
import { alias } from './alias.ts';
import { caseRepair } from './case.ts';
import { delimiter } from './delimiter.ts';
import { missing } from './missing.ts';
import { trim } from './trim.ts';

/** Every safe repair, in the order in which a cell gets them. To add one: a file here, and a line in this list. */
export const REPAIRS = registry<Repair>([trim, missing, delimiter, alias, caseRepair]);
