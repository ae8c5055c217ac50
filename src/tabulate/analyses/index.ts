import { registry } from '../../base/registry.ts';
import type { Analysis } from '../analysis.ts';
import { agreement } from './agreement.ts';
import { shares } from './shares.ts';

/** Every analysis. To add one: a file here, and a line in this list. */
export const ANALYSES = registry<Analysis>([shares, agreement]);
