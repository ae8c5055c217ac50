import { registry } from '../../../base/registry.ts';
import type { Drafting } from '../drafting.ts';
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

/** Sentences of every analysis, in the order in which a Results section has them. To add one: a file here, and a line. */
export const DRAFTINGS = registry<Drafting>([
  flow,
  trend,
  shares,
  difference,
  crosstab,
  ranks,
  intersections,
  diversity,
  gaps,
  agreement,
  robustness,
  verification,
]);
