import { registry } from '../../../base/registry.ts';
import type { Layout } from '../layout.ts';
import { condensed } from './condensed.ts';
import { long } from './long.ts';
import { redcap } from './redcap.ts';
import { wide } from './wide.ts';

/** Every form of a coded sheet. To add one: a file here, and a line in this list. */
export const LAYOUT_FORMS = registry<Layout>([condensed, long, wide, redcap]);
