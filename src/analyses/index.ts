import { registry } from '../base/registry.ts';
import { agreement } from './agreement/analysis.ts';
import type { Analysis } from './analysis.ts';
import { crosstab } from './crosstab/analysis.ts';
import { difference } from './difference/analysis.ts';
import { diversity } from './diversity/analysis.ts';
import { flow } from './flow/analysis.ts';
import { gaps } from './gaps/analysis.ts';
import { intersections } from './intersections/analysis.ts';
import { ranks } from './ranks/analysis.ts';
import { robustness } from './robustness/analysis.ts';
import { shares } from './shares/analysis.ts';
import { trend } from './trend/analysis.ts';
import { verification } from './verification/analysis.ts';

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
