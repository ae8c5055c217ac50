import { registry } from '../../base/registry.ts';
import type { Analysis } from '../analysis.ts';
import { agreement } from './agreement.ts';
import { diversity } from './diversity.ts';
import { gaps } from './gaps.ts';
import { robustness } from './robustness.ts';
import { shares } from './shares.ts';
import { verification } from './verification.ts';

/** Every analysis. To add one: a file here, and a line in this list. */
export const ANALYSES = registry<Analysis>([
  // one a line
  shares,
  agreement,
  diversity,
  gaps,
  robustness,
  verification,
]);
