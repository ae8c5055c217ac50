import { registry } from '../../base/registry.ts';
import type { Analysis } from '../analysis.ts';
import { agreement } from './agreement.ts';
import { crosstab } from './crosstab.ts';
import { difference } from './difference.ts';
import { diversity } from './diversity.ts';
import { flow } from './flow.ts';
import { gaps } from './gaps.ts';
import { intersections } from './intersections.ts';
import { ranks } from './ranks.ts';
import { robustness } from './robustness.ts';
import { shares } from './shares.ts';
import { trend } from './trend.ts';
import { verification } from './verification.ts';

/** Every analysis. To add one: a file here, and a line in this list. */
export const ANALYSES = registry<Analysis>([
  // one a line
  shares,
  crosstab,
  ranks,
  trend,
  intersections,
  difference,
  agreement,
  diversity,
  gaps,
  robustness,
  verification,
  flow,
]);
