import { registry } from '../../base/registry.ts';
import { byAffix } from './by-affix.ts';
import { byColumn } from './by-column.ts';
import { byVotes } from './by-votes.ts';
import type { Layout } from './layout.ts';

/** Every layout of several coders in one sheet. To add one: a file here, and a line in this list. */
export const LAYOUTS = registry<Layout>([byColumn, byAffix, byVotes]);
