import { registry } from '../base/registry.ts';
import type { Drafting } from '../manuscript/draft/drafting.ts';
import { agreement } from './agreement/sentences.ts';
import { crosstab } from './crosstab/sentences.ts';
import { difference } from './difference/sentences.ts';
import { diversity } from './diversity/sentences.ts';
import { flow } from './flow/sentences.ts';
import { gaps } from './gaps/sentences.ts';
import { intersections } from './intersections/sentences.ts';
import { ranks } from './ranks/sentences.ts';
import { robustness } from './robustness/sentences.ts';
import { shares } from './shares/sentences.ts';
import { trend } from './trend/sentences.ts';
import { verification } from './verification/sentences.ts';

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
