import { registry } from '../../../base/registry.ts';
import { bmc } from './bmc.ts';
import { elsevier } from './elsevier.ts';
import { jamia } from './jamia.ts';
import type { Journal } from './journal.ts';
import { nature } from './nature.ts';
import { plos } from './plos.ts';

/** Every journal whose rules are known. To add one: a file here, and a line in this list. */
export const JOURNALS = registry<Journal>([nature, plos, bmc, elsevier, jamia]);
